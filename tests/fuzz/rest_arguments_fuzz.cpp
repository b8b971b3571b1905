// Feeds arbitrary requests to the REST face: the first line is method and target, the second the
// Content-Type, the rest the body. Whatever comes in, there must be one answer, in the one shape,
// and arguments that reach a handler must be JSON that reads back as the same.
#include <spdlog/spdlog.h>

#include <cstdlib>

#include "base/json_text.h"
#include "faces/http/target.h"
#include "faces/small_rest.h"

namespace talewright::faces::rest {
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

std::string take_line(std::string_view& input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  std::string line(input.substr(0, end));
  input.remove_prefix(std::min(end + 1, input.size()));
  return line;
}

void play(SmallRest& small, std::string_view input) {
  const std::string first = take_line(input), type = take_line(input);
  const std::size_t space = std::min(first.find(' '), first.size());
  std::string path, query, authority;
  const std::string sent = first.substr(std::min(space + 1, first.size()));
  if (!http::split_target(sent, path, query, authority)) return;
  http::Headers headers;
  if (!type.empty()) headers.add("Content-Type", type);
  headers.add("Idempotency-Key", type.empty() ? "key" : type);
  small.calls.clear();
  const auto response = small.ask(first.substr(0, space), path + '?' + query,
                                  std::string(input), std::move(headers));
  require(response->answers == 1 && response->status >= 200 && response->status < 600);
  require(!response->header("X-Request-Id").empty());
  if (response->status >= 400) {
    const json::object error = response->object().at("error").as_object();
    require(text_or(error, "requestId") == response->header("X-Request-Id"));
    require(response->status != 500);
  }
  for (const json::object& arguments : small.calls) {
    const std::string text = to_text(arguments);
    boost::system::error_code failed;
    const json::value again = json::parse(text, failed);
    require(!failed && to_text(again) == text);
  }
}

}  // namespace
}  // namespace talewright::faces::rest

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spdlog::set_level(spdlog::level::off);
  // Anew each time: a call under a key is answered from memory the second time.
  talewright::faces::rest::SmallRest small;
  talewright::faces::rest::play(small, {reinterpret_cast<const char*>(data), size});
  return 0;
}
