// The fixture's tools as they are put together: each described beside its handler.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "contract/contract.h"

namespace talewright::fixture {

inline constexpr std::string_view kNoArguments =
    R"({"type": "object", "additionalProperties": false})";
/// Tools of this set are always listed; those of kSometimes come and go.
inline constexpr std::string_view kAlways = "always", kSometimes = "sometimes";

class Toolbox {
 public:
  /// `input_schema` is JSON and reaches clients as it stands.
  void add(std::string_view name, std::string_view description, std::string_view input_schema,
           contract::Handler handler, std::string_view toolset = kAlways);
  /// The texts that it refers to are this object's.
  contract::ContractSource source() const;
  std::map<std::string, contract::Handler> handlers() const { return handlers_; }

 private:
  std::deque<std::pair<std::string, std::string>> files_;
  std::map<std::string, contract::Handler> handlers_;
};

}  // namespace talewright::fixture
