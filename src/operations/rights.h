// What a caller may do beyond the scope that the contract has checked: things of other accounts.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "contract/call.h"

namespace talewright::operations {

/// Whether the caller may see and change everybody's things.
bool is_operator(const contract::Caller& caller);

/// The account that the call is about: its own, or "account_id" of the arguments. Throws
/// insufficient_scope when that is another and the caller is no operator.
std::string account_asked_for(const contract::Caller& caller, const boost::json::object& arguments);

/// Where to look for a thing by its id: the own account; empty = everywhere, for operators.
std::string account_to_look_in(const contract::Caller& caller);

/// Throws insufficient_scope unless the caller is an operator. `what` begins the sentence: "The
/// audit log of everybody".
void must_be_operator(const contract::Caller& caller, std::string_view what);

}  // namespace talewright::operations
