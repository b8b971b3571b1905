#include "store/secret.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/seal.h"
#include "generated/failures.h"

namespace talewright::store {

namespace {

constexpr std::size_t kBytes = 32;

class File {
 public:
  File(const std::string& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return fd_; }

 private:
  const int fd_;
};

[[noreturn]] void refuse(const std::string& path) {
  const int error = errno;
  const std::string why = fmt::format("{}: {}", path, std::strerror(error));
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) throw storage_full(why);
  throw data_folder_unwritable(why);
}

}  // namespace

std::string folder_secret(const std::string& folder) {
  const std::string path = folder + "/secret.key";
  if (const File file(path, O_RDONLY); file.fd() >= 0) {
    std::array<char, kBytes + 1> bytes;
    if (read(file.fd(), bytes.data(), bytes.size()) != static_cast<ssize_t>(kBytes))
      throw data_folder_damaged(fmt::format("{} is not {} bytes long.", path, kBytes));
    return std::string(bytes.data(), kBytes);
  }
  if (errno != ENOENT) refuse(path);
  // Whole under another name first, so that the file is there with all its bytes or not at all.
  const std::string secret = new_seal_key(), draft = path + ".new";
  {
    const File file(draft, O_WRONLY | O_CREAT | O_TRUNC);
    if (file.fd() < 0 || write(file.fd(), secret.data(), kBytes) != static_cast<ssize_t>(kBytes) ||
        fsync(file.fd()) != 0)
      refuse(draft);
  }
  if (rename(draft.c_str(), path.c_str()) != 0) refuse(path);
  if (const File directory(folder, O_RDONLY | O_DIRECTORY); directory.fd() >= 0)
    fsync(directory.fd());
  return secret;
}

}  // namespace talewright::store
