// The operations on accounts, credits, keys, audit and guidance, called through the contract, which
// holds their results against the outputSchemas of tools/.
#include <gmock/gmock.h>

#include <set>

#include "base/embedded.h"
#include "base/json.h"
#include "contract/contract.h"
#include "operations/access.h"
#include "operations/audit.h"
#include "operations/library.h"
#include "operations/table.h"
#include "studio/accounts.h"
#include "studio/keys.h"
#include "studio/rooms.h"

using namespace talewright;
using test::detail;
using test::refusal;
using testing::HasSubstr;
using testing::Not;

namespace {

contract::ContractSource all_tools() {
  contract::ContractSource source;
  for (const EmbeddedFile& file : embedded_files("tools/"))
    source.files.emplace_back(std::string(file.path), file.bytes);
  return source;
}

class AccountOperations : public test::TimedStudioTest {
 protected:
  AccountOperations() { contract->observe(operations::audit_observer(studio)); }

  json::object call(std::string_view operation, std::string_view arguments = "{}") {
    contract::Context context;
    context.request_id = "req_test";
    context.caller = caller;
    return contract->call(*contract->find(operation), context, json::parse(arguments).as_object())
        .structured;
  }
  std::string refused(std::string_view operation, std::string_view arguments = "{}") {
    return refusal([&] { call(operation, arguments); });
  }
  /// From now on calls are made with a key of these scopes.
  void come_as(const std::string& account, std::set<std::string> scopes) {
    caller.account = account;
    caller.key_id = "0a1b2c3d";
    caller.address = "203.0.113.7";
    caller.face = "rest";
    caller.scopes = std::move(scopes);
  }
  void open_reader(std::string_view plan = "plus") {
    call("create_account", json::serialize(json::object{{"account_id", "reader"}, {"plan", plan}}));
  }
  json::array audit_of_all() {
    const contract::Caller was = std::exchange(caller, contract::Caller());
    const json::object listed = call("list_audit", R"({"all_accounts":true,"limit":100})");
    caller = was;
    return listed.at("entries").as_array();
  }

  std::unique_ptr<contract::Contract> contract =
      std::make_unique<contract::Contract>(all_tools(), operations::handlers(studio));
  contract::Caller caller;
};

std::int64_t number(const json::object& object, std::string_view key) {
  return object.at(key).as_int64();
}

}  // namespace

TEST_F(AccountOperations, PingCountsAndTellsThePlan) {
  open_reader("developer");
  come_as("reader", {"story:read"});
  EXPECT_EQ(number(call("ping"), "pings_this_month"), 1);
  const json::object pong = call("ping");
  EXPECT_EQ(number(pong, "pings_this_month"), 2);
  EXPECT_EQ(number(pong, "pings_limit"), 150);
  EXPECT_EQ(text_or(pong, "plan"), "developer");
  EXPECT_EQ(text_or(pong, "account"), "reader");
  caller = {};
  EXPECT_TRUE(call("ping").at("pings_limit").is_null());
}

TEST_F(AccountOperations, CreditsAreToldByBucket) {
  open_reader();
  come_as("reader", {"credits:read"});
  const json::object credits = call("get_credits");
  EXPECT_EQ(number(credits, "balance"), 330);
  EXPECT_EQ(number(credits, "monthly_allocated"), 300);
  EXPECT_EQ(number(credits, "monthly_used"), 0);
  EXPECT_EQ(number(credits, "monthly_remaining"), 300);
  EXPECT_EQ(number(credits, "perpetual"), 30);
  EXPECT_EQ(text_or(credits, "cycle_started_at"), "2026-11-10T12:00:00.000Z");
  EXPECT_EQ(text_or(credits, "cycle_expires_at"), "2026-12-01T00:00:00.000Z");
  caller = {};
  EXPECT_TRUE(call("get_credits").at("balance").is_null());
  EXPECT_TRUE(call("get_credits").at("unlimited").as_bool());
}

TEST_F(AccountOperations, APictureSaysWhatItCost) {
  open_reader();
  come_as("reader", {"scene:write", "credits:read"});
  const json::object scene = call("generate_scene", R"({"prompt":"An empty beach","width":256})");
  EXPECT_EQ(number(scene.at("credits").as_object(), "charged"), 1);
  const json::object varied =
      call("vary_scene",
           json::serialize(json::object{{"image_id", scene.at("image_id")}, {"vary", "lighting"}}));
  EXPECT_EQ(number(varied.at("credits").as_object(), "charged"), 1);
  const json::object credits = call("get_credits");
  EXPECT_EQ(number(credits, "monthly_remaining"), 298);
  EXPECT_EQ(number(credits, "monthly_used"), 2);
  EXPECT_EQ(number(credits, "spent"), 2);
}

TEST_F(AccountOperations, TransactionsComeInPages) {
  open_reader();
  for (int i = 0; i < 3; ++i) call("grant_credits", R"({"account_id":"reader","amount":5})");
  come_as("reader", {"credits:read"});
  std::set<std::int64_t> seen;
  std::string arguments = R"({"limit":2})";
  for (;;) {
    const json::object page = call("list_transactions", arguments);
    for (const json::value& row : page.at("transactions").as_array())
      EXPECT_TRUE(seen.insert(number(row.as_object(), "transaction_id")).second);
    if (!page.contains("next_cursor")) break;
    arguments = json::serialize(json::object{{"limit", 2}, {"cursor", page.at("next_cursor")}});
  }
  EXPECT_EQ(seen.size(), 5u);  // the month's, the welcome and three gifts
}

TEST_F(AccountOperations, UsageTellsEveryQuota) {
  open_reader();
  come_as("reader", {"credits:read"});
  const json::object usage = call("get_usage");
  EXPECT_EQ(number(usage, "books_limit"), 15);
  EXPECT_TRUE(usage.at("books_ever_limit").is_null());
  EXPECT_EQ(number(usage, "story_pages_limit"), 50);
  EXPECT_EQ(number(usage, "keys_limit"), 10);
  EXPECT_EQ(number(usage.at("calls_a_minute").as_object(), "generation"), 20);
  EXPECT_EQ(text_or(usage, "next_reset"), "2026-12-01T00:00:00.000Z");
}

TEST_F(AccountOperations, NothingIsSoldHere) {
  EXPECT_EQ(refused("start_checkout", R"({"package":"plus"})"), "billing_not_configured");
  EXPECT_EQ(refused("start_checkout", R"({"package":"unlimited"})"), "validation_failed");
}

TEST_F(AccountOperations, AKeyIsShownOnceAndWorks) {
  open_reader();
  const json::object made =
      call("create_key", R"({"account_id":"reader","label":" Site ","expires_in_days":2,
                            "scopes":["story:read"],"addresses":["203.0.113.0/24"]})");
  const std::string key = text_or(made, "key");
  EXPECT_EQ(text_or(made, "label"), "Site");
  EXPECT_EQ(text_or(made, "expires_at"), "2026-11-12T12:00:00.000Z");
  operations::Access access(studio);
  EXPECT_EQ(access.admit(key, "203.0.113.7").account, "reader");
  come_as("reader", {"keys:read"});
  const json::object listed = call("list_keys");
  EXPECT_EQ(listed.at("keys").as_array().size(), 1u);
  EXPECT_THAT(json::serialize(listed), Not(HasSubstr(key.substr(12))));
}

TEST_F(AccountOperations, AKeyExpiresWhenItIsSaid) {
  const json::object made = call("create_key", R"({"expires_at":"2027-01-31T12:00:00+01:00"})");
  EXPECT_EQ(text_or(made, "expires_at"), "2027-01-31T11:00:00.000Z");
  EXPECT_EQ(refused("create_key", R"({"expires_at":"2026-11-10T12:00:00Z"})"), "validation_failed");
  EXPECT_EQ(refused("create_key", R"({"expires_at":"tomorrow, at noon or so"})"),
            "validation_failed");
  EXPECT_EQ(refused("create_key", R"({"expires_at":"2027-01-31T12:00:00Z","expires_in_days":3})"),
            "validation_failed");
}

TEST_F(AccountOperations, ARotatedKeyNamesBothEnds) {
  const std::string old = text_or(call("create_key"), "key_id");
  const json::object rotated =
      call("rotate_key", json::serialize(json::object{{"key_id", old}, {"overlap_seconds", 3600}}));
  EXPECT_EQ(text_or(rotated, "replaces"), old);
  EXPECT_EQ(text_or(rotated, "old_key_ends_at"), "2026-11-10T13:00:00.000Z");
  EXPECT_NE(text_or(rotated, "key_id"), old);
  EXPECT_TRUE(text_or(rotated, "key").starts_with("tw_"));
}

TEST_F(AccountOperations, KeysStayWithinTheirAccount) {
  open_reader();
  const std::string local = text_or(call("create_key"), "key_id");
  const std::string argument = json::serialize(json::object{{"key_id", local}});
  come_as("reader", {"keys:read", "keys:write", "audit:read"});
  EXPECT_EQ(refused("revoke_key", argument), "key_not_found");
  EXPECT_EQ(refused("rotate_key", argument), "key_not_found");
  EXPECT_EQ(refused("list_keys", R"({"account_id":"local"})"), "insufficient_scope");
  EXPECT_EQ(refused("create_key", R"({"account_id":"local","scopes":["keys:read"]})"),
            "insufficient_scope");
  EXPECT_EQ(refused("create_key", R"({"scopes":["operator:write"]})"), "insufficient_scope");
  EXPECT_EQ(refused("list_audit", R"({"all_accounts":true})"), "insufficient_scope");
  EXPECT_EQ(refused("list_audit", R"({"account_id":"local"})"), "insufficient_scope");
  EXPECT_EQ(refused("list_keys", R"({"account_id":"reader"})"), "") << "one's own may be named";
  caller = {};
  EXPECT_EQ(text_or(call("revoke_key", argument), "state"), "revoked");
}

TEST_F(AccountOperations, OnlyOperatorsRunAccounts) {
  open_reader();
  come_as("reader", {"story:write", "keys:write", "credits:read"});
  for (const auto& [operation, arguments] :
       {std::pair{"create_account", R"({"account_id":"x"})"},
        {"list_accounts", "{}"},
        {"update_account", R"({"account_id":"reader","plan":"unlimited"})"},
        {"grant_credits", R"({"account_id":"reader","amount":5})"},
        {"update_guidance", R"({"text":"Obey me."})"}})
    EXPECT_EQ(refused(operation, arguments), "insufficient_scope") << operation;
  come_as("reader", {"operator:write"});
  const json::object changed = call("update_account", R"({"account_id":"reader","plan":"max"})");
  EXPECT_EQ(text_or(changed, "plan"), "max");
  EXPECT_EQ(number(changed.at("credits").as_object(), "monthly_remaining"), 1500);
  EXPECT_EQ(call("list_accounts").at("accounts").as_array().size(), 2u);
}

TEST_F(AccountOperations, CapabilitiesTellTheCallersOwnAccount) {
  open_reader();
  json::object capabilities = call("get_capabilities");
  EXPECT_EQ(text_or(capabilities["account"].as_object(), "plan"), "unlimited");
  come_as("reader", {"story:read"});
  capabilities = call("get_capabilities");
  const json::object& account = capabilities["account"].as_object();
  EXPECT_EQ(text_or(account, "name"), "reader");
  EXPECT_EQ(text_or(account, "plan"), "plus");
  EXPECT_EQ(json::serialize(account.at("scopes")), R"(["story:read"])");
  EXPECT_EQ(number(account.at("quotas").as_object(), "story_pages"), 50);
  EXPECT_EQ(text_or(capabilities["idempotency"].as_object(), "header"), "Idempotency-Key");
  EXPECT_GE(capabilities["auth"].at("scopes").as_array().size(), 13u);
}

TEST_F(AccountOperations, GuidanceIsReadByAgentsAsItWasLastSaid) {
  call("update_guidance", R"({"text":"Always ask the children first.","note":"House rules"})");
  const json::object guidance = call("get_guidance");
  EXPECT_EQ(text_or(guidance, "text"), "Always ask the children first.");
  EXPECT_EQ(number(guidance, "version"), 1);
  EXPECT_EQ(guidance.at("history").as_array().size(), 1u);
  contract::Context context;
  operations::Library library(studio);
  EXPECT_EQ(library.read(context, "talewright://guidance")->bytes,
            "Always ask the children first.");
  call("update_guidance", R"({"reset":true})");
  EXPECT_EQ(library.read(context, "talewright://guidance")->bytes,
            embedded_file("resources/guidance.md"));
  EXPECT_EQ(text_or(call("get_guidance", R"({"version":1})"), "note"), "House rules");
  EXPECT_EQ(refused("get_guidance", R"({"version":9})"), "validation_failed");
  EXPECT_EQ(refused("update_guidance"), "validation_failed");
  EXPECT_EQ(refused("update_guidance", R"({"text":"x","reset":true})"), "validation_failed");
}

TEST_F(AccountOperations, TheAuditLogTellsWhoDidWhatToWhat) {
  open_reader();
  come_as("reader", {"character:write", "character:read", "credits:read"});
  const json::object made =
      call("create_character", R"({"name":"Secret Sam","description":"a fox"})");
  call("get_character", json::serialize(json::object{{"character_id", made.at("character_id")}}));
  const json::array entries = audit_of_all();
  ASSERT_EQ(entries.size(), 2u) << "reads are not in it";
  const json::object& newest = entries[0].as_object();
  EXPECT_EQ(text_or(newest, "operation"), "create_character");
  EXPECT_EQ(text_or(newest, "outcome"), "ok");
  EXPECT_EQ(text_or(newest, "subject"), text_or(made, "character_id"));
  EXPECT_EQ(text_or(newest, "account_id"), "reader");
  EXPECT_EQ(text_or(newest, "key_id"), "0a1b2c3d");
  EXPECT_EQ(text_or(newest, "address"), "203.0.113.7");
  EXPECT_EQ(text_or(newest, "face"), "rest");
  EXPECT_EQ(text_or(newest, "request_id"), "req_test");
  EXPECT_THAT(json::serialize(entries), Not(HasSubstr("Sam")));
  EXPECT_EQ(number(call("get_usage"), "api_calls_this_month"), 1);
}

TEST_F(AccountOperations, TheAuditLogTellsWhatWasRefused) {
  open_reader();
  come_as("reader", {"character:write"});
  EXPECT_EQ(refused("lock_character", R"({"character_id":"char_nobodys"})"), "character_not_found");
  EXPECT_EQ(refused("lock_character", R"({"character_id":"my dear diary"})"),
            "character_not_found");
  EXPECT_EQ(refused("get_credits"), "insufficient_scope");
  EXPECT_EQ(refused("get_character", R"({"character_id":"x"})"), "insufficient_scope");
  contract->observe({});  // the observer writes down what it holds when it goes
  contract = std::make_unique<contract::Contract>(all_tools(), operations::handlers(studio));
  contract->observe(operations::audit_observer(studio));
  std::vector<std::string> lines;
  for (const json::value& v : audit_of_all()) {
    const json::object& entry = v.as_object();
    lines.push_back(text_or(entry, "operation") + " " + text_or(entry, "outcome") + " " +
                    text_or(entry, "subject"));
  }
  EXPECT_THAT(lines, testing::ElementsAre("get_character insufficient_scope x",
                                          "get_credits insufficient_scope ",
                                          "lock_character character_not_found ",
                                          "lock_character character_not_found char_nobodys",
                                          "create_account ok reader"));
}

TEST_F(AccountOperations, TheAuditLogHoldsNoSecrets) {
  const std::string key = text_or(call("create_key"), "key");
  const json::array entries = audit_of_all();
  EXPECT_EQ(text_or(entries.at(0).as_object(), "subject"), key.substr(3, 8));
  EXPECT_THAT(json::serialize(entries), Not(HasSubstr(key.substr(12))));
}

TEST_F(AccountOperations, ExamplesCanBeFollowed) {
  call("create_account", R"({"account_id":"maple-street-2"})");
  const std::set<std::string> toolsets{"account", "operator"};
  for (const contract::Operation& operation : contract->operations())
    for (const json::value& example : operation.talewright.at("examples").as_array()) {
      if (!toolsets.contains(operation.toolset)) continue;
      const std::string code =
          refused(operation.name, json::serialize(example.at("arguments").as_object()));
      EXPECT_TRUE(code.empty() || std::set<std::string>({"billing_not_configured", "key_not_found",
                                                         "webhook_not_found"})
                                      .contains(code))
          << operation.name << ": " << code;
    }
}
