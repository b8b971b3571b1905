// The ledger, in double entry.
//
// Credits lie in pockets: "monthly", "perpetual", and "unlimited" for accounts that are metered and
// never refused. Each pocket has a twin "held_..." for what jobs have reserved from it. "issued" is
// where credits come from and "earned" where they go, so that the entries of every transaction add
// up to 0:
//
//   grant    issued -a                  perpetual +a
//   reset    issued -(new - left)       monthly +(new - left)
//   charge   pockets -a                 earned +a
//   reserve  pockets -q                 their twins +q
//   settle   twins -p                   earned +p
//   release  twins -rest                pockets +rest
//   refund   earned -settled            the pockets it was settled from +settled
//
// What of a job lies where is not written anywhere else: it follows from the job's own entries. So
// an account that changes its plan while a job runs gets back what it gave, where it was.
//
// The table's triggers move `balances`, and its CHECK refuses any that would fall below 0. That is
// the second line of defence; the first is here, and says insufficient_credits.
#include <fmt/format.h>

#include <array>
#include <numeric>

#include "base/failure.h"
#include "generated/failures.h"
#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

// Amounts by pocket, in the order in which they are spent.
using Purse = std::array<std::int64_t, 3>;
constexpr std::array<std::string_view, 3> kPockets{"monthly", "perpetual", "unlimited"};
constexpr std::array<std::string_view, 3> kTwins{"held_monthly", "held_perpetual",
                                                 "held_unlimited"};

std::int64_t total(const Purse& purse) {
  return std::accumulate(purse.begin(), purse.end(), std::int64_t{0});
}

// The first pockets' share of `amount`, which the purse must hold.
Purse part_of(const Purse& purse, std::int64_t amount) {
  Purse part{};
  for (std::size_t i = 0; i < purse.size(); ++i) {
    part[i] = std::min(purse[i], amount);
    amount -= part[i];
  }
  ensure(amount == 0, "no more is taken than there is");
  return part;
}

struct Entry {
  std::string_view bucket;
  std::int64_t amount;
};
using Entries = std::vector<Entry>;

Entries moved(const Purse& purse, const std::array<std::string_view, 3>& from,
              const std::array<std::string_view, 3>& to) {
  Entries entries;
  for (std::size_t i = 0; i < purse.size(); ++i) {
    entries.push_back({from[i], -purse[i]});
    entries.push_back({to[i], purse[i]});
  }
  return entries;
}

Entries earned(const Purse& purse, const std::array<std::string_view, 3>& from) {
  Entries entries{{"earned", total(purse)}};
  for (std::size_t i = 0; i < purse.size(); ++i) entries.push_back({from[i], -purse[i]});
  return entries;
}

Entries negated(Entries entries) {
  for (Entry& entry : entries) entry.amount = -entry.amount;
  return entries;
}

TransactionRecord read_transaction(Statement& row) {
  TransactionRecord r;
  r.id = row.integer();
  r.account = row.text();
  r.kind = row.text();
  r.job_id = row.text();
  r.step = row.integer();
  r.amount = row.integer();
  r.balance_after = row.optional_integer();
  r.note = row.text();
  r.at_ms = row.integer();
  return r;
}

#define TRANSACTION_COLUMNS "id, account, kind, job_id, step, amount, balance_after, note, at_ms"

// Writes a transaction; the id and the balance after it are found here.
void post(Database& writer, const TransactionRecord& row, const Entries& entries) {
  std::int64_t sum = 0, spendable = 0;
  for (const Entry& entry : entries) {
    sum += entry.amount;
    if (entry.bucket == kPockets[0] || entry.bucket == kPockets[1]) spendable += entry.amount;
  }
  ensure(sum == 0, "the entries of a transaction add up to 0");
  Statement writing = writer.prepare(
      "INSERT INTO transactions (account, kind, job_id, step, amount, balance_after, note, at_ms) "
      "SELECT id, ?2, nullif(?3, ''), ?4, ?5, iif(plan = 'unlimited', NULL, "
      "  ?6 + (SELECT coalesce(sum(amount), 0) FROM balances WHERE account = accounts.id "
      "        AND bucket IN ('monthly', 'perpetual'))), ?7, ?8 "
      "FROM accounts WHERE id = ?1 RETURNING id");
  writing.bind(row.account, row.kind, row.job_id, row.step, row.amount, spendable, row.note,
               row.at_ms);
  ensure(writing.step(), "the ledger is kept for accounts that there are");
  const std::int64_t id = writing.integer();
  writing.step();  // to its end
  for (const Entry& entry : entries)
    if (entry.amount != 0)
      writer.prepare("INSERT INTO entries (transaction_id, bucket, amount) VALUES (?, ?, ?)")
          .bind(id, entry.bucket, entry.amount)
          .run();
}

std::int64_t balance_in(Database& database, std::string_view account, std::string_view bucket) {
  Statement query =
      database.prepare("SELECT amount FROM balances WHERE account = ? AND bucket = ?");
  query.bind(account, bucket);
  return query.step() ? query.integer() : 0;
}

bool is_unlimited(Database& database, std::string_view account) {
  Statement query = database.prepare("SELECT plan = 'unlimited' FROM accounts WHERE id = ?");
  query.bind(account);
  return query.step() && query.flag();
}

// From which pockets an account pays so much.
Purse payment(Database& writer, std::string_view account, std::int64_t amount) {
  if (is_unlimited(writer, account)) return {0, 0, amount};
  const Purse purse{balance_in(writer, account, kPockets[0]),
                    balance_in(writer, account, kPockets[1]), 0};
  if (const std::int64_t available = total(purse); available < amount)
    throw insufficient_credits(
        fmt::format("This takes {} credits, and the account has {}.", amount, available),
        {{"required", amount}, {"available", available}});
  return part_of(purse, amount);
}

// The sums of a job's entries in the twins, of all its transactions or those of one kind.
Purse in_twins(Database& writer, std::string_view job_id, std::string_view kind) {
  Statement query = writer.prepare(
      "SELECT bucket, sum(e.amount) FROM transactions AS t JOIN entries AS e "
      "ON e.transaction_id = t.id WHERE t.job_id = ?1 AND (?2 = '' OR t.kind = ?2) "
      "GROUP BY bucket");
  query.bind(job_id, kind);
  Purse purse{};
  while (query.step()) {
    const std::string bucket = query.text();
    const std::int64_t amount = query.integer();
    for (std::size_t i = 0; i < kTwins.size(); ++i)
      if (bucket == kTwins[i]) purse[i] = amount;
  }
  return purse;
}

TransactionRecord transaction(std::string_view account, std::string kind, std::int64_t amount,
                              std::string_view note, std::int64_t at_ms) {
  TransactionRecord row;
  row.account = account;
  row.kind = std::move(kind);
  row.amount = amount;
  row.note = note;
  row.at_ms = at_ms;
  return row;
}

}  // namespace

BalanceRecord SqliteStore::balance_of(std::string_view account) {
  const Lent database = reader();
  BalanceRecord balance;
  Statement query = database->prepare(
      "SELECT 'plan', plan = 'unlimited' FROM accounts WHERE id = ?1 "
      "UNION ALL SELECT bucket, amount FROM balances WHERE account = ?1");
  query.bind(account);
  while (query.step()) {
    const std::string bucket = query.text();
    const std::int64_t amount = query.integer();
    if (bucket == "plan") balance.unlimited = amount != 0;
    if (bucket == "monthly") balance.monthly = amount;
    if (bucket == "perpetual") balance.perpetual = amount;
    if (bucket.starts_with("held_")) balance.held += amount;
    if (bucket == "earned") balance.spent = amount;
  }
  return balance;
}

void SqliteStore::grant(std::string_view account, std::int64_t amount, std::string_view note,
                        std::int64_t now_ms) {
  ensure(amount > 0, "something is granted");
  in_transaction([&] {
    post(*writer_, transaction(account, "grant", amount, note, now_ms),
         {{"issued", -amount}, {"perpetual", amount}});
  });
}

void SqliteStore::reset_monthly(std::string_view account, std::int64_t allocated,
                                std::int64_t now_ms) {
  ensure(allocated >= 0, "a cycle begins with nothing or more");
  in_transaction([&] {
    const std::int64_t left = balance_in(*writer_, account, "monthly");
    const std::int64_t gained = allocated - left;
    post(*writer_,
         transaction(account, "reset", gained,
                     fmt::format("{} for the new cycle, {} left of the last", allocated, left),
                     now_ms),
         {{"issued", -gained}, {"monthly", gained}});
  });
}

void SqliteStore::charge(std::string_view account, std::int64_t amount, std::string_view note,
                         std::int64_t now_ms) {
  ensure(amount >= 0, "a charge takes something");
  if (amount == 0) return;
  in_transaction([&] {
    const Purse paid = payment(*writer_, account, amount);
    post(*writer_, transaction(account, "charge", -amount, note, now_ms), earned(paid, kPockets));
  });
}

void SqliteStore::reserve_credits(const JobRecord& job) {
  if (job.quoted == 0) return;
  const Purse paid = payment(*writer_, job.account, job.quoted);
  TransactionRecord row =
      transaction(job.account, "reserve", -job.quoted, job.kind, job.created_ms);
  row.job_id = job.id;
  post(*writer_, row, moved(paid, kPockets, kTwins));
}

void SqliteStore::settle_credits(const StepRecord& step, std::int64_t now_ms) {
  TransactionRecord row;
  {
    Statement query = writer_->prepare(
        "SELECT j.account, s.kind, s.price FROM steps AS s JOIN jobs AS j ON j.id = s.job_id "
        "WHERE s.job_id = ? AND s.ordinal = ?");
    query.bind(step.job_id, step.ordinal);
    ensure(query.step(), "a step that is settled is there");
    row.account = query.text();
    row.note = query.text();
    row.amount = query.integer();
  }
  if (row.amount == 0) return;
  row.kind = "settle";
  row.job_id = step.job_id;
  row.step = step.ordinal;
  row.at_ms = now_ms;
  post(*writer_, row, earned(part_of(in_twins(*writer_, row.job_id, ""), row.amount), kTwins));
}

void SqliteStore::give_back_credits(const JobRecord& job, bool settled_too) {
  TransactionRecord row = transaction(job.account, "release", 0, job.kind, *job.finished_ms);
  row.job_id = job.id;
  const Purse held = in_twins(*writer_, job.id, "");
  row.amount = total(held);
  if (row.amount > 0) post(*writer_, row, moved(held, kTwins, kPockets));
  if (!settled_too) return;
  Purse settled = in_twins(*writer_, job.id, "settle");
  for (std::int64_t& amount : settled) amount = -amount;
  row.kind = "refund";
  row.amount = total(settled);
  if (row.amount > 0) post(*writer_, row, negated(earned(settled, kPockets)));
}

std::vector<TransactionRecord> SqliteStore::list_transactions(std::string_view account,
                                                              std::int64_t before, int limit) {
  const Lent database = reader();
  Statement query =
      database->prepare("SELECT " TRANSACTION_COLUMNS
                        " FROM transactions WHERE account = ? AND id < ? ORDER BY id DESC LIMIT ?");
  query.bind(account, before_id(before), limit);
  return all(query, read_transaction);
}

std::vector<TransactionRecord> SqliteStore::transactions_of(std::string_view job_id) {
  const Lent database = reader();
  Statement query = database->prepare("SELECT " TRANSACTION_COLUMNS
                                      " FROM transactions WHERE job_id = ? ORDER BY id");
  query.bind(job_id);
  return all(query, read_transaction);
}

std::vector<std::string> SqliteStore::unbalanced() {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT CAST(transaction_id AS TEXT) FROM entries GROUP BY transaction_id "
      "HAVING sum(amount) <> 0 "
      "UNION ALL SELECT DISTINCT 'account:' || account FROM ("
      "  SELECT account, bucket, sum(amount) AS difference FROM ("
      "    SELECT account, bucket, e.amount FROM entries AS e JOIN transactions AS t "
      "      ON t.id = e.transaction_id "
      "    UNION ALL SELECT account, bucket, -amount FROM balances) "
      "  GROUP BY account, bucket HAVING difference <> 0)");
  return all(query, [](Statement& row) { return row.text(); });
}

}  // namespace talewright::store
