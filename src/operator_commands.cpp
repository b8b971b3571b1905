#include "operator_commands.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <vector>

#include "base/json.h"
#include "faces/cli/cli.h"

namespace talewright {

namespace {

using faces::cli::Question;

std::string bytes_of(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw std::runtime_error(fmt::format("{}: {}", path, std::strerror(errno)));
  return bytes;
}

}  // namespace

/// What the options are read into, and for each command what it asks then.
struct OperatorCommands::Commands {
  struct Command {
    CLI::App* app;
    std::function<Question()> question;
  };

  Commands(CLI::App& app, std::string& folder) : folder_(folder) {
    CLI::App* keys = group(app, "keys", "API keys: make, list, revoke, rotate");
    keys_create(keys);
    keys_list(keys);
    keys_revoke(keys);
    keys_rotate(keys);
    CLI::App* accounts = group(app, "accounts", "Accounts: make, list, change");
    accounts_create(accounts);
    accounts_list(accounts);
    accounts_update(accounts);
    CLI::App* credits = group(app, "credits", "Credits: show, grant");
    credits_show(credits);
    credits_grant(credits);
    CLI::App* guidance = group(app, "guidance", "What agents are told of working here");
    guidance_show(guidance);
    guidance_set(guidance);
    guidance_reset(guidance);
    guidance_history(guidance);
    audit(app);
  }

  // ---- keys

  void keys_create(CLI::App* group) {
    CLI::App* sub = add(group, "create", "Make a key and print it, this once",
                        [this] { return with({.operation = "create_key", .about = "key"}); });
    take_account(sub, "Whose; default local");
    take(sub, "--label", "label", "What it is for");
    sub->add_option("--scope", scopes_, "What it allows; default story:read and credits:read")
        ->delimiter(',');
    take_number(sub, "--days", "expires_in_days", "Expires after so many; default never");
    sub->add_option("--address", addresses_, "From where: addresses, CIDR; default anywhere")
        ->delimiter(',');
  }
  void keys_list(CLI::App* group) {
    take_account(add(group, "list", "List an account's keys",
                     [this] {
                       return with({.operation = "list_keys",
                                    .about = "keys",
                                    .columns = {"key_id", "state", "label", "scopes", "addresses",
                                                "created_at", "expires_at", "last_used_at"}});
                     }),
                 "Whose; default local");
  }
  void keys_revoke(CLI::App* group) {
    CLI::App* sub = add(group, "revoke", "End a key at once",
                        [this] { return with({.operation = "revoke_key"}); });
    take(sub, "key_id", "key_id", "The eight hex digits after tw_")->required();
  }
  void keys_rotate(CLI::App* group) {
    CLI::App* sub = add(group, "rotate", "Make a key's successor and print it; both hold a while",
                        [this] { return with({.operation = "rotate_key", .about = "key"}); });
    take(sub, "key_id", "key_id", "The eight hex digits after tw_")->required();
    take_number(sub, "--overlap", "overlap_seconds", "Seconds for which the old one still holds");
  }

  // ---- accounts and credits

  void accounts_create(CLI::App* group) {
    CLI::App* sub = add(group, "create", "Make an account",
                        [this] { return with({.operation = "create_account"}); });
    take(sub, "account_id", "account_id", "Its id")->required();
    take(sub, "--name", "name", "Whose it is");
    take(sub, "--plan", "plan", "Its plan");
  }
  void accounts_list(CLI::App* group) {
    add(group, "list", "List all accounts", [this] {
      return with({.operation = "list_accounts",
                   .about = "accounts",
                   .columns = {"account_id", "state", "plan", "name", "created_at"}});
    });
  }
  void accounts_update(CLI::App* group) {
    CLI::App* sub = add(group, "update", "Change an account's name, plan or state",
                        [this] { return with({.operation = "update_account"}); });
    take(sub, "account_id", "account_id", "Its id")->required();
    take(sub, "--name", "name", "Whose it is");
    take(sub, "--plan", "plan", "Its plan");
    take(sub, "--state", "state", "active or disabled");
  }
  void credits_show(CLI::App* group) {
    CLI::App* sub = add(group, "show", "Show an account's credits",
                        [this] { return with({.operation = "get_credits", .account = account_}); });
    sub->add_option("account_id", account_, "Whose")->capture_default_str();
  }
  void credits_grant(CLI::App* group) {
    CLI::App* sub = add(group, "grant", "Give an account credits that do not expire",
                        [this] { return with({.operation = "grant_credits"}); });
    take(sub, "account_id", "account_id", "Whose")->required();
    take_number(sub, "amount", "amount", "How many")->required();
    take(sub, "--note", "note", "Why");
  }

  // ---- guidance and audit

  void guidance_show(CLI::App* group) {
    CLI::App* sub = add(group, "show", "Print what agents are told",
                        [this] { return with({.operation = "get_guidance", .about = "text"}); });
    take_number(sub, "--version", "version", "An earlier one");
  }
  void guidance_set(CLI::App* group) {
    CLI::App* sub = add(group, "set", "Tell agents something else", [this] {
      Question question = with({.operation = "update_guidance"});
      question.arguments["text"] = bytes_of(file_);
      return question;
    });
    sub->add_option("file", file_, "Markdown; - = standard input")->required();
    take(sub, "--note", "note", "Why");
  }
  void guidance_reset(CLI::App* group) {
    CLI::App* sub = add(group, "reset", "Go back to the program's own", [this] {
      Question question = with({.operation = "update_guidance"});
      question.arguments["reset"] = true;
      return question;
    });
    take(sub, "--note", "note", "Why");
  }
  void guidance_history(CLI::App* group) {
    add(group, "history", "List the versions", [this] {
      return with({.operation = "get_guidance",
                   .about = "history",
                   .columns = {"version", "built_in", "updated_at", "updated_by", "note"}});
    });
  }
  void audit(CLI::App& app) {
    CLI::App* sub = add(&app, "audit", "Show who did what, the latest first", [this] {
      Question question = with({.operation = "list_audit",
                                .about = "entries",
                                .columns = {"at", "account_id", "key_id", "face", "address",
                                            "operation", "outcome", "subject", "request_id"}});
      if (!question.arguments.contains("account_id")) question.arguments["all_accounts"] = true;
      if (!question.arguments.contains("limit")) question.arguments["limit"] = 50;
      return question;
    });
    take_account(sub, "Of this account only");
    take_number(sub, "--limit", "limit", "At most so many; default 50");
  }

  // ---- how they are made

  CLI::App* group(CLI::App& app, const char* name, const char* about) {
    CLI::App* made = app.add_subcommand(name, about);
    made->require_subcommand(1);
    return made;
  }
  CLI::App* add(CLI::App* group, const char* name, const char* about,
                std::function<Question()> question) {
    CLI::App* sub = group->add_subcommand(name, about);
    sub->add_option("--data", folder_,
                    "Data folder; default TALEWRIGHT_DATA or the XDG data folder");
    sub->add_flag("--json", json_, "Print JSON");
    commands.push_back({sub, std::move(question)});
    return sub;
  }
  CLI::Option* take(CLI::App* sub, const char* option, const char* argument, const char* about) {
    return sub->add_option_function<std::string>(
        option, [this, argument](const std::string& text) { arguments_[argument] = text; }, about);
  }
  CLI::Option* take_number(CLI::App* sub, const char* option, const char* argument,
                           const char* about) {
    return sub->add_option_function<std::int64_t>(
        option, [this, argument](const std::int64_t& number) { arguments_[argument] = number; },
        about);
  }
  void take_account(CLI::App* sub, const char* about) {
    take(sub, "--account", "account_id", about);
  }

  // The question with what the command line said.
  Question with(Question question) const {
    question.arguments = arguments_;
    question.json = json_;
    if (!scopes_.empty())
      question.arguments["scopes"] = json::array(scopes_.begin(), scopes_.end());
    if (!addresses_.empty())
      question.arguments["addresses"] = json::array(addresses_.begin(), addresses_.end());
    return question;
  }

  std::vector<Command> commands;

 private:
  std::string& folder_;
  json::object arguments_;
  std::vector<std::string> scopes_, addresses_;
  std::string account_ = "local", file_;
  bool json_ = false;
};

OperatorCommands::OperatorCommands(CLI::App& app, std::string& folder)
    : commands_(std::make_unique<Commands>(app, folder)) {}

OperatorCommands::~OperatorCommands() = default;

bool OperatorCommands::parsed() const {
  for (const Commands::Command& command : commands_->commands)
    if (command.app->parsed()) return true;
  return false;
}

int OperatorCommands::run(const contract::Contract& contract) const {
  for (const Commands::Command& command : commands_->commands)
    if (command.app->parsed()) return faces::cli::tell(contract, command.question());
  throw std::logic_error("no operator's command was given");
}

}  // namespace talewright
