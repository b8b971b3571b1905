// The floor of a server on standard input and output: reads a line, writes it back.
#include <unistd.h>

#include <string>

int main() {
  char buffer[64 * 1024];
  std::string begun;
  for (ssize_t n; (n = read(0, buffer, sizeof buffer)) > 0;) {
    begun.append(buffer, static_cast<std::size_t>(n));
    const std::size_t end = begun.rfind('\n');
    if (end == std::string::npos) continue;
    if (write(1, begun.data(), end + 1) < 0) return 1;
    begun.erase(0, end + 1);
  }
}
