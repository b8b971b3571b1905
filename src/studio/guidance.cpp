#include "studio/guidance.h"

#include "base/embedded.h"
#include "base/text.h"
#include "studio/refusals.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

constexpr int kHistory = 20;

Guidance with_text(store::GuidanceRecord row) {
  Guidance guidance;
  guidance.built_in = row.text.empty();
  if (guidance.built_in) row.text = std::string(embedded_file("resources/guidance.md"));
  guidance.row = std::move(row);
  return guidance;
}

}  // namespace

Guidance current_guidance(Studio& studio) {
  auto newest = studio.store().list_guidance(1);
  return with_text(newest.empty() ? store::GuidanceRecord{} : std::move(newest.front()));
}

std::optional<Guidance> find_guidance(Studio& studio, std::int64_t version) {
  if (version == 0) return with_text({});
  auto row = studio.store().find_guidance(version);
  if (!row) return std::nullopt;
  return with_text(std::move(*row));
}

std::vector<Guidance> guidance_history(Studio& studio) {
  std::vector<Guidance> history;
  for (store::GuidanceRecord& row : studio.store().list_guidance(kHistory))
    history.push_back(with_text(std::move(row)));
  return history;
}

Guidance update_guidance(Studio& studio, const std::optional<std::string>& text,
                         std::string_view note, std::string_view author) {
  if (text && (trimmed(*text).empty() || code_points(*text) > kMostGuidance))
    throw bad_argument("/text", "maxLength", std::to_string(kMostGuidance),
                       std::to_string(code_points(*text)),
                       "The guidance has 1 to 20,000 characters.");
  store::GuidanceRecord row;
  row.text = text.value_or("");
  row.note = note;
  row.author = author;
  row.at_ms = studio.now();
  row.version = studio.store().insert_guidance(row);
  return with_text(std::move(row));
}

}  // namespace talewright::studio
