#include "faces/rest/process_numbers.h"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

namespace talewright::faces::rest {

namespace {

/// The fields of /proc/self/stat after the program's name, which may hold anything: the third field
/// of proc(5) is the first here.
std::vector<double> stat_fields() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t name_end = line.rfind(')');
  std::vector<double> fields;
  if (name_end == std::string::npos) return fields;
  std::istringstream rest(line.substr(name_end + 1));
  std::string state;
  rest >> state;
  fields.push_back(0);
  for (double number; rest >> number;) fields.push_back(number);
  return fields;
}

/// Seconds since 1970 at which the machine was started.
std::optional<double> boot_time() {
  std::ifstream file("/proc/stat");
  for (std::string word; file >> word;) {
    double seconds = 0;
    if (word == "btime" && file >> seconds) return seconds;
  }
  return std::nullopt;
}

std::optional<double> open_files() {
  std::error_code error;
  double count = -1;  // the listing itself holds one open
  for (std::filesystem::directory_iterator at("/proc/self/fd", error), end; !error && at != end;
       at.increment(error))
    ++count;
  if (error) return std::nullopt;
  return count;
}

}  // namespace

std::vector<contract::Gauge> process_numbers() {
  std::vector<contract::Gauge> numbers;
  const auto add = [&](const char* name, const char* help, double value, bool counter = false) {
    numbers.push_back({name, help, "", value, counter});
  };
  // Counted from proc(5)'s third field: utime 14, stime 15, num_threads 20, starttime 22, vsize 23,
  // rss 24.
  const auto field = [](int number) { return static_cast<std::size_t>(number - 3); };
  const std::vector<double> stat = stat_fields();
  if (stat.size() > field(24)) {
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    const auto page = static_cast<double>(sysconf(_SC_PAGESIZE));
    add("process_cpu_seconds_total", "Processor time used",
        (stat[field(14)] + stat[field(15)]) / ticks, true);
    add("process_resident_memory_bytes", "Memory held", stat[field(24)] * page);
    add("process_virtual_memory_bytes", "Address space", stat[field(23)]);
    add("process_threads", "Threads", stat[field(20)]);
    if (const auto boot = boot_time())
      add("process_start_time_seconds", "When the process began, in seconds since 1970",
          *boot + stat[field(22)] / ticks);
  }
  if (const auto count = open_files()) add("process_open_fds", "Open files and sockets", *count);
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
    add("process_max_fds", "Files and sockets that may be open",
        static_cast<double>(limit.rlim_cur));
  return numbers;
}

}  // namespace talewright::faces::rest
