// Feeds arbitrary bytes to the protocol engine, one line a message, in every era. Whatever comes
// in, each message must give at most one response, every message out must be one line of JSON, and
// nothing stays in flight once the conversation is stopped.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "faces/mcp/conversation.h"
#include "faces/small_server.h"

namespace talewright::faces {
namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void play(const mcp::Server& server, std::string_view version, std::string_view input) {
  mcp::Conversation conversation(server, [](std::function<void()> work, bool) { work(); });
  std::vector<std::string> said;
  const auto outlet = std::make_shared<Listener>(said);
  if (!version.empty())
    conversation.receive(R"({"jsonrpc":"2.0","id":"i","method":"initialize","params":{)"
                         R"("protocolVersion":")" +
                             std::string(version) + "\"}}",
                         outlet);
  for (const std::string& line : split(input, '\n')) {
    said.clear();
    conversation.receive(line, outlet);
    std::size_t responses = 0;
    for (const std::string& message : said) {
      require(message.find('\n') == std::string::npos);
      boost::system::error_code error;
      const json::value value = json::parse(message, error);
      require(!error);
      const json::object* object = value.if_object();
      if (!object || !object->contains("method")) ++responses;
    }
    // A batch may bring the last answers for several requests that waited.
    const auto objects = static_cast<std::size_t>(std::count(line.begin(), line.end(), '{'));
    require(responses <= std::max<std::size_t>(1, objects));
  }
  conversation.stop(false);
  require(conversation.in_flight() == 0);
}

}  // namespace
}  // namespace talewright::faces

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace talewright::faces;
  static SmallServer small;
  [[maybe_unused]] static const bool prepared = [] {
    spdlog::set_level(spdlog::level::off);
    small.gate.open();  // nobody else would let the tool "wait" go on
    return true;
  }();
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  play(small.server(), "", input);
  play(small.server(), "2025-03-26", input);
  play(small.server(), "2025-11-25", input);
  return 0;
}
