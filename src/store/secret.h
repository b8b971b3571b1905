// The data folder's own secret: 32 random bytes in a file that only its owner can read.
#pragma once

#include <string>

namespace talewright::store {

/// Made when there is none yet; the folder's lock must be held. Throws Failure data_folder_damaged
/// when the file is not 32 bytes, data_folder_unwritable, storage_full.
std::string folder_secret(const std::string& folder);

}  // namespace talewright::store
