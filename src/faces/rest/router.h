// Which operation, or which other part of the REST face, an address is. Made from the contract's
// routes (under /api/v1) and from resources/rest_routes.json.
#pragma once

#include <boost/json/array.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace talewright::faces::rest {

/// Before the paths of operations.
inline constexpr std::string_view kApiRoot = "/api/v1";

struct Route {
  enum class Part { Operation, OpenApi, Documents, Files, Streams };
  /// Who is let in: a caller with the scope; whoever the part lets in; everybody.
  enum class Access { Key, Link, Open };
  std::string name;                ///< the operation's, or as in the table
  std::string method;              ///< "POST"
  std::string path;                ///< from the root: "/api/v1/plans/{plan_id}"
  std::vector<std::string> names;  ///< of the path's {names}, in order
  Part part = Part::Operation;
  Access access = Access::Key;
  std::string scope, family;
  const contract::Operation* operation = nullptr;  ///< of Part::Operation
};

using PathValues = std::map<std::string, std::string, std::less<>>;

struct Match {
  const Route* route = nullptr;  ///< null: nothing takes this method here
  PathValues path;               ///< decoded; UTF-8 without NUL or "/" (save in a tail)
  /// "GET, HEAD, OPTIONS": what the address takes; empty = there is nothing at this address.
  std::string allow;
};

class Router {
 public:
  /// `table` is the array "routes" of rest_routes.json. Keeps references to the operations. Throws
  /// std::logic_error when a route is malformed or two are the same: these are our bugs.
  Router(const contract::Contract& contract, const boost::json::array& table);
  ~Router();

  /// `path` as http::Request has it. A literal segment goes before a {name}, which takes one
  /// segment; {name*}, at the end only, takes all that is left. HEAD is taken where GET is. Empty
  /// segments lead nowhere, so neither does a slash at the end.
  Match match(std::string_view method, std::string_view path) const;
  /// Where a thing can be read that an operation has made: the address of the GET route that takes
  /// one id and finds it in the result. Empty when there is none.
  std::string location(const Route& made, const boost::json::object& result) const;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Node;
  void add(Route route);
  const Node* find(const Node& node, const std::vector<std::string>& segments, std::size_t at,
                   std::vector<std::string>& values) const;

  std::vector<Route> routes_;
  std::unique_ptr<Node> root_;
};

}  // namespace talewright::faces::rest
