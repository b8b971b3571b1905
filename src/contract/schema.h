// One JSON Schema, compiled on first use. valijson (draft 7) decides; a reporter of our own runs
// before it, because valijson says neither the limit nor what was given, and its std::regex
// recurses once for every character of a long text.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <memory>
#include <mutex>

namespace talewright::contract {

class Schema {
 public:
  /// Keeps a reference: the object must outlive this. Nothing is compiled yet.
  explicit Schema(const boost::json::object& schema);
  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  /// Every problem of the value, at most 50, each {pointer, rule, limit, given, message}; empty
  /// means valid. Any thread. Throws std::logic_error when the schema itself is malformed.
  boost::json::array problems(const boost::json::value& value) const;

 private:
  struct Compiled;
  const Compiled& compiled() const;

  const boost::json::object& schema_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<Compiled> compiled_;
};

}  // namespace talewright::contract
