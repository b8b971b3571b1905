#include "store/system_failure.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include "generated/failures.h"

namespace talewright::store {

bool means_full(int error_number) {
  return error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
}

Failure system_failure(const std::string& folder, std::string_view what, int error_number) {
  const std::string reason =
      fmt::format("cannot {}: {}", what, std::generic_category().message(error_number));
  if (means_full(error_number))
    return storage_full(fmt::format("The disk that holds {} is full.", folder),
                        {{"folder", folder}, {"reason", reason}});
  return data_folder_unwritable(
      fmt::format("The data folder {} cannot be written: {}.", folder, reason),
      {{"folder", folder}, {"reason", reason}});
}

Failure damaged(const std::string& folder, std::string_view reason) {
  return data_folder_damaged(
      fmt::format("The database in {} is damaged or not Talewright's: {}.", folder, reason),
      {{"folder", folder}, {"reason", reason}});
}

}  // namespace talewright::store
