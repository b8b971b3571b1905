// Blobs as files. The order of writes is what keeps a name's promise through a power cut:
//
//   1. The bytes go to blobs/tmp/<process>-<n>, which is synced.
//   2. It is renamed to blobs/ab/<sha256>: the name appears with its whole content or not at all.
//   3. The folder blobs/ab is synced, so that the name stays.
//
// Files in blobs/tmp are what a killed process left; the next open removes them. It may, because
// the folder's lock (open_store comes first) says that no other process is at work here. Those of
// this process bear its mark and are left alone.
#include "store/blobs.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>

#include "base/digest.h"
#include "base/ids.h"
#include "store/system_failure.h"

namespace talewright::store {
namespace {

bool is_name(std::string_view sha256) {
  return sha256.size() == 64 && std::all_of(sha256.begin(), sha256.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

const std::string& mark_of_this_process() {
  static const std::string mark = new_id("part") + '-';
  return mark;
}

/// An open file or folder; closed by the destructor.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : number_(::open(path.c_str(), flags, 0600)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  bool open() const { return number_ >= 0; }
  int operator*() const { return number_; }

 private:
  int number_;
};

class FolderBlobs final : public Blobs {
 public:
  explicit FolderBlobs(const std::string& folder) : folder_(folder), root_(folder + "/blobs") {
    make_folder(folder_);
    make_folder(root_);
    make_folder(root_ + "/tmp");
    remove_leftovers();
  }

  std::string put(std::string_view bytes) override {
    const std::string sha256 = sha256_hex(bytes);
    Shelf& shelf = shelves_[static_cast<std::size_t>(std::stoi(sha256.substr(0, 2), nullptr, 16))];
    // One at a time on a shelf: who finds the file there may rely on its name being synced.
    const std::lock_guard guard(shelf.writing);
    const std::string shelf_path = root_ + '/' + sha256.substr(0, 2);
    const std::string path = shelf_path + '/' + sha256;
    if (!shelf.prepared) {
      make_folder(shelf_path);
      sync_folder(root_);
      sync_folder(shelf_path);
      shelf.prepared = true;
    }
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0 && found.st_size == static_cast<off_t>(bytes.size()))
      return sha256;
    const std::string part =
        fmt::format("{}/tmp/{}{}", root_, mark_of_this_process(), next_part_++);
    try {
      write_synced(part, bytes);
      if (::rename(part.c_str(), path.c_str()) != 0) refuse("name a blob", errno);
      sync_folder(shelf_path);
    } catch (...) {
      ::unlink(part.c_str());
      throw;
    }
    return sha256;
  }

  std::optional<std::string> get(std::string_view sha256) override {
    if (!is_name(sha256)) return std::nullopt;
    const Descriptor file(path_of(sha256), O_RDONLY | O_CLOEXEC);
    if (!file.open()) {
      if (errno == ENOENT) return std::nullopt;
      refuse("read a blob", errno);
    }
    struct stat found {};
    if (::fstat(*file, &found) != 0) refuse("read a blob", errno);
    std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
      const ssize_t n = ::read(*file, bytes.data() + at, bytes.size() - at);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      at += static_cast<std::size_t>(n);
    }
    bytes.resize(at);
    if (sha256_hex(bytes) != sha256)
      throw damaged(folder_, fmt::format("blobs/{}/{} does not hold what its name says",
                                         sha256.substr(0, 2), sha256));
    return bytes;
  }

  std::string path_of(std::string_view sha256) override {
    if (!is_name(sha256)) return "";
    return fmt::format("{}/{}/{}", root_, sha256.substr(0, 2), sha256);
  }

 private:
  struct Shelf {
    std::mutex writing;
    bool prepared = false;  // made, and synced since this process began
  };

  [[noreturn]] void refuse(std::string_view what, int error) const {
    throw system_failure(folder_, what, error);
  }

  void make_folder(const std::string& path) const {
    if (::mkdir(path.c_str(), 0700) == 0) return;
    const int error = errno;
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) refuse("make the folder for blobs", error);
    if (!S_ISDIR(found.st_mode)) refuse("use the folder for blobs", ENOTDIR);
  }

  void sync_folder(const std::string& path) const {
    const Descriptor folder(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!folder.open() || ::fsync(*folder) != 0) refuse("sync the folder for blobs", errno);
  }

  void write_synced(const std::string& path, std::string_view bytes) const {
    const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    if (!file.open()) refuse("make a blob", errno);
    while (!bytes.empty()) {
      const ssize_t n = ::write(*file, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) refuse("write a blob", errno);
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    if (::fsync(*file) != 0) refuse("sync a blob", errno);
  }

  void remove_leftovers() const {
    const std::string path = root_ + "/tmp";
    DIR* const folder = ::opendir(path.c_str());
    if (folder == nullptr) refuse("read the folder for blobs", errno);
    while (const dirent* entry = ::readdir(folder)) {
      const std::string_view name = entry->d_name;
      if (!name.starts_with('.') && !name.starts_with(mark_of_this_process()))
        ::unlink(fmt::format("{}/{}", path, name).c_str());
    }
    ::closedir(folder);
  }

  const std::string folder_, root_;
  std::array<Shelf, 256> shelves_;
  static inline std::atomic<std::uint64_t> next_part_{0};
};

}  // namespace

std::unique_ptr<Blobs> open_blobs(const std::string& folder) {
  return std::make_unique<FolderBlobs>(folder);
}

}  // namespace talewright::store
