// A server that offers what the public conformance suites ask for. It uses the protocol's engine
// and the contract and nothing else of Talewright, as any other program would.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

#include "faces/mcp/server.h"
#include "faces/stdio/stdio.h"
#include "faces/web/serve.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {
namespace {

constexpr std::string_view kUsage =
    "usage: mcp_fixture --stdio | --listen ADDRESS[:PORT] [--sse] [--streams N]\n"
    "  --sse      offers the HTTP+SSE transport of 2024-11-05, too\n"
    "  --streams  how many streams one client may have open; 256 if not said\n";

struct Command {
  bool stdio = false, sse = false;
  std::string address;
  std::uint16_t port = 0;
  std::size_t streams = faces::http::Limits().streams_per_client;
};

template <class Number>
bool read_number(std::string_view digits, Number& number) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size();
}

// Nothing when it is not understood.
std::optional<Command> read_command(const std::vector<std::string_view>& words) {
  Command command;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--stdio") {
      command.stdio = true;
    } else if (words[i] == "--sse") {
      command.sse = true;
    } else if (words[i] == "--listen" && i + 1 < words.size()) {
      std::string_view where = words[++i];
      if (const auto colon = where.rfind(':');
          colon != where.npos && where.find(']', colon) == where.npos) {
        if (!read_number(where.substr(colon + 1), command.port)) return std::nullopt;
        where = where.substr(0, colon);
      }
      command.address = where;
    } else if (words[i] == "--streams" && i + 1 < words.size()) {
      if (!read_number(words[++i], command.streams)) return std::nullopt;
    } else {
      return std::nullopt;
    }
  }
  if (command.stdio != command.address.empty()) return std::nullopt;
  return command;
}

int serve_http(const faces::mcp::Server& server, const Command& command) {
  faces::web::ServeOptions options;
  options.http.address = command.address;
  options.http.port = command.port;
  options.http.limits.streams_per_client = command.streams;
  options.mcp.old_sse = command.sse;
  options.listening = [&](std::uint16_t port) {
    fmt::print(stderr, "mcp_fixture listens on http://{}:{}{}\n", command.address, port,
               options.mcp.path);
  };
  return faces::web::serve(server, options);
}

int run(const Command& command) {
  Parts parts;
  Toolbox box;
  add_content_tools(box);
  add_question_tools(box);
  add_round_trip_tools(box);
  add_change_tools(box, parts);
  add_task_tools(box, parts);
  const contract::Contract contract(box.source(), box.handlers());

  faces::mcp::Offer offer;
  offer.info = {"mcp-fixture", "Conformance fixture", TALEWRIGHT_VERSION,
                "Tools, resources and prompts for testing the protocol."};
  offer.contract = &contract;
  offer.resources = &parts.resources;
  offer.prompts = &parts.prompts;
  offer.tasks = &parts.tasks;
  offer.events = &parts.events;
  offer.tools_change = offer.prompts_change = offer.resources_change = true;
  faces::mcp::Server server(offer);

  const std::set<std::string> usual = {std::string(kAlways)};
  server.show_toolsets(usual);
  std::mutex mutex;
  bool all = false;
  parts.toggle_tools = [&] {
    const std::lock_guard lock(mutex);
    all = !all;
    server.show_toolsets(all ? std::set<std::string>() : usual);
  };
  return command.stdio ? faces::serve_stdio(server) : serve_http(server, command);
}

}  // namespace
}  // namespace talewright::fixture

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("mcp_fixture"));
  try {
    const auto command =
        talewright::fixture::read_command(std::vector<std::string_view>(argv + 1, argv + argc));
    if (!command) {
      fmt::print(stderr, "{}", talewright::fixture::kUsage);
      return 2;
    }
    return talewright::fixture::run(*command);
  } catch (const std::exception& error) {
    fmt::print(stderr, "mcp_fixture: {}\n", error.what());
    return 1;
  }
}
