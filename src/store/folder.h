// Looking at a data folder before anything in it is touched.
#pragma once

#include <memory>
#include <string>

#include "store/database.h"

namespace talewright::store {

/// Written to the head of our databases ("TwSt"), so that another program's file is recognised.
inline constexpr int kApplicationId = 0x54775374;

/// The version of the schema in `folder`, 0 when there is no database yet or an empty one. Must be
/// called with the folder's lock held, before the database is opened. Throws data_folder_newer,
/// _damaged, _unwritable; changes nothing in any case.
int examine_folder(const std::string& folder);

/// A connection that writes to the database of a folder which another process may hold. Throws
/// data_folder_newer, _damaged, _unwritable (no folder, no database, an older schema).
std::unique_ptr<Database> open_beside(const std::string& folder);

bool has_database(const std::string& folder);
/// Takes away a database that could not be made to its end.
void remove_database(const std::string& folder) noexcept;

/// Makes the folder (mode 0700) and those above it, and takes away again those it made unless
/// `keep` is called. Throws data_folder_unwritable, storage_full.
class MadeFolders {
 public:
  explicit MadeFolders(std::string folder);
  ~MadeFolders() { undo(); }
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;
  void keep() { kept_ = true; }

 private:
  void make();
  void undo() noexcept;

  std::string folder_;
  std::size_t above_ = 0;  ///< how much of folder_ stood before
  bool kept_ = false;
};

}  // namespace talewright::store
