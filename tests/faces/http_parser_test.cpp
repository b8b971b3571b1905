// The parser alone, with bytes cut wherever a network may cut them.
#include <gtest/gtest.h>

#include <algorithm>

#include "faces/http/parser.h"

namespace talewright::faces::http {
namespace {

// What a connection does with its buffer, `piece` bytes coming at a time.
Request parsed(std::string_view bytes, std::size_t piece) {
  Request request;
  Parser parser(request, Limits());
  Refusal refusal;
  std::size_t begin = 0, end = 0;
  while (end < bytes.size() && refusal.status == 0) {
    end = std::min(bytes.size(), end + piece);
    begin += parser.take(bytes.data() + begin, end - begin, refusal);
    if (parser.is_done()) break;
  }
  EXPECT_EQ(refusal.status, 0) << refusal.why;
  EXPECT_TRUE(parser.is_done());
  EXPECT_EQ(begin, bytes.size());
  return request;
}

// Found by the fuzzer: Beast's parser asserts that what follows the last chunk's "0" is never seen
// in pieces of fewer than five bytes.
TEST(HttpParser, ReadsAChunkedBodyCutAnywhere) {
  for (const std::string_view body :
       {"0\r\n\r\n", "0\r\nDigest: x\r\n\r\n", "4\r\nnull\r\n0\r\n\r\n",
        "1;a=\"b\"\r\nn\r\n3\r\null\r\n00\r\nA: b\r\nC: d\r\n\r\n"}) {
    const std::string bytes =
        "POST /mcp HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(body);
    const Request whole = parsed(bytes, bytes.size());
    EXPECT_EQ(whole.body, body[0] == '0' ? "" : "null");
    for (std::size_t piece = 1; piece < 9; ++piece) EXPECT_EQ(parsed(bytes, piece).body, whole.body);
  }
}

}  // namespace
}  // namespace talewright::faces::http
