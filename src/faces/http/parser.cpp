#include "faces/http/parser.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>

#include "faces/http/target.h"

namespace talewright::faces::http {

namespace beast = boost::beast;
using boost::beast::http::error;

namespace {

// A body's memory is taken as it comes, up to what a client says it will send, but not before.
constexpr std::size_t kReserveAtOnce = 64 * 1024;
// The line before a chunk, or the fields after the last one.
constexpr std::size_t kLongestChunkHead = 4 * 1024;
// "0", a line's end, and another: no chunked body that goes on has fewer bytes to come. Beast's
// parser asserts that it is not asked to go on in the last chunk with fewer (found by fuzzing).
constexpr std::size_t kLeastOfChunks = 5;

}  // namespace

Parser::Parser(Request& request, const Limits& limits) : request_(request) {
  eager(true);
  header_limit(static_cast<std::uint32_t>(limits.header));
  body_limit(limits.body);
}

std::size_t Parser::take(const char* bytes, std::size_t size, Refusal& refusal) {
  if (is_header_done() && chunked() && size < kLeastOfChunks) return 0;
  error_code error;
  const bool in_header = !is_header_done();
  const std::size_t taken = put(asio::const_buffer(bytes, size), error);
  const bool more = error == http::error::need_more;
  if (in_header && is_header_done() && was_folded({bytes, taken})) {
    refusal = {400, "A header goes on in a second line."};
  } else if (error && !more) {
    refusal = refusal_.status ? refusal_ : refusal_for(error, bytes, size);
  } else if (more && is_header_done() && size - taken > kLongestChunkHead) {
    refusal = {400, "The head of a chunk is too long."};
  }
  return taken;
}

// Beast joins a header's lines, as old readers did; others see two headers (RFC 9112, section 5.2).
// It takes all fields at once, after the request line or with it.
bool Parser::was_folded(std::string_view taken) {
  const std::string_view header = taken.substr(0, taken.find("\r\n\r\n"));
  return header.starts_with(' ') || header.starts_with('\t') ||
         header.find("\r\n ") != std::string_view::npos ||
         header.find("\r\n\t") != std::string_view::npos;
}

Refusal Parser::refusal_for(error_code error, const char* bytes, std::size_t size) const {
  if (error == http::error::header_limit) return {431, "Request line and headers are too long."};
  if (error == http::error::body_limit) return {413, "The body is too long."};
  if (error == http::error::bad_version) {
    const std::string_view line(bytes, std::min(size, std::string_view(bytes, size).find('\r')));
    if (is_other_version(line)) return {505, "The server speaks HTTP/1.1 and HTTP/1.0."};
  }
  return {400, "The request is not well-formed HTTP/1.1."};
}

void Parser::refuse(int status, const char* why, error_code& error) {
  refusal_ = {status, why};
  error = http::error::bad_value;
}

void Parser::on_request_impl(Verb, View method, View target, int version, error_code& error) {
  http11_ = version >= 11;
  request_.method.assign(method.data(), method.size());
  if (!split_target({target.data(), target.size()}, request_.path, request_.query, authority_))
    refuse(400, "The request target is neither a path nor a URL.", error);
}

void Parser::on_field_impl(Field, View name, View value, error_code&) {
  if (is_header_done()) return;  // what follows a chunked body is not part of the header
  request_.headers.add({name.data(), name.size()}, {value.data(), value.size()});
}

void Parser::on_header_impl(error_code& error) {
  Headers& headers = request_.headers;
  const std::size_t hosts = headers.count("Host");
  if (hosts > 1 || (hosts == 0 && http11_))
    return refuse(400, "A request names its Host once.", error);
  // Beast takes a length that is said again, "5, 5" too.
  const std::string_view length = headers.find("Content-Length").value_or("");
  if (headers.count("Content-Length") > 1 || length.find(',') != std::string_view::npos)
    return refuse(400, "A body's length is said once.", error);
  if (!authority_.empty()) headers.set("Host", std::move(authority_));
  if (const std::size_t codings = headers.count("Transfer-Encoding"); codings > 0) {
    const auto coding = *headers.find("Transfer-Encoding");
    if (!http11_ || !chunked()) return refuse(400, "A body's end must be known.", error);
    if (codings > 1 || !beast::iequals(View(coding.data(), coding.size()), "chunked"))
      return refuse(501, "The one transfer coding known here is chunked.", error);
  }
  if (const auto expected = headers.find("Expect")) {
    if (!beast::iequals(View(expected->data(), expected->size()), "100-continue"))
      return refuse(417, "Nothing but 100-continue can be expected.", error);
    expects_continue_ = http11_;
  }
}

void Parser::on_body_init_impl(const Length& length, error_code&) {
  if (length) request_.body.reserve(std::min<std::size_t>(*length, kReserveAtOnce));
}

std::size_t Parser::on_body_impl(View bytes, error_code&) {
  request_.body.append(bytes.data(), bytes.size());
  return bytes.size();
}

std::size_t Parser::on_chunk_body_impl(std::uint64_t, View bytes, error_code&) {
  request_.body.append(bytes.data(), bytes.size());
  return bytes.size();
}

}  // namespace talewright::faces::http
