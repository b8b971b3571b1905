// What a refused caller is told besides the failure itself.
#pragma once

#include <string>
#include <string_view>

#include "contract/contract.h"

namespace talewright::contract {

/// What resources/errors.json says to do about this code; empty for an unknown one.
std::string_view advice(std::string_view code);

/// The failure for a reader: the message, the code, every problem of the arguments, the advice.
std::string failure_text(const Failure& failure);

}  // namespace talewright::contract
