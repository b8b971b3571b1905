// The small languages within requests: forms with files, queries, ranges, codings. Whatever bytes
// come are read or refused; what was read lies within what was sent, and says nothing a careless
// reader could be harmed by.
#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "faces/http/encoding.h"
#include "faces/http/multipart.h"
#include "faces/http/query.h"
#include "faces/http/range.h"

namespace talewright::faces::http {
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

bool is_clean(std::string_view text) {
  return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

void check_form(std::string_view type, std::string_view body) {
  const MultipartLimits limits{8, 256};
  const Multipart form = read_multipart(type, body, limits);
  require(form.error.empty() || form.parts.empty());
  require(form.parts.size() <= limits.parts);
  const char* after = body.data();
  for (const Part& part : form.parts) {
    require(!part.name.empty() && is_clean(part.name) && is_clean(part.filename));
    require(part.filename.find_first_of("/\\") == std::string::npos && part.filename != "..");
    require(part.bytes.data() >= after);
    after = part.bytes.data() + part.bytes.size();
    require(after <= body.data() + body.size());
  }
  (void)is_multipart(type);
}

// What was made of parts is taken apart again.
void check_round(std::string_view bytes) {
  if (bytes.find("\r\n--x") != std::string_view::npos) return;
  const std::string body = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n" +
                           std::string(bytes) + "\r\n--x--\r\n";
  const Multipart form = read_multipart("multipart/form-data; boundary=x", body);
  require(form.parts.size() == 1 && form.parts[0].bytes == bytes);
}

void check_query(std::string_view query) {
  require(percent_decoded(percent_encoded(query)) == query);
  if (const auto text = percent_decoded(query)) require(text->size() <= query.size());
  const auto pairs = query_pairs(query);
  if (!pairs) return;
  std::string again;
  for (const auto& [name, value] : *pairs)
    again += percent_encoded(name) + '=' + percent_encoded(value) + '&';
  require(query_pairs(again) == pairs);
}

void check_range(std::string_view text, std::uint64_t length) {
  Headers headers;
  headers.add("Range", std::string(text));
  const Range range = range_of(headers, length, "\"v\"");
  if (range.kind != Range::Kind::Part) return;
  require(range.bytes > 0 && range.first < length && range.bytes <= length - range.first);
  require(content_range(range, length).starts_with("bytes "));
}

}  // namespace
}  // namespace talewright::faces::http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright::faces::http;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(all.find('\n'), all.size());
  const std::string_view first = all.substr(0, line);
  const std::string_view rest = all.substr(std::min(line + 1, all.size()));
  check_form(first, rest);
  check_form("multipart/form-data; boundary=x", all);
  check_round(all);
  check_query(first);
  for (const std::uint64_t length :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{size}, ~std::uint64_t{0}})
    check_range(first, length);
  (void)takes_gzip(first);
  return 0;
}
