#include "faces/rest/json_body.h"

#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <optional>
#include <set>
#include <vector>

namespace talewright::faces::rest {

namespace json = boost::json;

namespace {

/// Reads along and stops where a name comes twice in its object, or there are too many.
class NameReader {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  std::size_t most = 0;
  std::size_t members = 0;
  std::optional<std::string> repeated;  ///< the name, when one was

  using Error = boost::system::error_code;
  using Text = boost::core::string_view;
  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) {
    names_.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, Error&) {
    names_.pop_back();
    return true;
  }
  bool on_array_begin(Error&) { return true; }
  bool on_array_end(std::size_t, Error&) { return true; }
  bool on_key_part(Text part, std::size_t, Error&) {
    key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(Text part, std::size_t, Error& error) {
    key_.append(part.data(), part.size());
    if (!names_.back().insert(key_).second) repeated = key_;
    key_.clear();
    if (++members <= most && !repeated) return true;
    error = json::error::exception;  // any would do: it ends the reading
    return false;
  }
  bool on_string_part(Text, std::size_t, Error&) { return true; }
  bool on_string(Text, std::size_t, Error&) { return true; }
  bool on_number_part(Text, Error&) { return true; }
  bool on_int64(std::int64_t, Text, Error&) { return true; }
  bool on_uint64(std::uint64_t, Text, Error&) { return true; }
  bool on_double(double, Text, Error&) { return true; }
  bool on_bool(bool, Error&) { return true; }
  bool on_null(Error&) { return true; }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }

 private:
  std::vector<std::set<std::string>> names_;  // of the objects that are open
  std::string key_;
};

}  // namespace

json::value read_json(std::string_view text, const JsonLimits& limits) {
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<NameReader> names(options);
  names.handler().most = limits.members;
  boost::system::error_code error;
  const std::size_t read = names.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) error = json::error::extra_data;
  const NameReader& found = names.handler();
  if (found.repeated)
    throw JsonFault{"repeated", fmt::format("names \"{}\" twice in one object", *found.repeated)};
  if (found.members > limits.members)
    throw JsonFault{"members", fmt::format("has more than {} members", limits.members)};
  if (error == json::error::too_deep)
    throw JsonFault{"depth", fmt::format("is nested deeper than {} levels", limits.depth)};
  if (error) throw JsonFault{"json", fmt::format("is not JSON in UTF-8: {}", error.message())};
  json::value value = json::parse(text, error, {}, options);
  if (error) throw JsonFault{"json", fmt::format("is not JSON in UTF-8: {}", error.message())};
  return value;
}

}  // namespace talewright::faces::rest
