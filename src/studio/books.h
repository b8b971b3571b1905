// Books: what jobs have made, to be read and carried away.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drawing/display_list.h"
#include "store/records.h"
#include "story/plan_document.h"

namespace talewright::studio {

class Studio;

struct Book {
  store::BookRecord row;
  std::vector<store::BookFileRecord> files;  ///< pages in order, then the PDF
};

/// Throws book_not_found.
Book get_book(Studio& studio, std::string_view account, std::string_view id);

/// One file's bytes; nothing when the book has no such path.
std::optional<std::string> book_file(Studio& studio, const Book& book, std::string_view path);

/// What the job drew in its step of that ordinal (book_making.h); nothing when it is not kept.
std::optional<drawing::DisplayList> stored_picture(Studio& studio, const Book& book,
                                                   std::int64_t ordinal);

/// A page of the book (0 = cover) drawn anew at `width_px`, to be looked at. Nothing past the end.
std::optional<std::string> page_preview(Studio& studio, const Book& book, std::size_t page,
                                        int width_px);

}  // namespace talewright::studio
