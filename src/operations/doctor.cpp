#include "operations/doctor.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "drawing/png.h"
#include "engines/engines.h"
#include "drawing/fonts.h"
#include "store/store.h"

namespace talewright::operations {

namespace {

Finding fonts() {
  std::vector<std::string> missing, packages;
  for (const drawing::FontFamily& f : drawing::missing_font_families()) {
    if (!f.required) continue;
    missing.push_back(f.family);
    packages.push_back(f.package);
  }
  if (missing.empty())
    return {true, "Fonts", fmt::format("{} families are known, all required ones are here", drawing::font_families().size()), ""};
  return {false, "Fonts", "missing: " + join(missing, ", "), "apt-get install " + join(packages, " ")};
}

std::vector<Finding> data_folder(const std::string& folder) {
  const store::FolderReport r = store::inspect_folder(folder);
  if (!r.exists)
    return {{true, "Data folder", folder + " does not exist yet; it is made at first use", ""}};
  std::vector<Finding> findings;
  findings.push_back(r.writable
                         ? Finding{true, "Data folder", folder, ""}
                         : Finding{false, "Data folder", folder + " cannot be written",
                                   "Give this user the right to write there, or name another with --data"});
  if (r.in_use) findings.push_back({true, "In use", "by " + (r.in_use_by.empty() ? std::string("another process") : r.in_use_by), ""});
  if (r.version > r.newest_known)
    findings.push_back({false, "Database", fmt::format("version {}, written by a newer Talewright (this one knows {})", r.version, r.newest_known), "Update Talewright, or name another folder with --data"});
  else if (!r.integrity.empty() && r.integrity != "ok")
    findings.push_back({false, "Database", "damaged: " + r.integrity, "Restore a backup, or name another folder with --data"});
  else
    findings.push_back({true, "Database", fmt::format("version {} of {}, integrity {}", r.version, r.newest_known, r.integrity.empty() ? "not asked" : r.integrity), ""});
  return findings;
}

/// Writes and draws a very small story, in memory.
Finding engines_work() {
  try {
    const auto writer = engines::make_builtin_writer();
    const auto illustrator = engines::make_builtin_illustrator();
    engines::StoryRequest request;
    request.prompt = "A small test";
    request.pages = 4;
    story::PlanDocument plan = writer->draft(request, {});
    for (story::CastMember& m : plan.cast)
      m.descriptor = illustrator->complete(m.descriptor, plan.seed, plan.notes);
    const std::string png =
        drawing::draw_png(illustrator->draw(plan.cover, plan.cast, {}), plan.style, 64);
    return {true, "Engines", fmt::format("text: {}, pictures: {}; both work", writer->name(), illustrator->name()), ""};
  } catch (const std::exception& error) {
    return {false, "Engines", error.what(), "Report this as a fault in Talewright"};
  }
}

}  // namespace

std::vector<Finding> examine(const std::string& folder) {
  std::vector<Finding> findings{fonts()};
  for (Finding& f : data_folder(folder)) findings.push_back(std::move(f));
  findings.push_back(engines_work());
  return findings;
}

}  // namespace talewright::operations
