// What the operating system's refusals mean for a data folder, in our words.
#pragma once

#include <string>
#include <string_view>

#include "base/failure.h"

namespace talewright::store {

/// ENOSPC and its kin (quota, file size limit).
bool means_full(int error_number);
/// storage_full or data_folder_unwritable, with the folder and the reason in message and details.
/// `what` says what was tried: "write blobs/ab/...".
Failure system_failure(const std::string& folder, std::string_view what, int error_number);
Failure damaged(const std::string& folder, std::string_view reason);

}  // namespace talewright::store
