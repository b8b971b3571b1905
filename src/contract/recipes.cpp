#include "contract/recipes.h"

#include "base/embedded.h"
#include "base/json.h"

namespace talewright::contract {

const std::vector<Recipe>& recipes() {
  static const auto all = [] {
    constexpr std::string_view kFolder = "resources/recipes/", kFile = "/recipe.json";
    std::vector<Recipe> recipes;
    for (const EmbeddedFile& file : embedded_files(kFolder)) {
      if (!file.path.ends_with(kFile)) continue;
      const std::string folder(file.path.substr(0, file.path.size() - kFile.size()));
      const json::value data = parse_embedded(file.path);
      const json::object& recipe = data.as_object();
      recipes.push_back({.id = folder.substr(kFolder.size()),
                         .title = text_or(recipe, "title"),
                         .when_to_use = text_or(recipe, "when_to_use"),
                         .status = text_or(recipe, "status"),
                         .scopes = texts_or_none(recipe, "scopes"),
                         .steps = recipe.at("steps").as_array(),
                         .curl = embedded_file(folder + "/run.sh"),
                         .python = embedded_file(folder + "/run.py"),
                         .node = embedded_file(folder + "/run.mjs")});
    }
    return recipes;
  }();
  return all;
}

}  // namespace talewright::contract
