// One POST by libcurl. Names are resolved by libcurl's own thread, and the rules judge the very
// address that a socket is opened for: whatever a name server says later, what was judged is what
// is reached.
#include "net/post.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "base/failure.h"
#include "base/text.h"
#include "base/version.h"

namespace talewright::net {

namespace {

constexpr std::size_t kMostHeaders = 64 * 1024, kLongestRetryAfter = 100;
constexpr int kPollMs = 1000;  // libcurl wants to be called now and then; `stop` wakes it

/// What the callbacks of one transfer share. They let nothing out: all they do is count and copy.
struct Transfer {
  const Rules& rules;
  std::size_t most_answer;
  PostResult result;
  int status = 0;  ///< of the head being read
  std::size_t header_bytes = 0;
  bool refused = false;  ///< an address, by the rules
};

struct Handles {
  std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> many{curl_multi_init(), curl_multi_cleanup};
  std::unique_ptr<CURL, void (*)(CURL*)> one{curl_easy_init(), curl_easy_cleanup};
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers{nullptr, curl_slist_free_all};
};

std::string text_of(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address->sa_family == AF_INET)
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
  if (address->sa_family == AF_INET6)
    inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text,
              sizeof text);
  return text;
}

curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* to) noexcept {
  auto& transfer = *static_cast<Transfer*>(context);
  if (!may_reach(text_of(&to->addr), transfer.rules)) {
    transfer.refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t read_header(char* text, std::size_t, std::size_t n, void* context) noexcept {
  auto& transfer = *static_cast<Transfer*>(context);
  transfer.header_bytes += n;
  if (transfer.header_bytes > kMostHeaders) return 0;
  const std::string_view line = trimmed({text, n});
  if (line.starts_with("HTTP/")) {
    const std::size_t space = line.find(' ');
    transfer.status = space == line.npos ? 0 : std::atoi(std::string(line.substr(space)).c_str());
    transfer.result.retry_after.clear();
  } else if (line.empty() && transfer.status >= 200) {
    transfer.result.status = transfer.status;  // the head is whole: this is an answer
  } else if (lower(line.substr(0, 12)) == "retry-after:") {
    transfer.result.retry_after = trimmed(line.substr(12)).substr(0, kLongestRetryAfter);
  }
  return n;
}

std::size_t read_body(char* bytes, std::size_t, std::size_t n, void* context) noexcept {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::size_t room = transfer.most_answer - transfer.result.body.size();
  transfer.result.body.append(bytes, std::min(n, room));
  return n <= room ? n : 0;  // the rest is not wanted: this ends the transfer
}

std::string in_words(CURLcode code, const Transfer& transfer) {
  if (transfer.refused) return "The host is not in the public internet.";
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return "The host's name could not be resolved.";
    case CURLE_COULDNT_CONNECT:
      return "No connection could be made.";
    case CURLE_OPERATION_TIMEDOUT:
      return "There was no answer in time.";
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return "The connection ended without an answer.";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "The server's TLS certificate could not be verified.";
    case CURLE_SSL_CONNECT_ERROR:
      return "TLS could not be agreed on.";
    case CURLE_OK:
    case CURLE_WRITE_ERROR:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return "The answer is not HTTP as it should be.";
    default:
      return fmt::format("{}.", curl_easy_strerror(code));
  }
}

template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  if (curl_easy_setopt(curl, option, value) != CURLE_OK)
    throw std::logic_error(fmt::format("libcurl refused option {}", static_cast<int>(option)));
}

void add_header(Handles& handles, const std::string& line) {
  ensure(line.find_first_of(std::string_view("\r\n\0", 3)) == line.npos, "a header is one line");
  curl_slist* longer = curl_slist_append(handles.headers.get(), line.c_str());
  if (!longer) throw std::bad_alloc();
  handles.headers.release();
  handles.headers.reset(longer);
}

void prepare(Handles& handles, Transfer& transfer, const PostRequest& request) {
  CURL* curl = handles.one.get();
  set(curl, CURLOPT_URL, request.url.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  set(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_PROXY, "");  // none from the environment either
  set(curl, CURLOPT_NOPROXY, "*");
  set(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_QUICK_EXIT, 1L);  // a resolver that hangs keeps nobody waiting
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.at_most.count()));
  set(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  set(curl, CURLOPT_HEADERFUNCTION, read_header);
  set(curl, CURLOPT_HEADERDATA, &transfer);
  set(curl, CURLOPT_WRITEFUNCTION, read_body);
  set(curl, CURLOPT_WRITEDATA, &transfer);
  set(curl, CURLOPT_POST, 1L);
  set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  set(curl, CURLOPT_POSTFIELDS, request.body.c_str());
  set(curl, CURLOPT_USERAGENT, fmt::format("talewright/{}", kVersion).c_str());
  add_header(handles, "Expect:");  // bodies are small: they go without being asked for
  for (const auto& [name, value] : request.headers)
    add_header(handles, fmt::format("{}: {}", name, value));
  set(curl, CURLOPT_HTTPHEADER, handles.headers.get());
}

/// Nothing when it was stopped.
std::optional<CURLcode> run(Handles& handles, std::stop_token stop) {
  CURLM* many = handles.many.get();
  curl_multi_add_handle(many, handles.one.get());
  std::optional<CURLcode> end;
  {
    const std::stop_callback wake(stop, [many] { curl_multi_wakeup(many); });
    for (int running = 1; running > 0 && !stop.stop_requested();)
      if (curl_multi_perform(many, &running) != CURLM_OK ||
          (running > 0 && curl_multi_poll(many, nullptr, 0, kPollMs, nullptr) != CURLM_OK))
        break;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(many, &left))
      if (message->msg == CURLMSG_DONE) end = message->data.result;
  }
  curl_multi_remove_handle(many, handles.one.get());
  return end;
}

}  // namespace

PostResult post(const PostRequest& request, const Rules& rules, std::stop_token stop) {
  if (const std::string objection = objection_to_url(request.url, rules); !objection.empty())
    return {.error = fmt::format("The URL is refused: {}.", objection)};
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  ensure(ready == CURLE_OK, "libcurl can be used");
  const auto begin = std::chrono::steady_clock::now();
  Transfer transfer{.rules = rules, .most_answer = request.most_answer};
  Handles handles;
  if (!handles.many || !handles.one) throw std::bad_alloc();
  prepare(handles, transfer, request);
  const std::optional<CURLcode> end = run(handles, stop);
  PostResult result = std::move(transfer.result);
  // Once the head of an answer was there, it counts however the rest ended.
  if (result.status == 0) result.error = end ? in_words(*end, transfer) : "It was stopped.";
  result.took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  return result;
}

}  // namespace talewright::net
