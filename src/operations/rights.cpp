#include "operations/rights.h"

#include <fmt/format.h>

#include "base/json.h"
#include "generated/failures.h"

namespace talewright::operations {

namespace {
constexpr std::string_view kOperator = "operator:write";
}

bool is_operator(const contract::Caller& caller) { return caller.may(kOperator); }

std::string account_asked_for(const contract::Caller& caller, const json::object& arguments) {
  std::string account = text_or(arguments, "account_id", caller.account);
  if (account != caller.account) must_be_operator(caller, "Another account than one's own");
  return account;
}

std::string account_to_look_in(const contract::Caller& caller) {
  return is_operator(caller) ? "" : caller.account;
}

void must_be_operator(const contract::Caller& caller, std::string_view what) {
  if (is_operator(caller)) return;
  throw insufficient_scope(
      fmt::format("{} needs the scope {}, which this API key does not have.", what, kOperator),
      {{"required", kOperator}});
}

}  // namespace talewright::operations
