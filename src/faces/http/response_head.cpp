#include "faces/http/response_head.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/status.hpp>
#include <charconv>

namespace talewright::faces::http {

namespace {

void append_number(std::string& text, std::size_t number) {
  char digits[24];
  text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

bool is_the_servers(std::string_view name) {
  const auto is = [&](std::string_view other) {
    return name.size() == other.size() &&
           boost::beast::iequals({name.data(), name.size()}, {other.data(), other.size()});
  };
  return is("Content-Length") || is("Connection") || is("Transfer-Encoding") || is("Date");
}

// No value can begin a header of its own.
void append_value(std::string& text, std::string_view value) {
  const std::size_t at = text.size();
  text += value;
  for (std::size_t i = at; i < text.size(); ++i)
    if (text[i] == '\r' || text[i] == '\n' || text[i] == '\0') text[i] = ' ';
}

}  // namespace

bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

void append_head(std::string& text, const HeadFacts& facts, const Fields& headers) {
  if (facts.status == 200) {
    text += "HTTP/1.1 200 OK\r\n";
  } else {
    text += "HTTP/1.1 ";
    append_number(text, static_cast<std::size_t>(facts.status));
    const auto reason =
        boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(facts.status));
    text += ' ';
    text.append(reason.data(), reason.size());
    text += "\r\n";
  }
  text += "Date: ";
  text += facts.date;
  text += "\r\n";
  for (const auto& [name, value] : headers) {
    if (is_the_servers(name)) continue;
    text += name;
    text += ": ";
    append_value(text, value);
    text += "\r\n";
  }
  if (facts.length) {
    text += "Content-Length: ";
    append_number(text, *facts.length);
    text += "\r\n";
  }
  if (facts.chunked) text += "Transfer-Encoding: chunked\r\n";
  if (!facts.keep_alive)
    text += "Connection: close\r\n";
  else if (!facts.http11)
    text += "Connection: keep-alive\r\n";
  text += "\r\n";
}

}  // namespace talewright::faces::http
