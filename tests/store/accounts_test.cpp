// Accounts, keys, what was used, calls that are kept, and who did what.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "store/database.h"
#include "store/folders.h"
#include "store/rows.h"
#include "store/store.h"

namespace talewright::store {
namespace {

using namespace talewright::tests;
using testing::ElementsAre;
using testing::IsEmpty;

struct AccountsTest : testing::Test {
  TemporaryFolder folder;
  std::unique_ptr<Store> store = open_store(folder.path());
  void reopen() {
    store.reset();
    store = open_store(folder.path());
  }
};
struct Accounts : AccountsTest {};
struct Keys : AccountsTest {};
struct Usage : AccountsTest {};
struct KeptCalls : AccountsTest {};
struct Audit : AccountsTest {};
struct Guidance : AccountsTest {};

TEST_F(Accounts, BeginWithThatOfThisMachine) {
  const auto local = store->find_account("local");
  ASSERT_TRUE(local);
  EXPECT_EQ(local->plan, "unlimited");
  EXPECT_EQ(local->state, "active");
  EXPECT_FALSE(store->find_account("ada"));
}

TEST_F(Accounts, AreKeptAcrossReopening) {
  AccountRecord row = an_account("ada", "plus", 7);
  row.cycle_started_ms = 100;
  row.cycle_ends_ms = 200;
  store->insert_account(row);
  reopen();
  const auto found = store->find_account("ada");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "Ada");
  EXPECT_EQ(found->plan, "plus");
  EXPECT_EQ(found->cycle_started_ms, 100);
  EXPECT_EQ(found->cycle_ends_ms, 200);
  EXPECT_EQ(found->created_ms, 7);
  EXPECT_THROW(store->insert_account(row), std::logic_error) << "twice";
}

TEST_F(Accounts, ChangeOnlyIfNobodyChangedThemMeanwhile) {
  store->insert_account(an_account("ada", "free", 5));
  AccountRecord row = *store->find_account("ada");
  row.plan = "max";
  row.state = "disabled";
  row.updated_ms = 9;
  EXPECT_FALSE(store->update_account(row, 4));
  EXPECT_TRUE(store->update_account(row, 5));
  EXPECT_FALSE(store->update_account(row, 5)) << "the second of two is late";
  EXPECT_EQ(store->find_account("ada")->plan, "max");
  EXPECT_EQ(store->find_account("ada")->state, "disabled");
  row.state = "sleepy";
  EXPECT_THROW(store->update_account(row, 9), std::logic_error);
}

TEST_F(Accounts, AreListedNewestFirstPageByPage) {
  store->insert_account(an_account("ada", "free", 20));
  store->insert_account(an_account("bob", "free", 20));
  store->insert_account(an_account("cem", "free", 10));
  auto page = store->list_accounts("", 2);
  EXPECT_THAT(ids(page), ElementsAre("bob", "ada"));
  store->insert_account(an_account("dot", "free", 30));  // newer than the page: not seen
  page = store->list_accounts(page.next, 2);
  EXPECT_THAT(ids(page), ElementsAre("cem", "local"));
  EXPECT_EQ(page.next, "");
  EXPECT_EQ(code_of([&] { store->list_accounts("x", 2); }), "validation_failed");
}

TEST_F(Keys, AreKeptAcrossReopening) {
  KeyRecord row = a_key("0a1b2c3d", 7);
  row.addresses = R"(["10.0.0.0/8"])";
  row.expires_ms = 99;
  store->insert_key(row);
  reopen();
  const auto found = store->find_key("0a1b2c3d");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account, "local");
  EXPECT_EQ(found->label, "laptop");
  EXPECT_EQ(found->hash, row.hash);
  EXPECT_EQ(found->scopes, row.scopes);
  EXPECT_EQ(found->addresses, row.addresses);
  EXPECT_EQ(found->expires_ms, 99);
  EXPECT_FALSE(found->revoked_ms);
  EXPECT_FALSE(found->last_used_ms);
  EXPECT_FALSE(store->find_key("ffffffff"));
  row.id = "0a1b2c3e";
  row.account = "nobody";
  EXPECT_THROW(store->insert_key(row), std::logic_error) << "of no account";
}

TEST_F(Keys, ThatAreRevokedStayAsTheyAre) {
  store->insert_key(a_key("0a1b2c3d"));
  KeyRecord row = *store->find_key("0a1b2c3d");
  row.label = "phone";
  row.scopes = R"(["story:read","story:write"])";
  row.expires_ms = 70;
  row.replaced_by = "0a1b2c3e";
  EXPECT_TRUE(store->update_key(row));
  EXPECT_EQ(store->find_key("0a1b2c3d")->label, "phone");
  row.revoked_ms = 50;
  EXPECT_TRUE(store->update_key(row));
  row.revoked_ms.reset();
  row.label = "risen";
  EXPECT_FALSE(store->update_key(row));
  const KeyRecord found = *store->find_key("0a1b2c3d");
  EXPECT_EQ(found.revoked_ms, 50);
  EXPECT_EQ(found.label, "phone");
  EXPECT_EQ(found.expires_ms, 70);
  EXPECT_EQ(found.replaced_by, "0a1b2c3e");
}

TEST_F(Keys, AreActiveUntilTheyExpireOrAreRevoked) {
  store->insert_account(an_account("ada"));
  KeyRecord row = a_key("00000001");
  store->insert_key(row);
  row.id = "00000002";
  row.expires_ms = 100;
  store->insert_key(row);
  row.id = "00000003";
  row.expires_ms.reset();
  row.revoked_ms = 10;
  store->insert_key(row);
  row.id = "00000004";
  row.account = "ada";
  store->insert_key(row);
  EXPECT_EQ(store->count_active_keys("local", 99), 2);
  EXPECT_EQ(store->count_active_keys("local", 100), 1);
  EXPECT_EQ(store->count_active_keys("ada", 1), 0);
}

TEST_F(Keys, AreListedNewestFirstEndedOnesToo) {
  for (int i = 1; i <= 3; ++i) {
    KeyRecord row = a_key("0000000" + std::to_string(i), i == 1 ? 5 : 9);
    if (i == 2) row.revoked_ms = 10;
    store->insert_key(row);
  }
  const auto page = store->list_keys("local", "", 2);
  EXPECT_THAT(ids(page), ElementsAre("00000003", "00000002"));
  EXPECT_THAT(ids(store->list_keys("local", page.next, 2)), ElementsAre("00000001"));
  EXPECT_TRUE(store->list_keys("ada", "", 2).rows.empty());
}

TEST_F(Keys, RememberWhenAndFromWhereTheyWereUsedLast) {
  store->insert_key(a_key("0a1b2c3d"));
  store->note_key_use("0a1b2c3d", "192.0.2.7", 500);
  EXPECT_EQ(store->find_key("0a1b2c3d")->last_used_ms, 500);
  EXPECT_EQ(store->find_key("0a1b2c3d")->last_address, "192.0.2.7");
}

TEST_F(Usage, IsCountedByAccountMonthAndMatterAndNeverLost) {
  store->insert_account(an_account("ada"));
  EXPECT_EQ(store->used("local", "2026-11", "ping"), 0);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) store->count_use("local", "2026-11", "ping");
    });
  threads.clear();
  EXPECT_EQ(store->count_use("local", "2026-11", "ping"), 31);
  EXPECT_EQ(store->used("local", "2026-11", "ping"), 31);
  EXPECT_EQ(store->used("local", "2026-12", "ping"), 0);
  EXPECT_EQ(store->used("local", "2026-11", "share"), 0);
  EXPECT_EQ(store->count_use("ada", "2026-11", "ping"), 1);
}

TEST_F(Usage, CountsJobsButThoseThatCameToNothing) {
  const auto begin = [&](const std::string& id, std::int64_t created_ms, const char* state) {
    store->insert_job(a_job(id, 0, created_ms), {});
    if (*state == '\0') return;
    JobRecord row = *store->find_job("local", id);
    row.state = state;
    row.error = row.state == "FAILED" ? "{}" : "";
    row.finished_ms = 99;
    ASSERT_TRUE(store->finish_job(row));
  };
  begin("job_old", 9, "READY");
  begin("job_ready", 10, "READY");
  begin("job_waiting", 11, "");
  begin("job_failed", 12, "FAILED");
  begin("job_canceled", 13, "CANCELED");
  EXPECT_EQ(store->count_jobs_since("local", 10), 2);
  EXPECT_EQ(store->count_jobs_since("local", 0), 3);
  EXPECT_EQ(store->count_jobs_since("ada", 0), 0);
}

TEST_F(KeptCalls, AreTheFirstOfTheirKey) {
  KeptCallRecord row{"local", "key-1", "make_book", "abc", R"({"structured":1})", 5};
  EXPECT_TRUE(store->keep_call(row));
  row.reply = R"({"structured":2})";
  EXPECT_FALSE(store->keep_call(row));
  row.account = "ada";
  EXPECT_TRUE(store->keep_call(row)) << "another account's key is another";
  reopen();
  const auto found = store->find_kept_call("local", "key-1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->operation, "make_book");
  EXPECT_EQ(found->fingerprint, "abc");
  EXPECT_EQ(found->reply, R"({"structured":1})");
  EXPECT_EQ(found->at_ms, 5);
  EXPECT_FALSE(store->find_kept_call("local", "key-2"));
  row.key = "key-2";
  row.reply = "no json";
  EXPECT_THROW(store->keep_call(row), std::logic_error) << "not taken for a second one";
}

TEST_F(KeptCalls, AreForgottenWithTime) {
  for (int i = 1; i <= 4; ++i)
    store->keep_call({"local", "key-" + std::to_string(i), "op", "abc", "{}", i});
  EXPECT_EQ(store->forget_kept_calls(3), 2);
  EXPECT_FALSE(store->find_kept_call("local", "key-2"));
  EXPECT_TRUE(store->find_kept_call("local", "key-3"));
}

TEST_F(KeptCalls, OfManyAtOnceAreMadeOnce) {
  std::atomic<int> made = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      store->in_late_transaction([&] {
        store->in_transaction([&] {
          if (store->find_kept_call("local", "key-1")) return;
          store->insert_character(a_character("char_" + std::to_string(t)));
          ASSERT_TRUE(store->keep_call({"local", "key-1", "op", "abc", "{}", 1}));
          ++made;
        });
      });
    });
  threads.clear();
  EXPECT_EQ(made, 1);
  EXPECT_EQ(store->list_characters("local", "", "", "", 9).rows.size(), 1u);
}

AuditRecord an_act(const std::string& account, const std::string& operation) {
  return {0, 7, account, "0a1b2c3d", "192.0.2.7", "rest", "req_1", operation, "ok", "book_1"};
}

TEST_F(Audit, IsReadNewestFirstOfOneOrOfAll) {
  store->insert_audit(an_act("ada", "make_book"));
  store->insert_audit(an_act("local", "get_book"));
  store->insert_audit(an_act("ada", "delete_book"));
  const auto all = store->list_audit("", 0, 10);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].operation, "delete_book");
  EXPECT_EQ(all[1].operation, "get_book");
  const auto of_ada = store->list_audit("ada", 0, 1);
  ASSERT_EQ(of_ada.size(), 1u);
  const auto older = store->list_audit("ada", of_ada[0].id, 10);
  ASSERT_EQ(older.size(), 1u);
  EXPECT_EQ(older[0].at_ms, 7);
  EXPECT_EQ(older[0].account, "ada");
  EXPECT_EQ(older[0].key_id, "0a1b2c3d");
  EXPECT_EQ(older[0].address, "192.0.2.7");
  EXPECT_EQ(older[0].face, "rest");
  EXPECT_EQ(older[0].request_id, "req_1");
  EXPECT_EQ(older[0].operation, "make_book");
  EXPECT_EQ(older[0].outcome, "ok");
  EXPECT_EQ(older[0].subject, "book_1");
  EXPECT_EQ(store->list_audit("", all[1].id, 10).size(), 1u);
}

TEST_F(Audit, IsNeverChanged) {
  store->insert_audit(an_act("ada", "make_book"));
  Database raw(folder.path(), Database::Access::Write);
  EXPECT_THROW(raw.execute("UPDATE audit SET outcome = 'denied'"), std::logic_error);
  EXPECT_THROW(raw.execute("DELETE FROM audit"), std::logic_error);
}

TEST_F(Guidance, IsNumberedAndReadNewestFirst) {
  EXPECT_THAT(store->list_guidance(5), IsEmpty());
  EXPECT_EQ(store->insert_guidance({0, "Be kind.", "first", "ada", 5}), 1);
  EXPECT_EQ(store->insert_guidance({0, "", "back to what it was", "ada", 6}), 2);
  EXPECT_EQ(store->insert_guidance({0, "Be brief.", "", "bob", 7}), 3);
  const auto newest = store->list_guidance(2);
  ASSERT_EQ(newest.size(), 2u);
  EXPECT_EQ(newest[0].version, 3);
  EXPECT_EQ(newest[0].text, "Be brief.");
  EXPECT_EQ(newest[1].text, "");
  EXPECT_EQ(store->find_guidance(1)->author, "ada");
  EXPECT_EQ(store->find_guidance(1)->note, "first");
  EXPECT_FALSE(store->find_guidance(4));
}

}  // namespace
}  // namespace talewright::store
