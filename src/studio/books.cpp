#include "studio/books.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "generated/failures.h"
#include "press/picture_book.h"
#include "studio/book_making.h"
#include "studio/studio.h"

namespace talewright::studio {

Book get_book(Studio& studio, std::string_view account, std::string_view id) {
  auto row = studio.store().find_book(account, id);
  if (!row)
    throw book_not_found(fmt::format("There is no book {}.", first_code_points(id, 64)),
                         {{"book_id", id}});
  Book book;
  book.row = std::move(*row);
  book.files = studio.store().files_of(book.row.id);
  return book;
}

std::optional<std::string> book_file(Studio& studio, const Book& book, std::string_view path) {
  for (const store::BookFileRecord& file : book.files) {
    if (file.path != path) continue;
    auto bytes = studio.blobs().get(file.blob);
    if (!bytes)
      throw data_folder_damaged(fmt::format("{} of \"{}\" is missing from the data folder.", path,
                                            book.row.title));
    return bytes;
  }
  return std::nullopt;
}

std::optional<drawing::DisplayList> stored_picture(Studio& studio, const Book& book,
                                                   std::int64_t ordinal) {
  const auto steps = studio.store().steps_of(book.row.job_id);
  const auto bytes = studio.blobs().get(steps.at(static_cast<std::size_t>(ordinal)).blob);
  if (!bytes) return std::nullopt;
  return drawing::parse_display_list(*bytes);
}

std::optional<std::string> page_preview(Studio& studio, const Book& book, std::size_t page,
                                        int width_px) {
  const auto plan =
      story::plan_document_from_json(json::parse(book.row.document).as_object());
  const auto pages = press::book_pages(plan);
  if (page >= pages.size()) return std::nullopt;
  // Drawn from the stored picture, so that a preview shows what the book shows.
  const auto picture = stored_picture(studio, book, picture_ordinal(plan, pages[page]));
  return press::page_png(plan, picture ? &*picture : nullptr, pages[page], width_px);
}

}  // namespace talewright::studio
