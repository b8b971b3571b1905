// The command line; nothing else. What faces and operations make together stands in house.h.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <csignal>

#include "base/version.h"
#include "faces/cli/cli.h"
#include "faces/stdio/stdio.h"
#include "faces/web/listen.h"
#include "house.h"
#include "operations/doctor.h"
#include "operator_commands.h"

namespace {

using namespace talewright;

constexpr int kFailed = 1, kUsage = 2;
// Uploads of 10 MB are 14 MB as base64.
constexpr std::size_t kLongestBody = 16 * 1024 * 1024;

struct ServeCommand {
  faces::web::Listening listening;
  faces::web::ServeOptions options;
  std::string auth = "none";
  std::vector<std::string> outgoing;
};

int serve(ServeCommand command, const std::string& folder,
          const std::vector<std::string>& toolsets) {
  faces::web::ServeOptions& options = command.options;
  command.listening.keys = command.auth == "keys";
  faces::web::set_listening(command.listening, options);
  options.http.limits.body = kLongestBody;
  ServedHouse house({.folder = folder, .outgoing = command.outgoing}, toolsets);
  house.start_webhooks();
  if (command.listening.keys) options.gate.access = &house.access;
  options.rest = house.rest_offer(command.listening.public_url);
  options.listening = [address = options.http.address, path = options.mcp.path,
                       tls = !options.http.certificate.empty()](std::uint16_t port) {
    fmt::print(stderr, "talewright listens on {}://{}:{}{}\n", tls ? "https" : "http",
               address.find(':') == std::string::npos ? address : '[' + address + ']', port, path);
  };
  return faces::web::serve(house.server, std::move(options));
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
    sub->add_option("--data", folder,
                    "Data folder; default TALEWRIGHT_DATA or the XDG data folder");
    return sub;
  };
  CLI::App* stdio =
      command("stdio", "Serve the Model Context Protocol on standard input and output");
  std::vector<std::string> toolsets;
  constexpr const char* kToolsetsHelp =
      "Toolsets to offer whole, or \"all\"; default the usual tools of each";
  stdio->add_option("--toolsets", toolsets, kToolsetsHelp)->delimiter(',');
  CLI::App* serving =
      command("serve", "Serve the Model Context Protocol, REST and documents over HTTP");
  ServeCommand serve_command;
  faces::web::ServeOptions& options = serve_command.options;
  serving->add_option("--listen", serve_command.listening.listen, "Address and port; port 0 = any")
      ->capture_default_str();
  serving
      ->add_option("--auth", serve_command.auth,
                   "Who may call: none = this machine, everybody there; keys = who has an API key")
      ->check(CLI::IsMember({"none", "keys"}))
      ->capture_default_str();
  serving->add_option("--toolsets", toolsets, kToolsetsHelp)->delimiter(',');
  serving->add_option("--tls-cert", options.http.certificate, "Certificate chain, PEM");
  serving->add_option("--tls-key", options.http.key, "Its private key, PEM");
  serving->add_option("--host", options.gate.hosts,
                      "A further name under which clients reach this server");
  serving->add_option("--origin", options.gate.origins,
                      "Origin of a web page that may use this server");
  serving->add_option("--public-url", serve_command.listening.public_url,
                      "Where clients reach this server, such as https://books.example");
  serving->add_option("--outgoing-to", serve_command.outgoing,
                      "A private network that webhooks may reach: an address or a CIDR block");
  serving
      ->add_option("--streams-per-client", options.http.limits.streams_per_client,
                   "Event streams one client may hold open")
      ->capture_default_str();
  serving->add_flag("--sse", options.mcp.old_sse,
                    "Serve the HTTP+SSE transport of 2024-11-05, too");
  CLI::App* make = command("make", "Make a book from a prompt");
  faces::cli::MakeOptions order;
  make->add_option("prompt", order.prompt, "What the story is about")->required();
  make->add_option("--format", order.format, "Kind of book: picture")->capture_default_str();
  make->add_option("--pages", order.pages, "Story pages, 4 to 40; default 12");
  make->add_option("--style", order.style, "A style that get_capabilities lists; default cartoon");
  make->add_option("--seed", order.seed, "Another seed gives another book from the same prompt");
  make->add_option("--author", order.author, "Named on cover and title page");
  make->add_option("--series", order.series, "Named on the cover");
  make->add_option("--out", order.out,
                   "Folder for the files; default a folder named after the title");
  CLI::App* call = command("call", "Call one operation and print its structured result");
  std::string operation, arguments;
  call->add_option("operation", operation, "Name of the operation")->required();
  call->add_option("arguments", arguments, "Arguments as a JSON object");
  CLI::App* check = command("doctor", "Check fonts, data folder, database and engines");
  const OperatorCommands operator_commands(app, folder);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? 0 : kUsage;
  }

  try {
    if (folder.empty()) folder = studio::default_folder();
    if (stdio->parsed())
      return faces::serve_stdio(ServedHouse({.folder = folder}, toolsets).server);
    if (serving->parsed()) return serve(std::move(serve_command), folder, toolsets);
    if (check->parsed()) return doctor(folder);
    if (operator_commands.parsed())
      return operator_commands.run(House({.folder = folder, .beside = true}).contract);
    const House house({.folder = folder});
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
