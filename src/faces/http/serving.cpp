// The coroutine of a connection, plain or TLS.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <charconv>
#include <cstring>
#include <type_traits>

#include "faces/http/connection.h"
#include "faces/http/gather.h"
#include "faces/http/parser.h"
#include "faces/http/response_head.h"

namespace talewright::faces::http {

namespace {

constexpr std::size_t kSmallBuffer = 4 * 1024;
constexpr std::size_t kLargeBuffer = 64 * 1024;
constexpr std::string_view kHeartbeat = ":\r\n\r\n";  // a comment to readers of event streams

template <class Stream>
class Serving final : public Connection {
 public:
  static constexpr bool kTls = !std::is_same_v<Stream, Socket>;

  template <class... Made>
  Serving(Site& site, std::string client, Made&&... made)
      : Connection(site, std::move(client)), stream_(std::forward<Made>(made)...) {}
  ~Serving() override {
    count_stream(false);
    count_body(0);
  }

  static Awaitable<> live(std::unique_ptr<Serving> self) {
    co_await self->serve();
    co_await self->close();
  }

 private:
  // What the answer must know of its request.
  struct Asked {
    bool http11 = true, keep_alive = false, head = false, get = false;
  };

  Socket& socket() override {
    if constexpr (kTls)
      return stream_.next_layer();
    else
      return stream_;
  }

  Awaitable<> serve() {
    if constexpr (kTls) {
      enter(Phase::Starting);
      const auto result =
          co_await stream_.async_handshake(asio::ssl::stream_base::server, as_tuple);
      if (std::get<0>(result)) co_return;
    }
    for (bool goes_on = true; goes_on && !site_.stopping;) {
      goes_on = co_await read_request();
      if (goes_on) goes_on = co_await respond();
      if (goes_on && site_.stopping) polite_ = true;
    }
  }

  // ---- reading

  // False when there is none: the connection is to be closed.
  Awaitable<bool> read_request() {
    request_ = Request{};
    asked_ = Asked{};
    Parser parser(request_, site_.limits);
    enter(Phase::Idle);
    skip_blank_lines();
    while (begin_ == end_) {
      const bool read = co_await read_some(kSmallBuffer);
      if (!read) {
        polite_ = kTls;
        co_return false;
      }
      skip_blank_lines();
    }
    enter(Phase::Reading);
    bool greeted = false;
    for (;;) {
      Refusal refusal;
      begin_ += parser.take(buffer_.get() + begin_, end_ - begin_, refusal);
      if (refusal.status == 0 && !count_body(request_.body.size()))
        refusal = {503, "Too much is being sent at once; try again soon."};
      if (refusal.status == 0 && parser.is_done()) break;
      if (refusal.status == 0 && late_) refusal = {408, "The request took too long."};
      if (refusal.status != 0) {
        co_await refuse(refusal);
        co_return false;
      }
      if (parser.is_header_done() && parser.expects_continue() && !greeted && begin_ == end_) {
        greeted = true;
        out_.add("HTTP/1.1 100 Continue\r\n\r\n");
        const bool written = co_await write();
        if (!written) co_return false;
        enter(Phase::Reading);
      }
      const bool read = co_await read_some(request_.body.empty() ? kSmallBuffer : kLargeBuffer);
      if (!read && !late_) co_return false;
    }
    if (begin_ == end_ && capacity_ > kSmallBuffer) release_buffer();
    request_.client = client_;
    request_.tls = kTls;
    asked_.http11 = parser.http11();
    asked_.keep_alive = parser.keep_alive();
    asked_.head = request_.method == "HEAD";
    asked_.get = request_.method == "GET";
    co_return true;
  }

  // False when all bodies together are too much.
  bool count_body(std::size_t bytes) {
    site_.bodies += bytes - body_bytes_;
    body_bytes_ = bytes;
    return site_.bodies <= site_.limits.bodies;
  }

  // Some clients end a request with a line too many.
  void skip_blank_lines() {
    while (begin_ < end_ && (buffer_[begin_] == '\r' || buffer_[begin_] == '\n')) ++begin_;
  }

  Awaitable<bool> read_some(std::size_t room) {
    make_room(room);
    const auto result = co_await stream_.async_read_some(
        asio::buffer(buffer_.get() + end_, capacity_ - end_), as_tuple);
    end_ += std::get<1>(result);
    co_return !std::get<0>(result);
  }

  void make_room(std::size_t capacity) {
    if (begin_ == end_) begin_ = end_ = 0;
    if (end_ == 0 && capacity <= capacity_) return;
    if (begin_ == 0 && end_ < capacity_ && capacity <= capacity_) return;
    const std::size_t left = end_ - begin_;
    while (capacity < left + kSmallBuffer / 2) capacity *= 2;
    if (capacity > capacity_) {
      auto larger = std::make_unique_for_overwrite<char[]>(capacity);
      if (left) std::memcpy(larger.get(), buffer_.get() + begin_, left);
      buffer_ = std::move(larger);
      capacity_ = capacity;
    } else {
      std::memmove(buffer_.get(), buffer_.get() + begin_, left);
    }
    begin_ = 0;
    end_ = left;
  }

  void release_buffer() {
    buffer_.reset();
    begin_ = end_ = capacity_ = 0;
  }

  // ---- answering

  // Whether another request may follow.
  Awaitable<bool> respond() {
    enter(Phase::Answering);
    readable_ = false;
    exchange_ = std::make_shared<Exchange>(site_.loop.inbox(), site_.limits.unsent, this);
    site_.handler(std::move(request_), exchange_);
    bool goes_on = true, ended = false;
    while (goes_on && !ended) {
      Exchange::News news;
      if (exchange_->take(news)) {
        ended = news.ended || news.aborted;
        goes_on = co_await pass_on(news, ended);
      } else {
        goes_on = co_await wait_for_news();
      }
    }
    count_stream(false);
    streaming_ = false;
    exchange_->leave();
    exchange_.reset();
    count_body(0);
    co_return goes_on&& keep_;
  }

  // False when the client is gone.
  Awaitable<bool> wait_for_news() {
    enter(streaming_ ? Phase::Streaming : Phase::Answering);
    if (!looking_out_ && !readable_ && !waits_later) {
      waits_later = true;
      site_.answer_later(*this);
    }
    co_await mailbox_.wait();
    if (gone_) co_return false;
    if (!late_ || !events_) co_return true;
    std::vector<std::string> heartbeat;
    heartbeat.emplace_back(kHeartbeat);
    add_chunk(heartbeat, false);
    co_return co_await write();
  }

  // False when the connection can go no further. `ended` is set when the exchange is refused.
  Awaitable<bool> pass_on(Exchange::News& news, bool& ended) {
    const std::size_t size = joined(news.parts);
    if (news.begun) {
      keep_ = asked_.keep_alive && !site_.stopping;
      if (news.stream && !count_stream(true)) {
        ended = true;
        const bool written = co_await refuse_stream();
        co_return written;
      }
      begin(news, size);
    } else if (!streaming_) {
      co_return false;  // cut before it began
    }
    if (streaming_ && !asked_.head) {
      add_chunk(news.parts, news.ended && !news.aborted);
    } else if (!streaming_ && !asked_.head && has_body(news.status)) {
      for (const std::string& part : news.parts) out_.add(part);
    }
    const bool written = co_await write();
    if (streaming_) exchange_->sent(size);
    if (!keep_ && written) polite_ = !news.aborted;
    if (streaming_ && asked_.head) ended = true;
    std::string().swap(streaming_ ? head_ : chunk_head_);
    co_return written && !news.aborted;
  }

  void begin(const Exchange::News& news, std::size_t size) {
    streaming_ = news.stream;
    chunked_ = streaming_ && asked_.http11;
    if (streaming_ && !chunked_) keep_ = false;
    HeadFacts facts;
    facts.status = news.status;
    if (!streaming_ && has_body(news.status)) facts.length = size;
    facts.chunked = chunked_;
    facts.http11 = asked_.http11;
    facts.keep_alive = keep_;
    facts.date = site_.date();
    head_.clear();
    append_head(head_, facts, news.headers);
    out_.add(head_);
    if (!streaming_) return;
    events_ = std::any_of(news.headers.begin(), news.headers.end(), [](const auto& field) {
      return field.second.starts_with("text/event-stream");
    });
    // A stream may be idle for hours, and nobody keeps the body of a GET so long.
    if (begin_ == end_) release_buffer();
    if (asked_.get) count_body(0);
  }

  // Their bytes in all; many parts become one.
  std::size_t joined(std::vector<std::string>& parts) {
    std::size_t size = 0;
    for (const std::string& part : parts) size += part.size();
    if (parts.size() <= Gather::kMost - 4) return size;
    std::string all;
    all.reserve(size);
    for (const std::string& part : parts) all += part;
    parts.clear();
    parts.push_back(std::move(all));
    return size;
  }

  // The parts are `held_` until they are written.
  void add_chunk(std::vector<std::string>& parts, bool last) {
    held_ = std::move(parts);
    std::size_t size = 0;
    for (const std::string& part : held_) size += part.size();
    if (chunked_ && size > 0) {
      char digits[24];
      chunk_head_.assign(digits, std::to_chars(digits, digits + sizeof digits, size, 16).ptr);
      chunk_head_ += "\r\n";
      out_.add(chunk_head_);
    }
    for (const std::string& part : held_) out_.add(part);
    if (chunked_ && size > 0) out_.add("\r\n");
    if (chunked_ && last) out_.add("0\r\n\r\n");
  }

  // Whether the client may have one stream more; and takes it back.
  bool count_stream(bool one_more) {
    if (one_more) {
      std::size_t& open = site_.streams[client_];
      if (open >= site_.limits.streams_per_client) return false;
      ++open;
      counted_ = true;
    } else if (counted_) {
      counted_ = false;
      const auto open = site_.streams.find(client_);
      if (--open->second == 0) site_.streams.erase(open);
    }
    return true;
  }

  // ---- writing

  // Writes what `out_` holds. The common case is that the socket takes all of it at once.
  Awaitable<bool> write() {
    bool failed = false;
    if constexpr (!kTls) {
      while (!out_.done()) {
        error_code error;
        out_.take(stream_.write_some(out_.rest(), error));
        if (!error) continue;
        failed = error != asio::error::would_block;
        break;
      }
    }
    while (!out_.done() && !failed) {
      enter(Phase::Writing);
      const auto result = co_await stream_.async_write_some(out_.rest(), as_tuple);
      out_.take(std::get<1>(result));
      failed = std::get<0>(result) || gone_;
    }
    out_.clear();
    held_.clear();
    co_return !failed;
  }

  Awaitable<> refuse(Refusal refusal) {
    keep_ = false;
    co_await write_refusal(refusal);
    polite_ = true;
  }

  Awaitable<bool> refuse_stream() {
    exchange_->leave();
    return write_refusal({429, "Too many streams are open for this client."});
  }

  Awaitable<bool> write_refusal(Refusal refusal) {
    Fields headers;
    const std::string body = site_.refusal_body(refusal.status, refusal.why, headers);
    HeadFacts facts;
    facts.status = refusal.status;
    facts.length = body.size();
    facts.http11 = asked_.http11;
    facts.keep_alive = keep_;
    facts.date = site_.date();
    head_.clear();
    append_head(head_, facts, headers);
    if (!asked_.head) head_ += body;
    out_.add(head_);
    return write();
  }

  // ---- closing

  // A client that has been told something gets the time to read it: closing with bytes unread
  // would take it away again.
  Awaitable<> close() {
    error_code ignored;
    if (polite_ && !gone_) {
      enter(Phase::Leaving);
      if constexpr (kTls) co_await stream_.async_shutdown(as_tuple);
      socket().shutdown(Socket::shutdown_send, ignored);
      make_room(kSmallBuffer);
      begin_ = end_ = 0;
      for (bool more = true; more && !late_;) {
        const auto result =
            co_await socket().async_read_some(asio::buffer(buffer_.get(), capacity_), as_tuple);
        more = !std::get<0>(result);
      }
    }
    closed_ = true;
    socket().close(ignored);
    while (looking_out_) co_await mailbox_.wait();
  }

  Stream stream_;
  std::unique_ptr<char[]> buffer_;  // read and not yet used: [begin_, end_)
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
  Request request_;
  std::size_t body_bytes_ = 0;  // that count among all bodies
  Asked asked_;
  Gather out_;
  std::string head_, chunk_head_;
  std::vector<std::string> held_;
  bool keep_ = false;       // the connection, after this answer
  bool polite_ = false;     // words have been said that the client is to read
  bool streaming_ = false;  // the answer is a stream
  bool chunked_ = false, events_ = false, counted_ = false;
};

template <class Stream, class... Made>
void spawn(Site& site, std::string client, Made&&... made) {
  auto serving =
      std::make_unique<Serving<Stream>>(site, std::move(client), std::forward<Made>(made)...);
  asio::co_spawn(site.loop.io(), Serving<Stream>::live(std::move(serving)),
                 [](std::exception_ptr failed) {
                   if (!failed) return;
                   try {
                     std::rethrow_exception(failed);
                   } catch (const std::exception& error) {
                     spdlog::error("a connection failed: {}", error.what());
                   }
                 });
}

}  // namespace

void serve_plain(Site& site, Socket socket, std::string client) {
  spawn<Socket>(site, std::move(client), std::move(socket));
}

void serve_tls(Site& site, Socket socket, std::string client, asio::ssl::context& context) {
  spawn<asio::ssl::stream<Socket>>(site, std::move(client), std::move(socket), context);
}

}  // namespace talewright::faces::http
