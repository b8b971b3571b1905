// Beast's parser, writing straight into a Request.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <string>

#include "faces/http/asio.h"
#include "faces/http/server.h"

namespace talewright::faces::http {

/// Why a request is refused: 0 = it is not.
struct Refusal {
  int status = 0;
  const char* why = "";
};

class Parser final : public boost::beast::http::basic_parser<true> {
 public:
  Parser(Request& request, const Limits& limits);
  /// Takes what it can of the bytes; how many. Then more are needed, or it is_done().
  std::size_t take(const char* bytes, std::size_t size, Refusal& refusal);
  bool http11() const { return http11_; }
  /// The client waits for a word before it sends the body.
  bool expects_continue() const { return expects_continue_; }

 private:
  using Verb = boost::beast::http::verb;
  using Field = boost::beast::http::field;
  using View = boost::beast::string_view;
  using Length = boost::optional<std::uint64_t>;
  void on_request_impl(Verb, View method, View target, int version, error_code&) override;
  void on_response_impl(int, View, int, error_code&) override {}
  void on_field_impl(Field, View name, View value, error_code&) override;
  void on_header_impl(error_code&) override;
  void on_body_init_impl(const Length&, error_code&) override;
  std::size_t on_body_impl(View bytes, error_code&) override;
  void on_chunk_header_impl(std::uint64_t, View, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View bytes, error_code&) override;
  void on_finish_impl(error_code&) override {}
  void refuse(int status, const char* why, error_code& error);
  Refusal refusal_for(error_code error, const char* bytes, std::size_t size) const;
  static bool was_folded(std::string_view taken);

  Request& request_;
  Refusal refusal_;
  std::string authority_;  // of a target in absolute form
  bool http11_ = true, expects_continue_ = false;
};

}  // namespace talewright::faces::http
