// Refusals that several nouns share, in the same shape as the contract's own argument checks, so
// that an agent repairs them in the same way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/failure.h"

namespace talewright::studio {

/// validation_failed for an argument outside an open list: details.problems holds the pointer, the
/// rule "enum", the allowed words as the limit, and what was given.
Failure not_one_of(std::string_view pointer, std::string_view given,
                   const std::vector<std::string>& allowed);

/// validation_failed for one argument that breaks another rule.
Failure bad_argument(std::string_view pointer, std::string_view rule, std::string_view limit,
                     std::string_view given, std::string message);

/// Throws validation_failed unless a style of that name can be painted.
void check_style(std::string_view pointer, std::string_view style);

}  // namespace talewright::studio
