// Books and their files.
#include "store/sqlite_store.h"

namespace talewright::store {
namespace {

BookRecord read_book(Statement& row) {
  BookRecord r;
  r.id = row.text();
  r.account = row.text();
  r.job_id = row.text();
  r.plan_id = row.text();
  r.title = row.text();
  r.format = row.text();
  r.document = row.text();
  r.report = row.text();
  r.created_ms = row.integer();
  return r;
}

}  // namespace

void SqliteStore::insert_book(const BookRecord& row, const std::vector<BookFileRecord>& files) {
  in_transaction([&] {
    change(
        "INSERT INTO books (id, account, job_id, plan_id, title, format, document, "
        "report, created_ms) "
        "VALUES (?, ?, NULLIF(?, ''), NULLIF(?, ''), ?, ?, ?, ?, ?)",
        row.id, row.account, row.job_id, row.plan_id, row.title, row.format, row.document,
        row.report, row.created_ms);
    for (const BookFileRecord& file : files)
      change(
          "INSERT INTO book_files (book_id, path, title, media_type, blob, bytes, "
          "width, height, ordinal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          row.id, file.path, file.title, file.media_type, file.blob, file.bytes, file.width,
          file.height, file.ordinal);
  });
}

std::optional<BookRecord> SqliteStore::find_book(std::string_view account, std::string_view id) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, job_id, plan_id, title, format, document, report, created_ms "
      "FROM books WHERE id = ? AND account = ?");
  query.bind(id, account);
  return first(query, read_book);
}

Listing<BookRecord> SqliteStore::list_books(std::string_view account, std::string_view cursor,
                                            int limit) {
  const Position after = position_of(cursor);
  const int most = page_size(limit);
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT id, account, job_id, plan_id, title, format, document, report, created_ms "
      "FROM books WHERE account = ?1 AND (created_ms, id) < (?2, ?3) "
      "ORDER BY created_ms DESC, id DESC LIMIT ?4");
  query.bind(account, after.created_ms, after.id, most + 1);
  return page(query, most, read_book);
}

std::vector<BookFileRecord> SqliteStore::files_of(std::string_view book_id) {
  const Lent database = reader();
  Statement query = database->prepare(
      "SELECT book_id, path, title, media_type, blob, bytes, width, height, ordinal "
      "FROM book_files WHERE book_id = ? ORDER BY ordinal, path");
  query.bind(book_id);
  return all(query, [](Statement& row) {
    BookFileRecord r;
    r.book_id = row.text();
    r.path = row.text();
    r.title = row.text();
    r.media_type = row.text();
    r.blob = row.text();
    r.bytes = row.integer();
    r.width = row.integer();
    r.height = row.integer();
    r.ordinal = row.integer();
    return r;
  });
}

}  // namespace talewright::store
