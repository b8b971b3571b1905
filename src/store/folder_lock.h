// The lock that makes a data folder one process's own: an open-file-description lock on
// `<folder>/talewright.lock`, which the kernel gives back however the process ends. The file holds
// the owner's process id, for the message that others get.
#pragma once

#include <string>

namespace talewright::store {

class FolderLock {
 public:
  /// Takes the lock at once or throws data_folder_in_use, data_folder_unwritable, storage_full.
  /// A lock file that was made for this is taken away again unless `keep` is called.
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  /// Writes the process id, for others to read.
  void sign();
  /// Says that the folder is in use for good.
  void keep() { kept_ = true; }

 private:
  std::string folder_, path_;
  int descriptor_ = -1;
  bool made_ = false, kept_ = false;
};

/// "process 4711" when somebody (this process too) holds the lock; "another process" when the
/// holder has not said who it is; empty when nobody does. Changes nothing.
std::string lock_holder(const std::string& folder);

}  // namespace talewright::store
