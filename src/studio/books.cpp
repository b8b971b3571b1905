#include "studio/books.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "generated/failures.h"
#include "press/picture_book.h"
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

std::optional<std::string> page_preview(Studio& studio, const Book& book, std::size_t page,
                                        int width_px) {
  const auto plan =
      story::plan_document_from_json(json::parse(book.row.document).as_object());
  const auto pages = press::book_pages(plan);
  if (page >= pages.size()) return std::nullopt;
  // Drawn from the stored pictures, so that a preview shows what the book shows.
  press::BookArt art;
  for (const store::StepRecord& step : studio.store().steps_of(book.row.job_id)) {
    if (step.kind != "picture") continue;
    auto bytes = studio.blobs().get(step.blob);
    drawing::DisplayList list = bytes ? drawing::parse_display_list(*bytes) : drawing::DisplayList{};
    if (step.ordinal == 0) art.cover = std::move(list);
    else art.pages.push_back(std::move(list));
  }
  return press::page_png(plan, press::picture_of(art, pages[page]), pages[page], width_px);
}

}  // namespace talewright::studio
