#include "studio/book_archive.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "base/version.h"
#include "generated/failures.h"
#include "press/picture_book.h"
#include "press/zip.h"
#include "studio/book_making.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr int kCoverPx = 1275;  // 150 an inch

/// Their names in the archive: "pages/page-01.png" of the book is "pages/page_01.png" there.
std::string name_in_zip(const store::BookFileRecord& file) {
  return replaced(file.path, "page-", "page_");
}

std::string metadata(const Book& book, const story::PlanDocument& plan) {
  json::array pages;
  std::size_t index = 0;
  const auto kinds = press::book_pages(plan);
  for (const store::BookFileRecord& file : book.files) {
    if (file.media_type != "image/png") continue;
    const press::BookPage& page = kinds.at(index++);
    json::object one{{"page_num", index}, {"file", name_in_zip(file)}, {"title", file.title}};
    if (page.kind == press::PageKind::Story) {
      const story::PlanPage& told = plan.pages.at(page.story_index);
      one["text"] = told.text;
      one["text_by"] = told.text_by == story::TextBy::Agent ? "agent" : "writer";
      one["picture"] = told.scene.alt;
    }
    pages.push_back(std::move(one));
  }
  json::object facts{{"title", plan.title},
                     {"subtitle", plan.subtitle},
                     {"author", plan.author},
                     {"series", plan.series},
                     {"format", plan.format},
                     {"language", plan.language},
                     {"audience", spelling(plan.band)},
                     {"art_style", plan.style},
                     {"prompt", plan.prompt},
                     {"seed", plan.seed},
                     {"total_pages", pages.size()},
                     {"pages", std::move(pages)},
                     {"book_id", book.row.id},
                     {"created_at", timestamp(book.row.created_ms)},
                     {"made_with", fmt::format("Talewright {}", kVersion)}};
  // Who made what, licences, checks and the files' hashes.
  const json::value report = json::parse(book.row.report);
  for (const auto& member : report.as_object()) facts[member.key()] = member.value();
  return json::serialize(facts) + "\n";
}

}  // namespace

std::string cover_jpeg(Studio& studio, const Book& book) {
  const auto plan = story::plan_document_from_json(json::parse(book.row.document).as_object());
  const press::BookPage cover = press::book_pages(plan).front();
  const auto picture = stored_picture(studio, book, picture_ordinal(plan, cover));
  return press::page_jpeg(plan, picture ? &*picture : nullptr, cover, kCoverPx);
}

std::string book_zip(Studio& studio, const Book& book) {
  std::int64_t bytes = 0;
  for (const store::BookFileRecord& file : book.files) bytes += file.bytes;
  if (static_cast<std::size_t>(bytes) > press::kMostZipBytes - (16U << 20))
    throw service_busy(
        fmt::format("\"{}\" is too large for one archive ({} MB); fetch its files one "
                    "by one.",
                    book.row.title, bytes / 1'000'000));
  const auto plan = story::plan_document_from_json(json::parse(book.row.document).as_object());
  std::vector<press::ZipFile> files;
  files.push_back({"cover.jpg", cover_jpeg(studio, book), false});
  for (const store::BookFileRecord& file : book.files)
    files.push_back({.name = name_in_zip(file),
                     .bytes = {},
                     .compress = false,
                     .read = [&studio, &book,
                              path = file.path] { return book_file(studio, book, path).value(); },
                     .size = static_cast<std::uint64_t>(file.bytes)});
  files.push_back({"metadata.json", metadata(book, plan), true});
  return press::zip(files);
}

}  // namespace talewright::studio
