// Values by name, of which only those used last are kept: memory of strangers has a bound.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace talewright::faces::gate {

template <class Value>
class Recent {
 public:
  explicit Recent(std::size_t most) : most_(most) {}

  /// The value of that name, a new one if need be; it was used last now.
  Value& use(std::string_view name) {
    if (const auto place = places_.find(name); place != places_.end()) {
      entries_.splice(entries_.begin(), entries_, place->second);
      return place->second->second;
    }
    if (entries_.size() >= most_) forget_oldest();
    entries_.emplace_front(name, Value{});
    places_.emplace(entries_.front().first, entries_.begin());
    return entries_.front().second;
  }
  /// The same without using it; null when there is none.
  Value* find(std::string_view name) {
    const auto place = places_.find(name);
    return place == places_.end() ? nullptr : &place->second->second;
  }
  /// Beginning with the one not used for longest.
  template <class Is>
  void forget_while(Is is) {
    while (!entries_.empty() && is(entries_.back().second)) forget_oldest();
  }
  std::size_t size() const { return entries_.size(); }

 private:
  void forget_oldest() {
    places_.erase(entries_.back().first);
    entries_.pop_back();
  }

  const std::size_t most_;
  std::list<std::pair<const std::string, Value>> entries_;  // used last: first
  std::unordered_map<std::string_view, typename decltype(entries_)::iterator> places_;
};

}  // namespace talewright::faces::gate
