#include "store/folder_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "generated/failures.h"
#include "store/system_failure.h"

namespace talewright::store {
namespace {

std::string path_in(const std::string& folder) { return folder + "/talewright.lock"; }

struct flock whole_file() {
  struct flock range {};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  return range;
}

std::string read_holder(int descriptor) {
  char text[24] = {};
  const ssize_t n = ::pread(descriptor, text, sizeof text - 1, 0);
  std::string digits;
  for (ssize_t i = 0; i < n && text[i] >= '0' && text[i] <= '9'; ++i) digits += text[i];
  return digits.empty() ? "another process" : "process " + digits;
}

// Whether the path still names the file that is open: its last owner may have removed it between
// our open and our lock.
bool still_named(int descriptor, const std::string& path) {
  struct stat ours {
  }, named{};
  return ::fstat(descriptor, &ours) == 0 && ::stat(path.c_str(), &named) == 0 &&
         ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

}  // namespace

FolderLock::FolderLock(const std::string& folder) : folder_(folder), path_(path_in(folder)) {
  for (;;) {
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0 && errno == ENOENT) {
      descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (descriptor_ < 0 && errno == EEXIST) continue;
      made_ = descriptor_ >= 0;
    }
    if (descriptor_ < 0) throw system_failure(folder_, "open talewright.lock", errno);
    struct flock range = whole_file();
    if (::fcntl(descriptor_, F_OFD_SETLK, &range) != 0) {
      const int error = errno;
      const std::string holder = read_holder(descriptor_);
      ::close(descriptor_);
      if (error != EAGAIN && error != EACCES)
        throw system_failure(folder_, "lock talewright.lock", error);
      throw data_folder_in_use(fmt::format("The data folder {} is in use by {}.", folder_, holder),
                               {{"folder", folder_}, {"reason", "in use by " + holder}});
    }
    if (still_named(descriptor_, path_)) return;
    ::close(descriptor_);
    made_ = false;
  }
}

FolderLock::~FolderLock() {
  if (made_ && !kept_) ::unlink(path_.c_str());
  ::close(descriptor_);
}

void FolderLock::sign() {
  const std::string text = fmt::format("{:<10}\n", ::getpid());
  const ssize_t written = ::pwrite(descriptor_, text.data(), text.size(), 0);
  if (written != static_cast<ssize_t>(text.size()))
    throw system_failure(folder_, "write talewright.lock", written < 0 ? errno : ENOSPC);
}

std::string lock_holder(const std::string& folder) {
  const int descriptor = ::open(path_in(folder).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return "";
  struct flock range = whole_file();
  const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &range) == 0;
  const std::string holder = asked && range.l_type != F_UNLCK ? read_holder(descriptor) : "";
  ::close(descriptor);
  return holder;
}

}  // namespace talewright::store
