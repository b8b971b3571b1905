// The command line; nothing else. Here, and only here, faces meet operations.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <csignal>

#include "base/embedded.h"
#include "base/json.h"
#include "base/version.h"
#include "contract/contract.h"
#include "contract/prompts.h"
#include "faces/cli/cli.h"
#include "faces/stdio/stdio.h"
#include "operations/doctor.h"
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
      : studio({.folder = folder}),
        contract(embedded_source("tools/"), operations::handlers(studio)),
        library(studio) {}
  studio::Studio studio;
  contract::Contract contract;
  operations::Library library;
};

int serve_stdio(const std::string& folder) {
  House house(folder);
  const contract::WrittenPrompts prompts(embedded_source("prompts/"));
  const faces::mcp::Server server(
      {.info = {.name = "talewright",
                .title = "Talewright",
                .version = std::string(kVersion),
                .instructions = std::string(embedded_file("resources/instructions.md"))},
       .contract = &house.contract,
       .resources = &house.library,
       .prompts = &prompts});
  return faces::serve_stdio(server);
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
  CLI::App* make = command("make", "Make a book from a prompt");
  faces::cli::MakeOptions order;
  make->add_option("prompt", order.prompt, "What the story is about")->required();
  make->add_option("--format", order.format, "Kind of book: picture")->capture_default_str();
  make->add_option("--pages", order.pages, "Story pages, 4 to 40; default 12");
  make->add_option("--style", order.style, "cartoon, flat");
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
    if (stdio->parsed()) return serve_stdio(folder);
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
