#include "faces/web/resource_metadata.h"

#include <boost/json/serialize.hpp>
#include <set>

#include "base/json.h"
#include "faces/mcp_http/endpoint.h"

namespace talewright::faces::web {

bool is_metadata_path(std::string_view path, std::string_view endpoint) {
  if (!path.starts_with(mcp_http::kMetadataPath)) return false;
  path.remove_prefix(mcp_http::kMetadataPath.size());
  return path.empty() || path == endpoint;
}

std::string resource_metadata(const mcp::Server& server, std::string_view url) {
  std::set<std::string> scopes;
  if (const contract::Contract* contract = server.offer().contract)
    for (const contract::Operation& operation : contract->operations())
      if (!operation.scope.empty()) scopes.insert(operation.scope);
  const std::string& title = server.offer().info.title;
  const json::object document{{"resource", url},
                              {"resource_name", title},
                              {"authorization_servers", json::array()},
                              {"bearer_methods_supported", json::array{"header"}},
                              {"scopes_supported", json::array(scopes.begin(), scopes.end())}};
  return json::serialize(document);
}

}  // namespace talewright::faces::web
