#include "operations/shapes.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/text.h"
#include "pipeline/pipeline.h"
#include "press/picture_book.h"
#include "studio/prices.h"
#include "studio/references.h"

namespace talewright::operations {

namespace {

constexpr std::string_view kScheme = "talewright://";

std::string book_uri(const studio::Book& book, std::string_view path) {
  return fmt::format("{}books/{}/{}", kScheme, book.row.id, path);
}

}  // namespace

json::object shape(const studio::Character& c) {
  return {{"character_id", c.row.id},
          {"name", c.row.name},
          {"state", c.row.state},
          {"revision", c.row.revision},
          {"descriptor", story::to_json(c.descriptor)},
          {"notes", to_array(c.notes)},
          {"sheet_uri", sheet_link(c).uri},
          {"panel_cuts", json::parse(c.row.panels)},
          {"references", shape(c, c.references)},
          {"created_at", timestamp(c.row.created_ms)},
          {"updated_at", timestamp(c.row.updated_ms)}};
}

json::array shape(const studio::Character& c,
                  const std::vector<store::ReferenceRecord>& references) {
  json::array all;
  for (const store::ReferenceRecord& r : references) {
    json::object reference{{"label", r.label},
                           {"uri", fmt::format("{}characters/{}/revisions/{}/references/{}", kScheme,
                                               c.row.id, r.revision, studio::reference_file(r))},
                           {"media_type", r.media_type},
                           {"width", r.width},
                           {"height", r.height}};
    if (!r.style.empty()) reference["style"] = r.style;
    all.push_back(std::move(reference));
  }
  return all;
}

namespace {

/// How the picture is known to show its characters as they are, and what is not known.
json::object consistency(const studio::Scene& scene) {
  const bool built_in = scene.document.engine == "builtin";
  return {{"how", built_in ? "by_construction" : "not_judged"},
          {"score", nullptr},
          {"engine", scene.document.engine},
          {"reasoning",
           built_in ? "Every character was drawn from the descriptor that is kept with this scene, "
                      "so colours, proportions, markings and clothes are those of the sheet but for "
                      "what the spec's outfits, light and style change. Nothing was measured on the "
                      "picture, hence no score."
                    : "Another engine drew this and nobody has looked at it yet."}};
}

}  // namespace

json::object shape(const studio::Scene& scene) {
  const studio::SceneDocument& d = scene.document;
  json::array characters;
  for (const story::SceneFigure& figure : d.spec.characters)
    for (const story::CastMember& member : d.cast) {
      if (member.key != figure.character) continue;
      json::object one{{"key", member.key}, {"name", member.name}};
      if (member.character_id.empty()) {
        one["descriptor"] = story::to_json(member.descriptor);
      } else {
        one["character_id"] = member.character_id;
        one["revision"] = member.revision;
      }
      characters.push_back(std::move(one));
    }
  json::array understood;
  for (const engines::Understood& u : d.understood)
    understood.push_back({{"words", u.words}, {"field", u.field}, {"value", u.value}});
  json::object result{{"scene_id", scene.row.id},
                      {"image_id", scene.row.id},
                      {"image_uri", image_link(scene).uri},
                      {"spec", story::to_json(d.spec)},
                      {"notes", to_array(d.notes)},
                      {"understood", std::move(understood)},
                      {"not_understood", to_array(d.not_understood)},
                      {"style", scene.row.style},
                      {"width", scene.row.width},
                      {"height", scene.row.height},
                      {"characters", std::move(characters)},
                      {"consistency", consistency(scene)},
                      {"created_at", timestamp(scene.row.created_ms)}};
  if (!d.prompt.empty()) result["prompt"] = d.prompt;
  if (!d.previous_id.empty()) result["previous_image_id"] = d.previous_id;
  if (!d.source_id.empty()) {
    result["source_image_id"] = d.source_id;
    result["vary"] = d.vary;
    result["target"] = d.target;
  }
  return result;
}

json::object shape(const studio::Plan& plan, bool with_scenes) {
  json::object document = story::to_json(plan.document);
  if (!with_scenes) {
    document.erase("cover");
    for (json::value& v : document["pages"].as_array()) {
      json::object& page = v.as_object();
      std::string alt = text_or(page["scene"].as_object(), "alt");
      page.erase("scene");
      page["alt"] = std::move(alt);
    }
    for (json::value& v : document["cast"].as_array()) {
      json::object& member = v.as_object();
      std::string species = text_or(member["descriptor"].as_object(), "species");
      member.erase("descriptor");
      member["species"] = std::move(species);
    }
  }
  json::object result{{"plan_id", plan.row.id},
                      {"state", plan.row.state},
                      {"version", plan.row.version}};
  for (auto& member : document) result[member.key()] = std::move(member.value());
  result["quote"] = studio::quote(plan.document);
  if (!plan.row.reason.empty()) result["reason"] = plan.row.reason;
  result["created_at"] = timestamp(plan.row.created_ms);
  result["updated_at"] = timestamp(plan.row.updated_ms);
  if (plan.row.decided_ms) result["decided_at"] = timestamp(*plan.row.decided_ms);
  return result;
}

json::object shape(const store::JobRecord& job) {
  json::object result{
      {"job_id", job.id},
      {"plan_id", job.plan_id},
      {"state", job.state},
      {"progress",
       {{"done", job.steps_done},
        {"total", job.steps_total},
        {"percent", job.steps_total ? 100 * job.steps_done / job.steps_total : 0},
        {"message", job.message}}},
      {"credits",
       {{"quoted", job.quoted},
        {"reserved", job.reserved},
        {"settled", job.settled},
        {"released", job.released}}},
      {"created_at", timestamp(job.created_ms)},
      {"updated_at", timestamp(job.updated_ms)}};
  if (!job.book_id.empty()) result["book_id"] = job.book_id;
  if (!job.error.empty()) result["error"] = json::parse(job.error);
  if (job.started_ms) result["started_at"] = timestamp(*job.started_ms);
  if (job.finished_ms) result["finished_at"] = timestamp(*job.finished_ms);
  return result;
}

json::object shape(const studio::Book& book) {
  const auto plan = story::plan_document_from_json(json::parse(book.row.document).as_object());
  const auto kinds = press::book_pages(plan);
  json::array files, pages;
  for (const store::BookFileRecord& f : book.files) {
    json::object file{{"uri", book_uri(book, f.path)},
                      {"path", f.path},
                      {"title", f.title},
                      {"media_type", f.media_type},
                      {"bytes", f.bytes},
                      {"sha256", f.blob}};
    if (f.width) file["width"] = f.width, file["height"] = f.height;
    files.push_back(std::move(file));
    if (f.media_type != "image/png") continue;
    const press::BookPage& kind = kinds.at(pages.size());
    pages.push_back({{"page_num", static_cast<std::int64_t>(pages.size()) + 1},
                     {"title", f.title},
                     {"text", kind.kind == press::PageKind::Story ? plan.pages.at(kind.story_index).text
                                                                  : std::string()},
                     {"image_uri", book_uri(book, f.path)}});
  }
  json::value report = json::parse(book.row.report);
  const json::value engine = report.at("made_by").at("pictures").at("engine");
  const auto total = static_cast<std::int64_t>(pages.size());
  return {{"book_id", book.row.id},
          {"title", book.row.title},
          {"author", plan.author},
          {"series", plan.series},
          {"format", book.row.format},
          {"pages", total},
          {"page_list", std::move(pages)},
          {"cover_uri", book_uri(book, "cover.jpg")},
          {"archive_uri", book_uri(book, "book.zip")},
          {"can_download", true},
          {"metadata", {{"total_pages", total}, {"art_style", plan.style}, {"model_used", engine}}},
          {"plan_id", book.row.plan_id},
          {"job_id", book.row.job_id},
          {"files", std::move(files)},
          {"report", std::move(report)},
          {"created_at", timestamp(book.row.created_ms)}};
}

contract::FileLink sheet_link(const studio::Character& c) {
  return {.uri = fmt::format("{}characters/{}/sheet.png", kScheme, c.row.id),
          .name = "sheet.png",
          .title = "Reference sheet of " + c.row.name,
          .media_type = "image/png",
          .bytes = std::nullopt};
}

contract::FileLink image_link(const studio::Scene& scene) {
  return {.uri = fmt::format("{}scenes/{}/image.png", kScheme, scene.row.id),
          .name = "image.png",
          .title = scene.document.spec.alt.empty()
                       ? "Picture " + scene.row.id
                       : std::string(first_code_points(scene.document.spec.alt, 100)),
          .media_type = "image/png",
          .bytes = std::nullopt};
}

std::vector<contract::FileLink> book_links(const studio::Book& book) {
  std::vector<contract::FileLink> links;
  for (const store::BookFileRecord& f : book.files)
    links.push_back({.uri = book_uri(book, f.path),
                     .name = f.path,
                     .title = f.title,
                     .media_type = f.media_type,
                     .bytes = static_cast<std::uint64_t>(f.bytes)});
  return links;
}

contract::Reply job_reply(const store::JobRecord& job) {
  contract::Reply r;
  r.structured = shape(job);
  r.text = fmt::format("{}: {}.", job.id, progress_line(job));
  if (job.state == "READY")
    r.text += fmt::format(" The book is {}: get_book shows it, read_script reads it.", job.book_id);
  else if (!pipeline::is_final(job))
    r.text += " Follow it with get_job and wait_seconds.";
  return r;
}

std::string progress_line(const store::JobRecord& job) {
  if (pipeline::is_final(job)) return fmt::format("{} ({})", job.message, job.state);
  return fmt::format("{} ({} %)", job.message,
                     job.steps_total ? 100 * job.steps_done / job.steps_total : 0);
}

}  // namespace talewright::operations
