#include "mcp_fixture/resources.h"

#include <fmt/format.h>

#include "base/json.h"
#include "generated/failures.h"
#include "mcp_fixture/parts.h"

namespace talewright::fixture {

using contract::ResourceContents;
using contract::ResourceEntry;

namespace {

constexpr std::string_view kStaticText = "test://static-text";
constexpr std::string_view kStaticBinary = "test://static-binary";
constexpr std::string_view kWatched = "test://watched-resource";
constexpr std::string_view kDynamic = "test://dynamic-resource";
constexpr std::string_view kTemplate = "test://template/{id}/data";

ResourceEntry entry(std::string_view uri, std::string name, std::string title,
                    std::string description, std::string media_type) {
  ResourceEntry made;
  made.uri = uri;
  made.name = std::move(name);
  made.title = std::move(title);
  made.description = std::move(description);
  made.media_type = std::move(media_type);
  return made;
}

// The {id} of a URI that the template makes; nothing for others.
std::optional<std::string> template_id(std::string_view uri) {
  const auto open = kTemplate.find('{'), close = kTemplate.find('}');
  const std::string_view before = kTemplate.substr(0, open), after = kTemplate.substr(close + 1);
  if (!uri.starts_with(before) || !uri.ends_with(after)) return std::nullopt;
  if (uri.size() <= before.size() + after.size()) return std::nullopt;
  const std::string_view id = uri.substr(before.size(), uri.size() - before.size() - after.size());
  if (id.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(id);
}

}  // namespace

contract::ResourcePage TestResources::list(contract::Context&, std::string_view cursor) const {
  if (!cursor.empty()) throw validation_failed("The cursor is not one of ours.");
  contract::ResourcePage page;
  page.entries = {
      entry(kStaticText, "static-text", "Static text", "A text that never changes.", "text/plain"),
      entry(kStaticBinary, "static-binary", "Static picture", "One red point.", "image/png"),
      entry(kWatched, "watched-resource", "Watched text",
            "A text that test_trigger_resource_change changes.", "text/plain")};
  const std::lock_guard lock(mutex_);
  if (changes_ % 2 == 1)
    page.entries.push_back(
        entry(kDynamic, "dynamic-resource", "Dynamic text", "It comes and goes.", "text/plain"));
  return page;
}

std::vector<ResourceEntry> TestResources::templates() const {
  return {
      entry(kTemplate, "template", "Data by id", "Data that names its id.", "application/json")};
}

std::optional<ResourceContents> TestResources::read(contract::Context&,
                                                    std::string_view uri) const {
  ResourceContents contents;
  contents.uri = uri;
  contents.media_type = "text/plain";
  const std::lock_guard lock(mutex_);
  if (uri == kStaticText) {
    contents.bytes = "This is the content of the static text resource.";
  } else if (uri == kStaticBinary) {
    contents.media_type = "image/png";
    contents.bytes = red_png();
    contents.is_text = false;
  } else if (uri == kWatched) {
    contents.bytes = fmt::format("This text was changed {} times.", changes_);
  } else if (uri == kDynamic && changes_ % 2 == 1) {
    contents.bytes = "This text comes and goes.";
  } else if (const auto id = template_id(uri)) {
    contents.media_type = "application/json";
    contents.bytes = json::serialize(json::object{
        {"id", *id}, {"templateTest", true}, {"data", fmt::format("Data for ID: {}", *id)}});
  } else {
    return std::nullopt;
  }
  return contents;
}

void TestResources::change() {
  {
    const std::lock_guard lock(mutex_);
    ++changes_;
  }
  events_.publish({contract::Event::Kind::ResourceUpdated, std::string(kWatched)});
  events_.publish({contract::Event::Kind::ResourcesChanged});
}

}  // namespace talewright::fixture
