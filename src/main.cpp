// The command line; nothing else. Here, and only here, faces meet operations.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <csignal>

#include "base/embedded.h"
#include "base/json.h"
#include "base/version.h"
#include "contract/contract.h"
#include "contract/prompts.h"
#include "faces/cli/cli.h"
#include "faces/stdio/stdio.h"
#include "faces/web/serve.h"
#include "operations/doctor.h"
#include "operations/job_tasks.h"
#include "operations/library.h"
#include "operations/table.h"
#include "studio/studio.h"

namespace {

using namespace talewright;

constexpr int kFailed = 1, kUsage = 2;

contract::ContractSource embedded_source(std::string_view folder) {
  contract::ContractSource source;
  for (const EmbeddedFile& file : embedded_files(folder))
    source.files.emplace_back(std::string(file.path), file.bytes);
  return source;
}

/// Everything between a face and the data folder.
struct House {
  explicit House(const std::string& folder)
      : studio({.folder = folder,
                .job_changed =
                    [this](const std::string& id) {
                      operations::publish_change(events, studio, id);
                    }}),
        contract(embedded_source("tools/"), operations::handlers(studio)),
        library(studio),
        tasks(studio) {}
  contract::Events events;
  studio::Studio studio;
  contract::Contract contract;
  operations::Library library;
  operations::JobTasks tasks;
};

/// What the Model Context Protocol serves of a house.
struct McpHouse : House {
  McpHouse(const std::string& folder, const std::vector<std::string>& toolsets)
      : House(folder),
        prompts(embedded_source("prompts/")),
        server({.info = {.name = "talewright",
                         .title = "Talewright",
                         .version = std::string(kVersion),
                         .instructions = std::string(embedded_file("resources/instructions.md"))},
                .contract = &contract,
                .resources = &library,
                .prompts = &prompts,
                .tasks = &tasks,
                .events = &events,
                .resources_change = true,
                .apps = true,
                .key = studio.secret()}) {
    std::set<std::string> wanted(toolsets.begin(), toolsets.end());
    for (const std::string& name : wanted) {
      if (name == faces::mcp::Server::kAllToolsets) continue;
      const auto is_in = [&](const contract::Operation& one) { return one.toolset == name; };
      if (std::ranges::none_of(contract.operations(), is_in))
        throw std::runtime_error("--toolsets: there is no toolset " + name);
    }
    server.show_toolsets(std::move(wanted));
  }
  contract::WrittenPrompts prompts;
  faces::mcp::Server server;
};

/// "127.0.0.1:8787", "[::1]:8787" or a port alone.
void read_listen(const std::string& text, faces::http::Options& http) {
  const std::size_t colon = text.rfind(':');
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (colon != std::string::npos) http.address = text.substr(0, colon);
  if (http.address.starts_with('[') && http.address.ends_with(']'))
    http.address = http.address.substr(1, http.address.size() - 2);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), http.port);
  if (error != std::errc() || end != port.data() + port.size())
    throw std::runtime_error(
        fmt::format("--listen {}: not an address and a port, such as 127.0.0.1:8787", text));
  if (http.address != "127.0.0.1" && http.address != "::1" && http.address != "localhost")
    throw std::runtime_error(fmt::format(
        "--listen {}: without keys Talewright listens on this machine only (127.0.0.1 or [::1]); "
        "put a proxy with authentication before it to serve others",
        text));
  if (http.address == "localhost") http.address = "127.0.0.1";
}

int doctor(const std::string& folder) {
  bool good = true;
  for (const operations::Finding& f : operations::examine(folder)) {
    fmt::print("{} {}: {}\n", f.good ? "ok  " : "BAD ", f.subject, f.text);
    if (!f.remedy.empty()) fmt::print("     {}\n", f.remedy);
    good = good && f.good;
  }
  return good ? 0 : kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that went away and a file that may not grow are errors to be told, not ends to die of.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  spdlog::set_default_logger(spdlog::stderr_logger_mt("talewright"));
  CLI::App app("Talewright: a story studio for AI agents.", "talewright");
  app.set_version_flag("--version", "talewright " + std::string(kVersion));
  app.require_subcommand(1);

  std::string folder;
  const auto command = [&](const char* name, const char* about) {
    CLI::App* sub = app.add_subcommand(name, about);
    sub->add_option("--data", folder, "Data folder; default TALEWRIGHT_DATA or the XDG data folder");
    return sub;
  };
  CLI::App* stdio = command("stdio", "Serve the Model Context Protocol on standard input and output");
  std::vector<std::string> toolsets;
  constexpr const char* kToolsetsHelp =
      "Toolsets to offer whole, or \"all\"; default the usual tools of each";
  stdio->add_option("--toolsets", toolsets, kToolsetsHelp)->delimiter(',');
  CLI::App* serve = command("serve", "Serve the Model Context Protocol over HTTP");
  faces::web::ServeOptions serving;
  std::string listen = "127.0.0.1:8787";
  serve->add_option("--listen", listen, "Address and port; port 0 = any")->capture_default_str();
  serve->add_option("--toolsets", toolsets, kToolsetsHelp)->delimiter(',');
  serve->add_option("--tls-cert", serving.http.certificate, "Certificate chain, PEM");
  serve->add_option("--tls-key", serving.http.key, "Its private key, PEM");
  serve->add_option("--host", serving.gate.hosts, "A further name under which clients reach this server");
  serve->add_option("--origin", serving.gate.origins, "Origin of a web page that may use this server");
  serve->add_option("--streams-per-client", serving.http.limits.streams_per_client,
                    "Event streams one client may hold open")
      ->capture_default_str();
  serve->add_flag("--sse", serving.mcp.old_sse, "Serve the HTTP+SSE transport of 2024-11-05, too");
  CLI::App* make = command("make", "Make a book from a prompt");
  faces::cli::MakeOptions order;
  make->add_option("prompt", order.prompt, "What the story is about")->required();
  make->add_option("--format", order.format, "Kind of book: picture")->capture_default_str();
  make->add_option("--pages", order.pages, "Story pages, 4 to 40; default 12");
  make->add_option("--style", order.style, "A style that get_capabilities lists; default cartoon");
  make->add_option("--seed", order.seed, "Another seed gives another book from the same prompt");
  make->add_option("--author", order.author, "Named on cover and title page");
  make->add_option("--series", order.series, "Named on the cover");
  make->add_option("--out", order.out, "Folder for the files; default a folder named after the title");
  CLI::App* call = command("call", "Call one operation and print its structured result");
  std::string operation, arguments;
  call->add_option("operation", operation, "Name of the operation")->required();
  call->add_option("arguments", arguments, "Arguments as a JSON object");
  CLI::App* check = command("doctor", "Check fonts, data folder, database and engines");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? 0 : kUsage;
  }

  try {
    if (folder.empty()) folder = studio::default_folder();
    if (stdio->parsed()) return faces::serve_stdio(McpHouse(folder, toolsets).server);
    if (serve->parsed()) {
      read_listen(listen, serving.http);
      McpHouse house(folder, toolsets);
      serving.listening = [&](std::uint16_t port) {
        fmt::print(stderr, "talewright listens on {}://{}:{}{}\n",
                   serving.http.certificate.empty() ? "http" : "https",
                   serving.http.address == "::1" ? "[::1]" : serving.http.address, port,
                   serving.mcp.path);
      };
      return faces::web::serve(house.server, serving);
    }
    if (check->parsed()) return doctor(folder);
    House house(folder);
    if (make->parsed()) return faces::cli::make(house.contract, house.library, order);
    if (call->parsed()) return faces::cli::call(house.contract, operation, arguments);
    return kUsage;
  } catch (const Failure& failure) {
    fmt::print(stderr, "talewright: {} ({})\n", failure.message(), failure.code());
    return kFailed;
  } catch (const std::exception& error) {
    fmt::print(stderr, "talewright: {}\n", error.what());
    return kFailed;
  }
}
