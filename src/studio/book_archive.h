// A book to carry away: one ZIP with cover, PDF, pages and what is known of it.
#pragma once

#include <string>

#include "studio/books.h"

namespace talewright::studio {

class Studio;

/// The front cover as a JPEG, 1275 pixels a side, drawn from the book's own picture. The same book
/// gives the same bytes.
std::string cover_jpeg(Studio& studio, const Book& book);

/// cover.jpg, book.pdf, pages/page_01.png ... and metadata.json: title, author, texts, who and what
/// made each part, licences. The same book gives the same bytes. Throws data_folder_damaged, and
/// service_busy when the book is too large to be packed in memory.
std::string book_zip(Studio& studio, const Book& book);

}  // namespace talewright::studio
