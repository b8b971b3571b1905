// The one exception that carries a refusal to the caller: this call cannot go on, and whoever made
// it must hear why. Made only by the functions of "generated/failures.h", one for each code in
// resources/errors.json. Anything else that is thrown is our bug.
#pragma once

#include <boost/json/object.hpp>
#include <exception>
#include <string>
#include <string_view>

namespace talewright {

class Failure : public std::exception {
 public:
  Failure(std::string_view code, std::string message, boost::json::object details = {});
  const char* what() const noexcept override { return message_.c_str(); }
  const std::string& code() const { return code_; }
  const std::string& message() const { return message_; }
  /// What a program needs to repair the call: field, limit, given, id ...
  const boost::json::object& details() const { return details_; }
  /// The HTTP status that resources/errors.json gives this code.
  int status() const;

 private:
  std::string code_, message_;
  boost::json::object details_;
};

/// Checks a belief that no input can break; throws std::logic_error, in release builds too.
void ensure(bool condition, std::string_view belief);

}  // namespace talewright
