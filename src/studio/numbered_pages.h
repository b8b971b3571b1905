// Pages of lists whose rows are numbered as they come (the ledger, the audit log), newest first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::studio {

template <class Row>
struct NumberedPage {
  std::vector<Row> rows;
  std::string next;  ///< cursor of the page that follows; empty = none does
};

/// The id below which a page begins; 0 for an empty cursor. A cursor of another list throws
/// validation_failed.
std::int64_t begin_below(std::string_view list, std::string_view cursor);
std::string cursor_below(std::string_view list, std::int64_t id);

/// Reads a page of at most `limit` rows by `rows_below(id, how_many)`.
template <class Row, class Read>
NumberedPage<Row> numbered_page(std::string_view list, std::string_view cursor, int limit,
                                Read rows_below) {
  NumberedPage<Row> page;
  page.rows = rows_below(begin_below(list, cursor), limit + 1);
  if (page.rows.size() > static_cast<std::size_t>(limit)) {
    page.rows.resize(static_cast<std::size_t>(limit));
    page.next = cursor_below(list, page.rows.back().id);
  }
  return page;
}

}  // namespace talewright::studio
