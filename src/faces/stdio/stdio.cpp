// One loop reads, writes and waits. Requests begin on its thread; when one takes long, the loop goes
// on on another (see Relay), and what it has to say is only queued. So no slow tool delays reading,
// and no client that forgets to read can make a tool wait.
#include "faces/stdio/stdio.h"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>

#include "faces/mcp/conversation.h"
#include "faces/relay.h"
#include "faces/stdio/lines.h"
#include "faces/stdio/output.h"

namespace talewright::faces {

namespace {

using Clock = std::chrono::steady_clock;

// Wakes the loop from other threads and from a signal handler.
class Wake {
 public:
  Wake() : fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  }
  ~Wake() { close(fd_); }
  Wake(const Wake&) = delete;
  Wake& operator=(const Wake&) = delete;
  int fd() const { return fd_; }
  void ring() const { (void)!eventfd_write(fd_, 1); }
  void clear() const {
    eventfd_t value;
    (void)!eventfd_read(fd_, &value);
  }

 private:
  const int fd_;
};

std::atomic<int> signal_wake_fd{-1};
std::atomic<bool> signal_came{false};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int) {
  const int saved = errno;
  signal_came = true;
  if (const int fd = signal_wake_fd; fd >= 0) (void)!eventfd_write(fd, 1);
  errno = saved;
}

// SIGTERM and SIGINT end the loop; everybody who prints to stdout prints to stderr meanwhile.
class OwnProcess {
 public:
  OwnProcess(const Wake& wake, int& out) : out_(out) {
    signal_came = false;
    signal_wake_fd = wake.fd();
    struct sigaction action = {};
    action.sa_handler = note_signal;
    sigaction(SIGTERM, &action, &old_term_);
    sigaction(SIGINT, &action, &old_int_);
    if (out == STDOUT_FILENO && (kept_ = dup(STDOUT_FILENO)) >= 0) {
      if (dup2(STDERR_FILENO, STDOUT_FILENO) >= 0) out_ = kept_;
    }
  }
  ~OwnProcess() {
    sigaction(SIGTERM, &old_term_, nullptr);
    sigaction(SIGINT, &old_int_, nullptr);
    signal_wake_fd = -1;
    if (kept_ >= 0) {
      dup2(kept_, STDOUT_FILENO);
      close(kept_);
    }
  }
  OwnProcess(const OwnProcess&) = delete;
  OwnProcess& operator=(const OwnProcess&) = delete;

 private:
  int& out_;
  int kept_ = -1;
  struct sigaction old_term_ = {}, old_int_ = {};
};

class IgnoreBrokenPipes {
 public:
  IgnoreBrokenPipes() {
    struct sigaction action = {};
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, &old_);
  }
  ~IgnoreBrokenPipes() { sigaction(SIGPIPE, &old_, nullptr); }
  IgnoreBrokenPipes(const IgnoreBrokenPipes&) = delete;
  IgnoreBrokenPipes& operator=(const IgnoreBrokenPipes&) = delete;

 private:
  struct sigaction old_ = {};
};

// Takes whatever is said, about any message.
class LineOutlet : public mcp::Outlet {
 public:
  explicit LineOutlet(std::function<void(std::string)> say) : say_(std::move(say)) {}
  void send(std::string message) override { say_(std::move(message)); }
  void finish(mcp::Answer answer) override {
    if (!answer.text.empty()) say_(std::move(answer.text));
  }

 private:
  const std::function<void(std::string)> say_;
};

class Loop {
 public:
  Loop(const mcp::Server& server, const StdioOptions& options, const Wake& wake, int out)
      : options_(options),
        wake_(wake),
        out_fd_(out),
        output_(out),
        lines_(options.longest_line),
        conversation_(
            server,
            [this](std::function<void()> work, bool long_work) {
              relay_.work(
                  [this, work = std::move(work)] {
                    work();
                    wake_unless_leading();
                  },
                  long_work);
            },
            {.face = "mcp"}),
        outlet_(std::make_shared<LineOutlet>([this](std::string line) { say(std::move(line)); })),
        relay_([this] { return turn(); }, {.most_threads = options.threads}) {
    conversation_.set_announcer([this](std::string message) { say(std::move(message)); });
  }

  /// True when all calls have ended.
  bool run() {
    relay_.run();
    return conversation_.in_flight() == 0;
  }

 private:
  // Handles one line, or writes, waits and reads.
  bool turn() {
    if (const auto line = lines_.next()) {
      if (line->too_long)
        conversation_.refuse(fmt::format("A line is longer than {} bytes; it was not read.",
                                         options_.longest_line),
                             outlet_);
      else
        conversation_.receive(line->text, outlet_);
      return true;  // touch nothing: another thread may be at it
    }
    if (drain_until_ && !input_is_over_) {
      input_is_over_ = true;
      conversation_.end_of_input(true);
    }
    const bool wrote = output_.write_some();
    // A client that reads slowly still gets what has been answered.
    if (wrote && drain_until_ && conversation_.in_flight() == 0)
      drain_until_ = Clock::now() + options_.drain;
    if (options_.own_process && signal_came) stop_now();
    if (output_.broken()) stop_now();
    if (drain_until_ && Clock::now() >= *drain_until_) stop_now();
    if (ended()) return false;
    if (Clock::now() - ticked_ > std::chrono::seconds(1)) {
      ticked_ = Clock::now();
      conversation_.tick();
    }
    wait();
    if (reading_) read_some();
    return true;
  }

  void say(std::string line) {
    output_.push(std::move(line));
    wake_unless_leading();
  }
  // Whoever leads looks for output before it waits.
  void wake_unless_leading() {
    if (!relay_.leads()) wake_.ring();
  }

  bool ended() const {
    if (!drain_until_ && !stop_until_) return false;
    if (conversation_.in_flight() == 0 && output_.waiting() == 0) return true;
    return stop_until_ && Clock::now() >= *stop_until_;
  }

  void wait() {
    const bool full = output_.waiting() > options_.most_waiting;
    pollfd fds[] = {
        {wake_.fd(), POLLIN, 0},
        {reading_ && !full ? options_.in : -1, POLLIN, 0},
        {output_.broken() ? -1 : out_fd_, static_cast<short>(output_.waiting() ? POLLOUT : 0), 0}};
    readable_ = false;
    if (poll(fds, 3, timeout()) <= 0) return;
    if (fds[0].revents) wake_.clear();
    readable_ = fds[1].revents != 0;
    if (fds[2].revents & (POLLERR | POLLNVAL)) output_.set_broken();
  }

  int timeout() const {
    const auto until = stop_until_ ? stop_until_ : drain_until_;
    if (!until) return conversation_.in_flight() > 0 ? 1000 : -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now());
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
  }

  void read_some() {
    if (!readable_) return;
    const ssize_t n = read(options_.in, buffer_, sizeof buffer_);
    if (n > 0) {
      lines_.feed({buffer_, static_cast<std::size_t>(n)});
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
      reading_ = false;
      lines_.end();
      drain_until_ = Clock::now() + options_.drain;
    }
  }

  void stop_now() {
    if (stop_until_) return;
    reading_ = false;
    stop_until_ = Clock::now() + options_.grace;
    drain_until_.reset();
    conversation_.stop(true);
  }

  const StdioOptions& options_;
  const Wake& wake_;
  const int out_fd_;
  stdio::Output output_;
  stdio::Lines lines_;
  mcp::Conversation conversation_;
  const std::shared_ptr<mcp::Outlet> outlet_;
  bool reading_ = true, readable_ = false, input_is_over_ = false;
  std::optional<Clock::time_point> drain_until_, stop_until_;
  Clock::time_point ticked_ = Clock::now();
  char buffer_[64 * 1024];
  Relay relay_;  // last: its threads use all of the above
};

}  // namespace

int serve_stdio(const mcp::Server& server, const StdioOptions& options) {
  const IgnoreBrokenPipes pipes;
  const Wake wake;
  int out = options.out;
  std::optional<OwnProcess> own;
  if (options.own_process) own.emplace(wake, out);
  const auto loop = std::make_unique<Loop>(server, options, wake, out);
  if (!loop->run()) {
    spdlog::warn("calls were still running after {} ms and were abandoned", options.grace.count());
    spdlog::shutdown();
    std::_Exit(EXIT_SUCCESS);
  }
  return EXIT_SUCCESS;
}

}  // namespace talewright::faces
