#include "operations/library.h"

#include <fmt/format.h>

#include <charconv>

#include "base/embedded.h"
#include "base/json.h"
#include "generated/failures.h"
#include "operations/capabilities.h"
#include "operations/documentation.h"
#include "operations/shapes.h"
#include "studio/book_archive.h"
#include "studio/guidance.h"
#include "studio/jobs.h"
#include "studio/orders.h"
#include "studio/plan_previews.h"
#include "studio/references.h"
#include "studio/scenes.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

constexpr std::string_view kScheme = "talewright://";
constexpr int kBooksAPage = 20;
constexpr std::string_view kArchive = "book.zip";

// The page that hosts show beside a plan. It loads nothing, so it names no domains: hosts then
// allow it none.
constexpr std::string_view kPlanReview = "ui://talewright/plan-review";
constexpr const char* kAppType = "text/html;profile=mcp-app";

contract::ResourceContents text_contents(std::string_view uri, std::string media_type,
                                         std::string text) {
  return {std::string(uri), std::move(media_type), std::move(text), true};
}

/// Things are read with the scope that their operations ask for; what is everybody's, with any key.
void check_scope(const contract::Context& context, std::string_view kind) {
  const std::string_view scope = kind == "characters" ? "character:read"
                                 : kind == "scenes"   ? "scene:read"
                                 : kind == "plans" || kind == "jobs" || kind == "books"
                                     ? "story:read"
                                     : "";
  if (scope.empty() || context.caller.may(scope)) return;
  throw insufficient_scope(
      fmt::format("This needs the scope {}, which this API key does not have.", scope),
      {{"required", scope}});
}

/// "abc/def/ghi" -> "abc" and "def/ghi".
std::pair<std::string_view, std::string_view> cut(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return {path, {}};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc() || end != last) return std::nullopt;
  return number;
}

/// "7.png" -> 7.
std::optional<std::int64_t> page_number(std::string_view file) {
  if (!file.ends_with(".png")) return std::nullopt;
  return whole_number(file.substr(0, file.size() - 4));
}

/// "pages/7.png" or "cast/hero.png" of a plan, drawn now.
std::optional<std::string> plan_picture(const story::PlanDocument& plan, std::string_view path) {
  const auto [kind, file] = cut(path);
  if (kind == "pages")
    if (const auto page = page_number(file)) return studio::page_preview_png(plan, *page);
  if (kind == "cast" && file.ends_with(".png"))
    return studio::portrait_png(plan, file.substr(0, file.size() - 4));
  return std::nullopt;
}

}  // namespace

contract::ResourcePage Library::list(contract::Context& context, std::string_view cursor) const {
  contract::ResourcePage page;
  if (cursor.empty()) {
    const auto fixed = [&](std::string name, std::string title, std::string about, std::string type) {
      page.entries.push_back({.uri = std::string(kScheme) + name, .name = name, .title = std::move(title),
                              .description = std::move(about), .media_type = std::move(type),
                              .bytes = std::nullopt});
    };
    fixed("capabilities", "Capabilities", "What is possible here now, with limits and prices",
          "application/json");
    fixed("guidance", "Guidance for agents", "How to make a good book with these tools",
          "text/markdown");
    fixed("docs/index", "Documentation", "All pages of the documentation", "text/markdown");
    page.entries.push_back({.uri = std::string(kPlanReview), .name = "plan-review",
                            .title = "Plan review",
                            .description = "A page on which a person reads a plan and decides",
                            .media_type = kAppType, .bytes = std::nullopt});
    for (const DocPage& doc : doc_pages())
      page.entries.push_back({.uri = fmt::format("{}docs/{}", kScheme, doc.name), .name = doc.name,
                              .title = doc.title, .description = "Documentation: " + doc.title,
                              .media_type = "text/markdown", .bytes = doc.text.size()});
  }
  if (!context.caller.may("story:read")) return page;
  // Then the finished books, newest first; their page pictures are found through the book.
  const auto books = studio_.store().list_books(context.caller.account, cursor, kBooksAPage);
  for (const store::BookRecord& row : books.rows)
    page.entries.push_back({.uri = fmt::format("{}books/{}/book.pdf", kScheme, row.id),
                            .name = "book.pdf", .title = row.title,
                            .description = "The finished book \"" + row.title + "\"",
                            .media_type = "application/pdf", .bytes = std::nullopt});
  page.next = books.next;
  return page;
}

std::vector<contract::ResourceEntry> Library::templates() const {
  const auto entry = [](std::string path, std::string name, std::string about, std::string type) {
    return contract::ResourceEntry{.uri = std::string(kScheme) + path, .name = std::move(name),
                                   .title = "", .description = std::move(about),
                                   .media_type = std::move(type), .bytes = std::nullopt};
  };
  return {entry("docs/{page}", "documentation page", "A page of the documentation", "text/markdown"),
          entry("characters/{id}/sheet.png", "character sheet", "The reference sheet of a character",
                "image/png"),
          entry("characters/{id}/references/{file}", "character reference",
                "A reference picture by its label, such as front.png", "image/png"),
          entry("characters/{id}/revisions/{revision}/sheet.png", "sheet of a revision",
                "The reference sheet that a revision was locked with", "image/png"),
          entry("characters/{id}/revisions/{revision}/references/{file}", "reference of a revision",
                "A reference picture that a revision was locked with", "image/png"),
          entry("scenes/{id}", "scene", "A scene's spec, characters and notes",
                "application/json"),
          entry("scenes/{id}/image.png", "scene picture", "The picture of a scene", "image/png"),
          entry("plans/{id}/pages/{page}.png", "plan preview",
                "What a page of a plan will show: 1 is the first story page, 0 the cover",
                "image/png"),
          entry("plans/{id}/cast/{key}.png", "cast portrait",
                "Head and shoulders of one of a plan's cast, by cast key", "image/png"),
          entry("jobs/{id}", "job", "How far a job is; subscribe to it to follow it",
                "application/json"),
          entry("books/{id}/book.pdf", "book PDF", "A finished book", "application/pdf"),
          entry("books/{id}/book.zip", "book to carry away",
                "A finished book in one ZIP: cover.jpg, book.pdf, pages and metadata.json",
                "application/zip"),
          entry("books/{id}/cover.jpg", "book cover", "The cover of a finished book", "image/jpeg"),
          entry("books/{id}/pages/{page}", "book page",
                "One page of a book as a picture: page-01.png is the cover", "image/png"),
          entry("books/{id}/book.json", "book as data", "Texts, cast and scenes of a book",
                "application/json"),
          entry("books/{id}/report.json", "book report", "Checks, hashes and provenance of a book",
                "application/json")};
}

std::optional<contract::ResourceContents> Library::character_picture(
    contract::Context& context, std::string_view uri, std::string_view id,
    std::string_view path) const {
  std::optional<std::int64_t> revision;
  if (const auto [kind, rest] = cut(path); kind == "revisions") {
    const auto [number, picture] = cut(rest);
    revision = whole_number(number);
    if (!revision) return std::nullopt;
    path = picture;
  }
  const auto c = revision ? studio::get_revision(studio_, context.caller.account, id, *revision)
                          : studio::get_character(studio_, context.caller.account, id);
  if (path == "sheet.png")
    return contract::ResourceContents{std::string(uri), "image/png",
                                      studio::character_sheet_png(studio_, c), false};
  const auto [kind, file] = cut(path);
  if (kind != "references") return std::nullopt;
  for (const store::ReferenceRecord& reference : c.references)
    if (studio::reference_file(reference) == file)
      return contract::ResourceContents{std::string(uri), reference.media_type,
                                        studio::reference_bytes(studio_, reference), false};
  return std::nullopt;
}

std::optional<contract::ResourceContents> Library::book_file(contract::Context& context,
                                                             std::string_view uri,
                                                             std::string_view id,
                                                             std::string_view path) const {
  const auto book = studio::find_ordered_book(studio_, context.caller.account, id);
  if (path == "book.json") return text_contents(uri, "application/json", book.row.document);
  if (path == "report.json") return text_contents(uri, "application/json", book.row.report);
  const auto bytes = [&](std::string media_type, std::string content) {
    return contract::ResourceContents{.uri = std::string(uri),
                                      .media_type = std::move(media_type),
                                      .bytes = std::move(content),
                                      .is_text = false,
                                      .title = book.row.title};
  };
  if (path == "cover.jpg") return bytes("image/jpeg", studio::cover_jpeg(studio_, book));
  if (path == kArchive) return bytes("application/zip", studio::book_zip(studio_, book));
  for (const store::BookFileRecord& file : book.files)
    if (file.path == path)
      return bytes(file.media_type, studio::book_file(studio_, book, path).value());
  return std::nullopt;
}

bool Library::has(contract::Context& context, std::string_view uri) const {
  if (uri.starts_with(kScheme)) {
    const auto [kind, rest] = cut(uri.substr(kScheme.size()));
    const auto [id, path] = cut(rest);
    if (kind == "books" && path == kArchive) {
      check_scope(context, kind);
      try {
        studio::find_ordered_book(studio_, context.caller.account, id);
        return true;
      } catch (const Failure& failure) {
        if (failure.status() != 404) throw;
        return false;
      }
    }
  }
  return read(context, uri).has_value();
}

std::optional<contract::ResourceContents> Library::read(contract::Context& context,
                                                        std::string_view uri) const {
  if (uri == kPlanReview) {
    auto page = text_contents(uri, kAppType,
                              std::string(embedded_file("resources/apps/plan_review.html")));
    page.meta = {{"ui", {{"prefersBorder", true}}}};
    return page;
  }
  if (!uri.starts_with(kScheme)) return std::nullopt;
  const auto [kind, rest] = cut(uri.substr(kScheme.size()));
  check_scope(context, kind);
  if (kind == "capabilities" && rest.empty())
    return text_contents(uri, "application/json", json::serialize(capabilities(studio_, context.caller)));
  if (kind == "guidance" && rest.empty())
    return text_contents(uri, "text/markdown", studio::current_guidance(studio_).row.text);
  if (kind == "docs") {
    if (rest == "index") return text_contents(uri, "text/markdown", doc_index());
    const DocPage* page = find_doc_page(rest);
    if (!page) return std::nullopt;
    return text_contents(uri, "text/markdown", page->text);
  }
  const auto [id, path] = cut(rest);
  try {
    if (kind == "characters") return character_picture(context, uri, id, path);
    if (kind == "scenes") {
      const auto scene = studio::get_scene(studio_, context.caller.account, id);
      if (path.empty())
        return text_contents(uri, "application/json", json::serialize(shape(scene)));
      if (path == "image.png")
        return contract::ResourceContents{std::string(uri), "image/png",
                                          studio::scene_png(studio_, scene), false};
    }
    if (kind == "plans") {
      const auto plan = studio::get_plan(studio_, context.caller.account, id);
      if (auto png = plan_picture(plan.document, path))
        return contract::ResourceContents{std::string(uri), "image/png", std::move(*png), false};
    }
    if (kind == "jobs" && path.empty()) {
      const auto job = studio::get_job(studio_, context.caller.account, id);
      return text_contents(uri, "application/json", json::serialize(shape(job)));
    }
    if (kind == "books") return book_file(context, uri, id, path);
  } catch (const Failure& failure) {
    if (failure.status() != 404) throw;
  }
  return std::nullopt;
}

}  // namespace talewright::operations
