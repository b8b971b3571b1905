// One connection to the SQLite file, and its statements: the only place that calls SQLite's C
// functions. A connection is used by one thread at a time. Every refusal of SQLite becomes what it
// means to us (storage_full, data_folder_*), a broken constraint std::logic_error: our own fault.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace talewright::store {

class Database;

/// A prepared statement on loan from its connection; given back, reset, by the destructor. It must
/// not outlive the connection, and its SQL must not be prepared again meanwhile.
class Statement {
 public:
  Statement(Database& database, sqlite3_stmt* statement);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Binds the parameters in order.
  template <class... Values>
  Statement& bind(const Values&... values) {
    (bind_next(values), ...);
    return *this;
  }
  /// True when there is a (next) row; its columns are then read in order.
  bool step();
  /// Runs to the end and returns how many rows were changed.
  int run();

  std::int64_t integer();
  bool flag() { return integer() != 0; }
  std::optional<std::int64_t> optional_integer();
  /// NULL is the empty text.
  std::string text();

 private:
  void bind_next(std::string_view value);
  void bind_next(std::int64_t value);
  void bind_next(bool value) { bind_next(static_cast<std::int64_t>(value)); }
  void bind_next(int value) { bind_next(static_cast<std::int64_t>(value)); }
  void bind_next(const std::string& value) { bind_next(std::string_view(value)); }
  void bind_next(const char* value) { bind_next(std::string_view(value)); }
  void bind_next(const std::optional<std::int64_t>& value);

  Database* database_;
  sqlite3_stmt* statement_;
  int bound_ = 0, read_ = 0;
};

class Database {
 public:
  enum class Access {
    Write,  ///< makes the file when there is none
    Read,
    Beside,  ///< writes a file that another process keeps; leaves folding its log to that
    Look,    ///< reads a file that nobody has open and touches nothing; ignores a write-ahead log
    LookLog  ///< the same for a file with a write-ahead log: reads it, and leaves it where it is
  };
  Database(const std::string& folder, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// `sql` must be a literal: prepared statements are kept under it.
  Statement prepare(std::string_view sql);
  /// Runs statements without results, parameters or a cache.
  void execute(const std::string& sql);
  /// The first column of the first row.
  std::int64_t ask(std::string_view sql) { return asked(sql).integer(); }
  std::string ask_text(std::string_view sql) { return asked(sql).text(); }
  /// Whether a transaction is open. SQLite ends one by itself when the disk is full.
  bool in_transaction() const;
  int changes() const;
  /// Throws what SQLite's last answer means.
  [[noreturn]] void fail(int code);

 private:
  Statement asked(std::string_view sql);

  std::string folder_;
  sqlite3* connection_ = nullptr;
  std::map<std::string_view, sqlite3_stmt*> statements_;
};

/// The name of the database within a data folder.
inline constexpr std::string_view kDatabaseFile = "talewright.db";

}  // namespace talewright::store
