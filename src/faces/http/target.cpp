#include "faces/http/target.h"

#include <algorithm>
#include <cstdint>

#include "faces/http/query.h"

namespace talewright::faces::http {

namespace {

// Decodes what stands for itself in a segment. Left as sent: what would look like a separator, an
// escape or a control, and whatever would make "." or ".." of a segment.
std::string decoded_segment(std::string_view sent) {
  std::string text;
  text.reserve(sent.size());
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (sent[i] == '%' && i + 2 < sent.size() && hex_digit(sent[i + 1]) >= 0 &&
        hex_digit(sent[i + 2]) >= 0) {
      const int code = hex_digit(sent[i + 1]) * 16 + hex_digit(sent[i + 2]);
      const char c = static_cast<char>(code);
      if (code >= 0x20 && code != 0x7f && std::string_view("/%\\?#").find(c) == std::string::npos) {
        text += c;
        i += 2;
        continue;
      }
    }
    text += sent[i];
  }
  if (text != sent && (text == "." || text == "..")) return std::string(sent);
  return text;
}

std::string decoded_path(std::string_view sent) {
  if (sent.find('%') == std::string_view::npos) return std::string(sent);
  std::string path;
  for (std::size_t at = 0; at <= sent.size();) {
    const std::size_t end = std::min(sent.find('/', at), sent.size());
    if (at > 0) path += '/';
    path += decoded_segment(sent.substr(at, end - at));
    at = end + 1;
  }
  return path;
}

}  // namespace

bool split_target(std::string_view target, std::string& path, std::string& query,
                  std::string& authority) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    const std::size_t end = std::min(target.find_first_of("/?"), target.size());
    authority = target.substr(0, end);
    target.remove_prefix(end);
    if (authority.empty()) return false;
    if (target.empty()) target = "/";
    break;
  }
  if (target.empty() || (target[0] != '/' && target[0] != '?' && target != "*")) return false;
  if (target[0] == '?' && authority.empty()) return false;
  const std::size_t mark = target.find('?');
  path = target[0] == '?' ? "/" : decoded_path(target.substr(0, mark));
  query = mark == std::string_view::npos ? "" : target.substr(mark + 1);
  return true;
}

bool is_other_version(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view version = line.substr(space + 1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return version.size() == 8 && version.starts_with("HTTP/") && digit(version[5]) &&
         version[6] == '.' && digit(version[7]) && version != "HTTP/1.1" && version != "HTTP/1.0";
}

}  // namespace talewright::faces::http
