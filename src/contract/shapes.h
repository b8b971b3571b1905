// Shapes: schemas that several operations share, each written once in tools/shapes/. An operation's
// file refers to one by {"$ref": "shapes/scene_spec.json"}; members beside the reference win over
// the shape's own. With "talewright:brief": true arguments are checked against all of it, and
// tools/list says only that it is an object and where its members are told: an agent pays for every
// token.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace talewright::contract {

class Shapes {
 public:
  /// `file` is a path that ends in "shapes/NAME.json". Throws std::logic_error when it is
  /// malformed.
  void add(std::string_view file, std::string_view text);
  static bool is_shape(std::string_view file);

  /// The schema without references to shapes. Throws std::logic_error for a shape that does not
  /// exist or that holds itself.
  boost::json::object full(const boost::json::object& schema) const;
  /// The same with brief references kept brief.
  boost::json::object brief(const boost::json::object& schema) const;
  /// The names of the shapes that a schema tells in full, and of those it keeps brief.
  std::set<std::string> told(const boost::json::object& schema) const;
  std::set<std::string> kept_brief(const boost::json::object& schema) const;
  /// The shape that a schema refers to, "upload" for {"$ref": "shapes/upload.json"}; empty when it
  /// refers to none.
  static std::string_view referred(const boost::json::object& schema);
  /// As written, by "shapes/NAME.json".
  using All = std::map<std::string, boost::json::object, std::less<>>;
  const All& all() const { return shapes_; }

 private:
  All shapes_;
};

}  // namespace talewright::contract
