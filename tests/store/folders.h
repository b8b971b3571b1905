// A folder that vanishes with the test, and what it takes to see whether a folder was changed.
#pragma once

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

namespace talewright::tests {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "talewright-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Every file below a folder with its bytes, every folder with nothing.
inline std::map<std::string, std::string> everything_in(const std::string& folder) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    found[entry.path().string()] = entry.is_regular_file() ? bytes_of(entry.path()) : "";
  return found;
}

/// Begins `work` in a child process, which ends with what it returns; 99 when it throws.
inline pid_t start_a_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  int code = 99;
  try {
    code = work();
  } catch (...) {
  }
  ::_exit(code);
}

/// Waits for the child's end: its exit code, or minus the signal that killed it.
inline int end_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

inline int in_a_child(const std::function<int()>& work) { return end_of(start_a_child(work)); }

/// Runs `work` in a child and kills it (-9) after so long, unless it has ended by itself.
inline int in_a_short_life(std::chrono::microseconds life, const std::function<int()>& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = start_a_child([&] {
    ::close(ends[0]);
    return work();
  });
  ::close(ends[1]);  // the other one closes when the child ends
  pollfd ended{ends[0], POLLIN, 0};
  const timespec limit{0, static_cast<long>(life.count()) * 1000};
  if (::ppoll(&ended, 1, &limit, nullptr) == 0) ::kill(child, SIGKILL);
  ::close(ends[0]);
  return end_of(child);
}

}  // namespace talewright::tests
