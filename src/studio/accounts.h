// Accounts: who owns things, on which plan. Credits and quotas both begin anew with the calendar
// month (UTC); the cycle of an account's credits is turned when somebody looks at the account for
// the first time after its end, so nothing has to run at midnight.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/records.h"
#include "studio/prices.h"

namespace talewright::studio {

class Studio;

/// This machine's own account: stdio, the command line, a server without keys. It is unlimited.
inline constexpr std::string_view kLocalAccount = "local";

struct NewAccount {
  std::string id;    ///< 1 to 40 lower-case letters, digits and dashes
  std::string name;  ///< for people; empty = the id
  std::string plan;
};

/// Opens an account: its first cycle begins, and the plan's welcome credits are given. Throws
/// validation_failed, account_exists.
store::AccountRecord create_account(Studio& studio, const NewAccount& account);

/// As it is in the cycle of now. Throws account_not_found.
store::AccountRecord get_account(Studio& studio, std::string_view id);

struct AccountChange {
  std::optional<std::string> name, plan, state;
};

/// Another plan holds at once: a new cycle begins with its monthly credits; perpetual ones stay.
/// The local account keeps plan and state. Throws account_not_found, validation_failed.
store::AccountRecord update_account(Studio& studio, std::string_view id,
                                    const AccountChange& change);

/// The terms of the account's plan. Throws data_folder_newer when this program does not know it.
const PlanTerms& terms_of(const store::AccountRecord& account);

}  // namespace talewright::studio
