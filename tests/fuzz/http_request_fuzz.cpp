// Whatever bytes a connection brings are read as requests or refused, and wherever they are cut:
// in one piece, byte by byte, or at places the input's first byte chooses, the same requests come
// out. What was read says nothing that one reader could understand otherwise than another.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <vector>

#include "faces/http/parser.h"
#include "faces/http/target.h"

namespace talewright::faces::http {
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

// What a connection's bytes came to.
struct Reading {
  std::vector<Request> requests;
  Refusal refusal;        // of the request after them
  std::size_t taken = 0;  // bytes of whole requests
};

// As a connection does: what a request leaves is the start of the next one.
Reading read(std::string_view bytes, const Limits& limits, std::function<std::size_t()> next_piece) {
  Reading reading;
  std::size_t begin = 0, end = 0;
  const auto skip_blank_lines = [&] {
    while (begin < end && (bytes[begin] == '\r' || bytes[begin] == '\n')) ++begin;
  };
  for (;;) {
    Request request;
    Parser parser(request, limits);
    for (skip_blank_lines(); begin == end; skip_blank_lines()) {
      if (end == bytes.size()) return reading;
      end = std::min(bytes.size(), end + next_piece());
    }
    for (;;) {
      const std::size_t taken = parser.take(bytes.data() + begin, end - begin, reading.refusal);
      require(taken <= end - begin);
      begin += taken;
      if (reading.refusal.status) return reading;
      if (parser.is_done()) break;
      if (end == bytes.size()) return reading;
      end = std::min(bytes.size(), end + next_piece());
    }
    reading.taken = begin;
    reading.requests.push_back(std::move(request));
  }
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return c == '\0' || c == '\r' || c == '\n'; });
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

void check_path(std::string_view path) {
  require(path == "*" || path.starts_with('/'));
  require(path.find_first_of("?") == std::string_view::npos && !has_control(path));
}

void check(const Request& request, const Limits& limits) {
  check_path(request.path);
  require(!request.method.empty() && !has_control(request.method) && !has_control(request.query));
  require(request.body.size() <= limits.body);
  const Headers& headers = request.headers;
  for (const auto& [name, value] : headers.all())
    require(!name.empty() && !has_control(name) && !has_control(value));
  require(headers.count("Host") <= 1 && headers.count("Transfer-Encoding") <= 1 &&
          headers.count("Content-Length") <= 1);
  if (headers.count("Transfer-Encoding")) require(headers.count("Content-Length") == 0);
  for (const auto& [name, value] : headers.all())
    if (lower(name) == "content-length")
      require(std::strtoull(value.c_str(), nullptr, 10) == request.body.size());
}

// A refusal may come sooner or later: cut up, a header is looked at when it is whole.
void check_same(const Reading& a, const Reading& b) {
  require(a.taken == b.taken && a.requests.size() == b.requests.size());
  for (std::size_t i = 0; i < a.requests.size(); ++i) {
    const Request &x = a.requests[i], &y = b.requests[i];
    require(x.method == y.method && x.path == y.path && x.query == y.query && x.body == y.body);
    require(x.headers.all() == y.headers.all());
  }
}

// Decoding makes no separator and no dot segment that was not sent.
void check_target(std::string_view target) {
  std::string path, query, authority;
  if (!split_target(target, path, query, authority)) return;
  if (has_control(target)) return;  // no request line holds it
  check_path(path);
  require(authority.find_first_of("/?") == std::string::npos);
  const std::string_view sent = target.substr(0, target.find('?'));
  const auto slashes = [](std::string_view text) {
    return std::count(text.begin(), text.end(), '/');
  };
  if (authority.empty()) require(slashes(path) == slashes(sent));
  const auto climbs = [](std::string_view text) {
    return ("/" + std::string(text) + "/").find("/../") != std::string::npos;
  };
  if (authority.empty()) require(climbs(path) == climbs(sent));
}

}  // namespace
}  // namespace talewright::faces::http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright::faces::http;
  if (size == 0) return 0;
  const Limits limits;
  Limits tight;
  tight.header = 256;
  tight.body = 128;
  std::uint32_t state = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Reading whole = read(bytes, limits, [&] { return bytes.size(); });
  for (const Request& request : whole.requests) check(request, limits);
  check_same(whole, read(bytes, limits, [] { return 1; }));
  const auto cut = [&]() -> std::size_t {
    state = state * 1664525u + 1013904223u;
    return 1 + (state >> 16) % (1 + data[0] % 64);
  };
  check_same(whole, read(bytes, limits, cut));
  for (const Request& request : read(bytes, tight, cut).requests) check(request, tight);
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  (void)is_other_version(line);
  check_target(line);
  if (const std::size_t space = line.find(' '); space != std::string_view::npos)
    check_target(line.substr(space + 1, line.find(' ', space + 1) - space - 1));
  return 0;
}
