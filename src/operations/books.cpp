// Handlers of the operations on books.
#include "studio/orders.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "generated/operations.h"
#include "operations/shapes.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {
constexpr int kLookPx = 768;
}

contract::Reply get_book(studio::Studio& studio, contract::Context& context,
                         const json::object& arguments) {
  const auto book =
      studio::find_ordered_book(studio, context.caller.account, text_or(arguments, "book_id"));
  const auto page = integer_or(arguments, "page", 1);
  auto look = studio::page_preview(studio, book, static_cast<std::size_t>(page - 1), kLookPx);
  if (!look)
    throw studio::bad_argument("/page", "maximum", std::to_string(book.files.size() - 1),
                               std::to_string(page),
                               fmt::format("The book has {} pages; there is no page {}.",
                                           book.files.size() - 1, page));
  contract::Reply r;
  r.structured = shape(book);
  r.links = book_links(book);
  r.picture_png = std::move(*look);
  const json::object& report = r.structured["report"].as_object();
  const json::array* notes = array_at(report, "notes");
  r.text = fmt::format("“{}”: {} pages and a PDF. The checks {}. Shown: page {}.", book.row.title,
                       book.files.size() - 1,
                       notes && !notes->empty() ? fmt::format("found {} things to look at", notes->size())
                                                : std::string("found nothing to mend"),
                       page);
  return r;
}

contract::Reply list_books(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  const auto listing =
      studio.store().list_books(context.caller.account, text_or(arguments, "cursor"),
                                static_cast<int>(integer_or(arguments, "limit", 20)));
  json::array rows;
  contract::Reply r;
  for (const store::BookRecord& book : listing.rows) {
    rows.push_back({{"book_id", book.id},
                    {"title", book.title},
                    {"format", book.format},
                    {"plan_id", book.plan_id},
                    {"created_at", timestamp(book.created_ms)}});
    r.text += fmt::format("{}: “{}”\n", book.id, book.title);
  }
  if (rows.empty()) r.text = "No books yet; plan_story begins one.";
  r.structured = {{"books", std::move(rows)}};
  if (!listing.next.empty()) r.structured["next_cursor"] = listing.next;
  return r;
}

contract::Reply read_script(studio::Studio& studio, contract::Context& context,
                            const json::object& arguments) {
  const auto book = studio::get_book(studio, context.caller.account, text_or(arguments, "book_id"));
  const auto plan =
      story::plan_document_from_json(json::parse(book.row.document).as_object());
  const auto total = static_cast<std::int64_t>(plan.pages.size());
  const auto first = integer_or(arguments, "from_page", 1);
  const auto last = std::min(integer_or(arguments, "to_page", total), total);
  if (first > last)
    throw studio::bad_argument("/from_page", "maximum", std::to_string(last), std::to_string(first),
                               fmt::format("The book has {} story pages; pages {} to {} hold nothing.",
                                           total, first, integer_or(arguments, "to_page", total)));
  json::array pages;
  contract::Reply r;
  r.text = plan.title + "\n";
  for (std::int64_t i = first; i <= last; ++i) {
    const story::PlanPage& page = plan.pages[static_cast<std::size_t>(i - 1)];
    json::array present;
    for (const story::SceneFigure& f : page.scene.characters)
      for (const story::CastMember& m : plan.cast)
        if (m.key == f.character) present.push_back(json::value(m.name));
    pages.push_back({{"page", i},
                     {"text", page.text},
                     {"text_by", page.text_by == story::TextBy::Agent ? "agent" : "writer"},
                     {"beat", page.beat},
                     {"page_turn", page.page_turn},
                     {"characters", std::move(present)},
                     {"picture", page.scene.alt}});
    r.text += fmt::format("\n[{}] {}\n", i, page.text);
  }
  r.structured = {{"book_id", book.row.id},
                  {"title", plan.title},
                  {"author", plan.author},
                  {"total_pages", total},
                  {"pages", std::move(pages)}};
  return r;
}

}  // namespace talewright::operations
