// Round trips over standard input and output, one at a time:
//   stdio_load SECONDS FILE PROGRAM [ARGUMENT...]
// sends the first line of FILE once and waits for an answer (an initialize, or a warming up), then
// the second again and again. Prints {round_trips_per_second, p50_us, p99_us} as JSON.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

bool round_trip(int to, int from, const std::string& line) {
  if (write(to, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return false;
  char buffer[64 * 1024];
  for (ssize_t n; (n = read(from, buffer, sizeof buffer)) > 0;)
    if (buffer[n - 1] == '\n') return true;
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  std::ifstream file(argv[2]);
  std::string first, again;
  std::getline(file, first);
  std::getline(file, again);
  first += '\n';
  again += '\n';

  int to[2], from[2];
  if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) return 1;
  const pid_t child = fork();
  if (child == 0) {
    dup2(to[0], 0);
    dup2(from[1], 1);
    execvp(argv[3], argv + 3);
    std::_Exit(127);
  }
  close(to[0]);
  close(from[1]);
  std::vector<double> times;
  if (!round_trip(to[1], from[0], first)) return 1;
  for (int warm = 0; warm < 200; ++warm) round_trip(to[1], from[0], again);
  const auto begun = Clock::now(), until = begun + std::chrono::seconds(std::atoi(argv[1]));
  for (auto now = begun; now < until;) {
    if (!round_trip(to[1], from[0], again)) return 1;
    const auto then = Clock::now();
    times.push_back(std::chrono::duration<double, std::micro>(then - now).count());
    now = then;
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  std::sort(times.begin(), times.end());
  std::printf("{\"round_trips_per_second\":%.0f,\"p50_us\":%.1f,\"p99_us\":%.1f}\n",
              static_cast<double>(times.size()) / seconds, times[times.size() / 2],
              times[times.size() * 99 / 100]);
  close(to[1]);
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
}
