#include "mcp_fixture/toolbox.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"

namespace talewright::fixture {

void Toolbox::add(std::string_view name, std::string_view description,
                  std::string_view input_schema, contract::Handler handler,
                  std::string_view toolset) {
  const std::string title = capitalized(replaced(std::string(name), "_", " "));
  files_.emplace_back(
      fmt::format("{}.json", name),
      fmt::format(R"({{"name": "{}", "title": "{}", "description": {}, "inputSchema": {},
                       "talewright": {{"toolset": "{}"}}}})",
                  name, title, json::serialize(json::value(description)), input_schema, toolset));
  handlers_.emplace(name, std::move(handler));
}

contract::ContractSource Toolbox::source() const {
  contract::ContractSource source;
  for (const auto& [file, text] : files_) source.files.emplace_back(file, text);
  return source;
}

}  // namespace talewright::fixture
