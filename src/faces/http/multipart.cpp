#include "faces/http/multipart.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"

namespace talewright::faces::http {

namespace {

constexpr std::size_t kLongestBoundary = 70;  // RFC 2046, section 5.1.1

/// Ends the reading; its text is Multipart::error.
struct Malformed {
  std::string why;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_boundary(std::string_view text) {
  return !text.empty() && text.size() <= kLongestBoundary && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
         });
}

/// "form-data; name=\"a\"" taken apart: the value before the parameters, and these.
struct Value {
  std::string head;                               // lower case
  std::map<std::string, std::string> parameters;  // names in lower case
};

// A quoted text, from after its first quote; what follows is left in `rest`. Browsers escape a
// quote as %22, others with a backslash; a backslash before anything else is one.
std::string quoted(std::string_view& rest) {
  std::string text;
  for (;;) {
    if (rest.empty()) throw Malformed{"a quoted text has no end"};
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c == '"') return text;
    const bool escapes =
        c == '\\' && !rest.empty() && (rest.front() == '"' || rest.front() == '\\');
    text += escapes ? rest.front() : c;
    if (escapes) rest.remove_prefix(1);
  }
}

Value read_value(std::string_view text) {
  Value value;
  value.head = lower(without_blanks(text.substr(0, text.find(';'))));
  std::string_view rest = text.substr(std::min(text.find(';'), text.size()));
  while (!rest.empty()) {
    rest = without_blanks(rest.substr(1));  // after ';'
    if (rest.empty()) break;
    const std::size_t equals = rest.find('=');
    const std::string_view name = rest.substr(0, std::min(equals, rest.size()));
    if (equals == std::string_view::npos || !is_token(name))
      throw Malformed{"a parameter is not of the form name=value"};
    rest.remove_prefix(equals + 1);
    std::string said;
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      said = quoted(rest);
    } else {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      said = without_blanks(rest.substr(0, end));
      rest.remove_prefix(end);
      if (said.find('"') != std::string::npos) throw Malformed{"a quote stands within a value"};
    }
    if (!value.parameters.emplace(lower(name), std::move(said)).second)
      throw Malformed{fmt::format("the parameter {} comes twice", name)};
    rest = without_blanks(rest);
    if (!rest.empty() && rest.front() != ';') throw Malformed{"something follows a quoted text"};
  }
  return value;
}

// A name as forms give it: for people and programs to read.
std::string read_name(const std::string& sent, std::string_view what) {
  std::string name = replaced(sent, "%22", "\"");
  if (!is_valid_utf8(name)) throw Malformed{fmt::format("a part's {} is not UTF-8", what)};
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      throw Malformed{fmt::format("a part's {} holds a control character", what)};
  return name;
}

// Nothing of a path: neither where the file lay nor where it might like to.
std::string last_of_path(std::string name) {
  name.erase(0, name.find_last_of("/\\") + 1);
  return name == "." || name == ".." ? std::string() : name;
}

class Reader {
 public:
  Reader(std::string_view boundary, std::string_view body, const MultipartLimits& limits)
      : delimiter_("\r\n--" + std::string(boundary)), rest_(body), limits_(limits) {}

  std::vector<Part> read() {
    // Before the first boundary nothing may stand but a line's end.
    const std::string_view opening = std::string_view(delimiter_).substr(2);
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(2);
    if (!rest_.starts_with(opening)) throw Malformed{"it does not begin with its boundary"};
    rest_.remove_prefix(opening.size());
    std::vector<Part> parts;
    while (!ends()) {
      if (parts.size() == limits_.parts)
        throw Malformed{fmt::format("it has more than {} parts", limits_.parts)};
      parts.push_back(read_part());
    }
    return parts;
  }

 private:
  // After a boundary: a line's end when a part follows, "--" at the last.
  bool ends() {
    if (rest_.starts_with("--")) {
      if (!trimmed(rest_.substr(2)).empty()) throw Malformed{"something follows the last boundary"};
      return true;
    }
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
    if (!rest_.starts_with("\r\n"))
      throw Malformed{rest_.empty() ? "it ends before its last boundary"
                                    : "something stands beside a boundary"};
    rest_.remove_prefix(2);
    return false;
  }

  Part read_part() {
    Part part;
    read_header(part);
    const std::size_t end = rest_.find(delimiter_);
    if (end == std::string_view::npos) throw Malformed{"it ends before its last boundary"};
    part.bytes = rest_.substr(0, end);
    rest_.remove_prefix(end + delimiter_.size());
    return part;
  }

  void read_header(Part& part) {
    std::size_t left = limits_.header;
    bool disposed = false, typed = false;
    for (;;) {
      const std::size_t end = rest_.substr(0, left).find("\r\n");
      if (end == std::string_view::npos)
        throw Malformed{rest_.size() < left ? "it ends within a part's header"
                                            : "a part's header is too long"};
      const std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(end + 2);
      left -= end + 2;
      if (line.empty()) break;
      read_field(line, part, disposed, typed);
    }
    if (!disposed) throw Malformed{"a part has no Content-Disposition"};
  }

  static void read_field(std::string_view line, Part& part, bool& disposed, bool& typed) {
    const std::size_t colon = line.find(':');
    const std::string_view sent = line.substr(0, std::min(colon, line.size()));
    if (colon == std::string_view::npos || !is_token(sent) ||
        line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
      throw Malformed{"a line of a part's header is not of the form Name: value"};
    const std::string name = lower(sent);
    const std::string_view value = line.substr(colon + 1);
    if (name == "content-disposition") {
      if (std::exchange(disposed, true)) throw Malformed{"a part has two Content-Dispositions"};
      const Value read = read_value(value);
      const auto field = read.parameters.find("name");
      if (read.head != "form-data" || field == read.parameters.end() || field->second.empty())
        throw Malformed{"a part's Content-Disposition is not form-data with a name"};
      part.name = read_name(field->second, "name");
      if (const auto file = read.parameters.find("filename"); file != read.parameters.end())
        part.filename = last_of_path(read_name(file->second, "file name"));
    } else if (name == "content-type") {
      if (std::exchange(typed, true)) throw Malformed{"a part has two Content-Types"};
      part.media_type = lower(without_blanks(value.substr(0, value.find(';'))));
    } else if (name == "content-transfer-encoding") {
      const std::string coding = lower(without_blanks(value));
      if (coding != "binary" && coding != "8bit" && coding != "7bit")
        throw Malformed{"a part has a transfer encoding; send its bytes as they are"};
    }
  }

  const std::string delimiter_;
  std::string_view rest_;
  const MultipartLimits limits_;
};

}  // namespace

bool is_multipart(std::string_view content_type) {
  return lower(without_blanks(content_type.substr(0, content_type.find(';')))) ==
         "multipart/form-data";
}

Multipart read_multipart(std::string_view content_type, std::string_view body,
                         const MultipartLimits& limits) {
  try {
    const Value type = read_value(content_type);
    const auto boundary = type.parameters.find("boundary");
    if (boundary == type.parameters.end() || !is_boundary(boundary->second))
      throw Malformed{"its Content-Type names no boundary that can be one"};
    return {Reader(boundary->second, body, limits).read(), {}};
  } catch (const Malformed& malformed) {
    return {{}, fmt::format("The multipart body cannot be read: {}.", malformed.why)};
  }
}

}  // namespace talewright::faces::http
