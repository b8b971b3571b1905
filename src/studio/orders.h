// The quick path: a book in one call. An order is a plan that is approved as it is drafted, and its
// job. Whoever orders says yes to whatever is planned; plan_story with approve_plan is the way when
// a person should see it first.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "studio/books.h"
#include "studio/plans.h"

namespace talewright::studio {

class Studio;

struct BookOrder {
  std::string prompt, author, series;
  std::string format = "picture";
  std::string style = "cartoon";
  std::optional<std::int64_t> pages;  ///< story pages that are wished for
  std::uint64_t seed = 1;
  std::vector<std::string> character_ids;
};

struct OrderedBook {
  Plan plan;
  store::JobRecord job;
  std::optional<std::int64_t> pages_wished;  ///< when the book got another number of pages
};

/// Plans the book, approves the plan and begins its job: all of it is kept in one transaction, or
/// none. The number of pages becomes what the format and the account's plan allow. Throws
/// validation_failed (a format that is not made yet, a blank prompt, an unknown style),
/// character_not_found, character_state_invalid, insufficient_credits, quota_exceeded.
OrderedBook order_book(Studio& studio, std::string_view account, const BookOrder& order,
                       std::stop_token stop);

/// The job that a job's or a finished book's id leads to. Throws book_not_found.
store::JobRecord find_order(Studio& studio, std::string_view account, std::string_view id);

/// The book that a book's or its job's id leads to. Throws book_not_found, and job_state_invalid
/// when the job has made no book (yet).
Book find_ordered_book(Studio& studio, std::string_view account, std::string_view id);

/// What an order is at: "planning", "illustrating", "layout", "binding", "done" or "error".
std::string_view phase_of(const store::JobRecord& job);

}  // namespace talewright::studio
