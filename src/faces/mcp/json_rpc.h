// JSON-RPC 2.0: reading one message, writing responses, errors, requests and notifications. Nothing
// here knows MCP's methods.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_text.h"

namespace talewright::faces::mcp {

enum class ErrorCode : int {
  ParseError = -32700,
  InvalidRequest = -32600,
  MethodNotFound = -32601,
  InvalidParams = -32602,
  Internal = -32603,
  ResourceNotFound = -32002,    ///< legacy era only; what follows, modern only
  HeaderMismatch = -32020,
  CapabilityMissing = -32021,
  UnsupportedVersion = -32022,
};

/// The answer to one request is this error. The HTTP status goes with the code, unless given.
class ProtocolError : public std::exception {
 public:
  ProtocolError(ErrorCode code, std::string message, boost::json::object data = {}, int status = 0);
  const char* what() const noexcept override { return message_.c_str(); }
  ErrorCode code() const { return code_; }
  const std::string& message() const { return message_; }
  const boost::json::object& data() const { return data_; }
  int status() const { return status_; }

 private:
  ErrorCode code_;
  std::string message_;
  boost::json::object data_;
  int status_;
};

/// A request's id. Two ids are the same when their keys are; `text` is what goes back, to the
/// digit.
struct Id {
  std::string key, text;
};

/// Throws ProtocolError: ParseError for what is no JSON in UTF-8, InvalidRequest for more than
/// `depth` levels.
boost::json::value parse_message(std::string_view text, std::size_t depth);

struct Message {
  enum class Kind { Request, Notification, Response };
  Kind kind = Kind::Request;
  std::optional<Id> id = {};        ///< of requests and responses; an error's may be missing
  std::string method = {};          ///< of requests and notifications
  boost::json::object params = {};  ///< theirs; empty when absent
  boost::json::value result = {};   ///< of a response; the error object where `failed`
  bool failed = false;
};

/// What `value` is as a message; `text` is where it stands, for its id. Throws ProtocolError
/// (InvalidRequest; InvalidParams for params that are no object) after setting `id`, where it can be
/// read: the error is the answer to that request.
Message read_message(boost::json::value value, std::string_view text, std::optional<Id>& id);

/// A string or an integer of any size; nothing for anything else. `object_text` is the object whose
/// member `name` the id is: an integer beyond 64 bits is looked up there, since parsing has rounded
/// it; it may be empty.
std::optional<Id> read_id(const boost::json::value& id, std::string_view object_text,
                          std::string_view name = "id");

/// The elements of an array, or the value of an object's member, as they stand in text that has
/// been parsed without error. The latter is empty when there is none.
std::vector<std::string_view> raw_elements(std::string_view array);
std::string_view raw_member(std::string_view object, std::string_view name);

/// `result` is JSON already.
std::string response_text(const Id& id, std::string_view result);
std::string error_text(const Id& id, const ProtocolError& error);
/// For what could not be read as a request: no id, or null where `null_id` says so.
std::string error_text_without_id(const ProtocolError& error, bool null_id);
std::string request_text(std::string_view id, std::string_view method,
                         const boost::json::object& params);
std::string notification_text(std::string_view method, const boost::json::object& params);

}  // namespace talewright::faces::mcp
