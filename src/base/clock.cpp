#include "base/clock.h"

#include <fmt/chrono.h>

#include <chrono>

namespace talewright {

Clock system_clock() {
  return [] {
    using namespace std::chrono;
    return static_cast<std::int64_t>(
        duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
  };
}

std::string timestamp(std::int64_t ms) {
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(seconds), ms % 1000);
}

namespace {

using std::chrono::sys_days;

std::int64_t ms_of(sys_days day) {
  return std::chrono::milliseconds(day.time_since_epoch()).count();
}

/// Reads digits from the front of a text: "2026-..." -> 2026.
class Digits {
 public:
  explicit Digits(std::string_view text) : left_(text) {}
  /// A number of exactly so many digits; -1 (and bad from then on) when there is none.
  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (i >= left_.size() || left_[i] < '0' || left_[i] > '9') return fail();
      value = 10 * value + (left_[i] - '0');
    }
    left_.remove_prefix(digits);
    return value;
  }
  /// Which of the characters comes next; 0 (and bad) when none of them does.
  char one_of(std::string_view characters) {
    if (left_.empty() || characters.find(left_[0]) == std::string_view::npos) return fail(), '\0';
    const char c = left_[0];
    left_.remove_prefix(1);
    return c;
  }
  bool next_is(char c) const { return left_.starts_with(c); }
  bool next_is_digit() const { return !left_.empty() && left_[0] >= '0' && left_[0] <= '9'; }
  bool at_end() const { return good_ && left_.empty(); }

 private:
  int fail() {
    good_ = false;
    return -1;
  }
  std::string_view left_;
  bool good_ = true;
};

}  // namespace

std::optional<std::int64_t> from_timestamp(std::string_view text) {
  namespace chrono = std::chrono;
  Digits digits(text);
  const int year = digits.number(4);
  digits.one_of("-");
  const int month = digits.number(2);
  digits.one_of("-");
  const int day = digits.number(2);
  digits.one_of("Tt ");
  const int hours = digits.number(2);
  digits.one_of(":");
  const int minutes = digits.number(2);
  digits.one_of(":");
  const int seconds = digits.number(2);
  std::int64_t fraction = 0;
  if (digits.next_is('.')) {
    digits.one_of(".");
    if (!digits.next_is_digit()) return std::nullopt;
    for (int weight = 100; digits.next_is_digit(); weight /= 10)
      fraction += weight * digits.number(1);
  }
  const char zone = digits.one_of("Zz+-");
  int offset = 0;
  if (zone == '+' || zone == '-') {
    const int offset_hours = digits.number(2);
    digits.one_of(":");
    const int offset_minutes = digits.number(2);
    if (offset_hours > 23 || offset_minutes > 59) return std::nullopt;
    offset = (zone == '-' ? -1 : 1) * (60 * offset_hours + offset_minutes);
  }
  if (!digits.at_end()) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  // A leap second is the first of the next minute: our time knows none.
  if (!date.ok() || hours > 23 || minutes > 59 || seconds > 60) return std::nullopt;
  return ms_of(sys_days(date)) + 1000LL * (3600 * hours + 60 * (minutes - offset) + seconds) +
         fraction;
}

Month month_of(std::int64_t ms) {
  namespace chrono = std::chrono;
  const chrono::sys_time<chrono::milliseconds> at{chrono::milliseconds(ms)};
  const chrono::year_month_day date(chrono::floor<chrono::days>(at));
  const chrono::year_month month = date.year() / date.month();
  return {fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                      static_cast<unsigned>(month.month())),
          ms_of(sys_days(month / 1)), ms_of(sys_days((month + chrono::months(1)) / 1))};
}

}  // namespace talewright
