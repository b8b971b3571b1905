// What requests say in small languages of their own: queries, ranges, codings, forms with files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include "faces/http/encoding.h"
#include "faces/http/multipart.h"
#include "faces/http/query.h"
#include "faces/http/range.h"

namespace talewright::faces::http {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

// ---- queries

TEST(PercentEscapes, AreReadAndWritten) {
  EXPECT_EQ(percent_decoded("a%20b%2fc+d%C3%a4"), "a b/c+d\u00e4");
  EXPECT_EQ(percent_decoded("%2541"), "%41") << "decoded once, not twice";
  EXPECT_EQ(percent_encoded("a b/\u00e4~"), "a%20b%2F%C3%A4~");
  for (const char* broken : {"%", "%4", "a%", "%zz", "%4g", "%%41"})
    EXPECT_FALSE(percent_decoded(broken)) << broken;
  std::string every;
  for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
  EXPECT_EQ(percent_decoded(percent_encoded(every)), every);
}

TEST(QueryPairs, ComeInTheirOrderWithBlanksAndEscapes) {
  EXPECT_THAT(
      *query_pairs("b=x+y&a=1&&c&b=%26%3D&=v"),
      ElementsAre(Pair("b", "x y"), Pair("a", "1"), Pair("c", ""), Pair("b", "&="), Pair("", "v")));
  EXPECT_THAT(*query_pairs("a=b=c"), ElementsAre(Pair("a", "b=c")));
  EXPECT_TRUE(query_pairs("")->empty());
  EXPECT_FALSE(query_pairs("a=%4"));
  EXPECT_FALSE(query_pairs("%=1"));
}

// ---- ranges

std::string ranged(std::string range, std::uint64_t length = 1000, std::string if_range = {}) {
  Headers headers;
  headers.add("Range", std::move(range));
  if (!if_range.empty()) headers.add("If-Range", std::move(if_range));
  const Range asked = range_of(headers, length, "\"v1\"");
  return asked.kind == Range::Kind::Whole ? "whole" : content_range(asked, length);
}

TEST(Ranges, AskForAPart) {
  EXPECT_EQ(ranged("bytes=0-0"), "bytes 0-0/1000");
  EXPECT_EQ(ranged("bytes=0-499"), "bytes 0-499/1000");
  EXPECT_EQ(ranged("Bytes=500-"), "bytes 500-999/1000");
  EXPECT_EQ(ranged("bytes=-1"), "bytes 999-999/1000");
  EXPECT_EQ(ranged("bytes=-5000"), "bytes 0-999/1000");
  EXPECT_EQ(ranged("bytes=900-5000"), "bytes 900-999/1000");
  EXPECT_EQ(ranged("bytes=900-99999999999999999999999"), "bytes 900-999/1000");
}

TEST(Ranges, BeyondTheEndCannotBeSatisfied) {
  for (const char* range :
       {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999999-"})
    EXPECT_EQ(ranged(range), "bytes */1000") << range;
  EXPECT_EQ(ranged("bytes=0-", 0), "bytes */0");
  EXPECT_EQ(ranged("bytes=-5", 0), "whole");
}

TEST(Ranges, ThatAreNoneOrSeveralAreIgnored) {
  for (const char* range :
       {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=1-2,4-5", "pages=1-2",
        "bytes=--5", "bytes=+1-2", "bytes=1-2-3", "bytes=0x1-2", "bytes= 1 - 2"})
    EXPECT_EQ(ranged(range), "whole") << range;
  Headers twice;
  twice.add("Range", "bytes=0-1");
  twice.add("Range", "bytes=2-3");
  EXPECT_EQ(range_of(twice, 1000, "\"v1\"").kind, Range::Kind::Whole);
  EXPECT_EQ(range_of(Headers(), 1000, "\"v1\"").kind, Range::Kind::Whole);
}

TEST(Ranges, OfAnotherVersionGiveTheWhole) {
  EXPECT_EQ(ranged("bytes=0-1", 1000, "\"v1\""), "bytes 0-1/1000");
  EXPECT_EQ(ranged("bytes=0-1", 1000, "\"v2\""), "whole");
  EXPECT_EQ(ranged("bytes=0-1", 1000, "W/\"v1\""), "whole");
  EXPECT_EQ(ranged("bytes=0-1", 1000, "Sat, 29 Oct 1994 19:43:31 GMT"), "whole");
  EXPECT_EQ(ranged("bytes=1000-", 1000, "\"v2\""), "whole") << "the condition is asked first";
}

// ---- codings

TEST(Gzip, IsTakenByThoseWhoSaySo) {
  for (const char* accepts :
       {"gzip", "GZIP", "br, gzip", "gzip;q=0.1", "x-gzip", "*", "deflate, *;q=0.5",
        "identity;q=0.5, gzip", " gzip ; q=1.0 ", "gzip, deflate, br, zstd"})
    EXPECT_TRUE(takes_gzip(accepts)) << accepts;
  for (const char* accepts :
       {"", "identity", "br", "gzip;q=0", "gzip;q=0.000", "*;q=0", "*, gzip;q=0",
        "identity, gzip;q=0.5", "gzip;q=2", "gzip;q=x", "gzip;v=1", "gzippy"})
    EXPECT_FALSE(takes_gzip(accepts)) << accepts;
}

TEST(Gzip, CanBeReadBackAndIsAlwaysTheSame) {
  for (const std::string& text :
       {std::string(), std::string(100'000, 'a'), std::string("\0\xff", 2)}) {
    const std::string packed = gzip(text);
    EXPECT_EQ(packed, gzip(text));
    std::string back(text.size(), '?');
    std::size_t size = 0;
    libdeflate_decompressor* const reader = libdeflate_alloc_decompressor();
    EXPECT_EQ(libdeflate_gzip_decompress(reader, packed.data(), packed.size(), back.data(),
                                         back.size(), &size),
              LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(reader);
    EXPECT_EQ(back, text);
    EXPECT_EQ(size, text.size());
  }
}

// ---- forms with files

constexpr std::string_view kType = "multipart/form-data; boundary=XyZ";

std::string part(std::string_view header, std::string_view bytes) {
  return "--XyZ\r\n" + std::string(header) + "\r\n\r\n" + std::string(bytes) + "\r\n";
}
std::string field(std::string_view name) {
  return "Content-Disposition: form-data; name=\"" + std::string(name) + "\"";
}
std::string error_of(std::string_view body, std::string_view type = kType) {
  const Multipart read = read_multipart(type, body);
  EXPECT_EQ(read.error.empty(), !read.parts.empty()) << body;
  return read.error;
}

TEST(Multipart, GivesFieldsAndFiles) {
  const std::string body =
      part(field("title"), "A book") +
      part(field("file") +
               "; filename=\"C:\\photos\\..\\Mia %22x%22.PNG\"\r\ncontent-TYPE: image/PNG; a=b",
           std::string("\r\n--XyY\0\r\n--Xy", 14)) +
      part("Content-Disposition: form-data; name=t; filename=a.txt", "") + "--XyZ--\r\n";
  const Multipart read = read_multipart("Multipart/Form-Data; charset=x; Boundary=\"XyZ\"", body);
  EXPECT_EQ(read.error, "");
  ASSERT_EQ(read.parts.size(), 3u);
  EXPECT_EQ(read.parts[0].name, "title");
  EXPECT_EQ(read.parts[0].bytes, "A book");
  EXPECT_EQ(read.parts[0].filename, "");
  EXPECT_EQ(read.parts[1].filename, "Mia \"x\".PNG");
  EXPECT_EQ(read.parts[1].media_type, "image/png");
  EXPECT_EQ(read.parts[1].bytes, std::string_view("\r\n--XyY\0\r\n--Xy", 14));
  EXPECT_EQ(read.parts[2].filename, "a.txt");
  EXPECT_EQ(read.parts[2].bytes, "");
}

TEST(Multipart, TakesFileNamesWithoutTheirFolders) {
  for (const auto& [sent, kept] :
       std::initializer_list<std::pair<const char*, const char*>>{{"../../etc/passwd", "passwd"},
                                                                  {"/abs", "abs"},
                                                                  {"..", ""},
                                                                  {"a/..", ""},
                                                                  {"x\\\\y", "y"},
                                                                  {"\\\"q\\\"", "\"q\""},
                                                                  {"dir/", ""}}) {
    const std::string body = part(field("f") + "; filename=\"" + sent + "\"", "1") + "--XyZ--";
    const Multipart read = read_multipart(kType, body);
    ASSERT_EQ(read.parts.size(), 1u) << sent << read.error;
    EXPECT_EQ(read.parts[0].filename, kept) << sent;
  }
}

TEST(Multipart, SaysWhatIsWrong) {
  const std::string good = part(field("a"), "1");
  EXPECT_THAT(error_of(good + "--XyZ--", "multipart/form-data"), HasSubstr("boundary"));
  EXPECT_THAT(error_of(good, "multipart/form-data; boundary=a; boundary=b"), HasSubstr("twice"));
  EXPECT_THAT(error_of(good, "multipart/form-data; boundary=" + std::string(71, 'x')),
              HasSubstr("boundary"));
  EXPECT_THAT(error_of(good, "multipart/form-data; boundary=\"a\r\n\""), HasSubstr("boundary"));
  EXPECT_THAT(error_of(""), HasSubstr("begin with its boundary"));
  EXPECT_THAT(error_of("preamble\r\n" + good + "--XyZ--"), HasSubstr("begin with its boundary"));
  EXPECT_THAT(error_of("--XyZ\r\n" + field("a") + "\r\n\r\n1"), HasSubstr("before its last"));
  EXPECT_THAT(error_of("--XyZ"), HasSubstr("before its last"));
  EXPECT_THAT(error_of(good + "--XyZ--more"), HasSubstr("follows the last boundary"));
  EXPECT_THAT(error_of(good + "--XyZx\r\n"), HasSubstr("beside a boundary"));
  EXPECT_THAT(error_of("--XyZ\r\n" + field("a")), HasSubstr("within a part's header"));
  EXPECT_THAT(error_of(part("X: " + std::string(5000, 'x'), "") + "--XyZ--"),
              HasSubstr("too long"));
  EXPECT_THAT(error_of(part("Content-Type: a/b", "") + "--XyZ--"),
              HasSubstr("no Content-Disposition"));
  EXPECT_THAT(error_of(part(field("a") + "\r\n" + field("b"), "") + "--XyZ--"), HasSubstr("two"));
  EXPECT_THAT(error_of(part(field(""), "") + "--XyZ--"), HasSubstr("with a name"));
  EXPECT_THAT(error_of(part(field("\xff"), "") + "--XyZ--"), HasSubstr("UTF-8"));
  EXPECT_THAT(error_of(part(field("a\x01"), "") + "--XyZ--"), HasSubstr("control"));
  EXPECT_THAT(error_of(part(field("a") + "; name=b", "") + "--XyZ--"), HasSubstr("twice"));
  EXPECT_THAT(error_of(part("Content-Disposition: form-data; name=\"a", "") + "--XyZ--"),
              HasSubstr("no end"));
  EXPECT_THAT(error_of(part(" folded", "") + "--XyZ--"), HasSubstr("Name: value"));
  EXPECT_THAT(error_of(part("Content-Disposition : form-data; name=a", "") + "--XyZ--"),
              HasSubstr("Name: value"));
  EXPECT_THAT(error_of(part(field("a") + "\r\nContent-Transfer-Encoding: base64", "") + "--XyZ--"),
              HasSubstr("transfer encoding"));
  std::string many;
  for (int i = 0; i < 65; ++i) many += good;
  EXPECT_THAT(error_of(many + "--XyZ--"), HasSubstr("more than 64"));
}

TEST(Multipart, IsKnownByItsMediaType) {
  EXPECT_TRUE(is_multipart("Multipart/Form-Data ; boundary=x"));
  EXPECT_FALSE(is_multipart("multipart/mixed; boundary=x"));
  EXPECT_FALSE(is_multipart("application/json"));
}

}  // namespace
}  // namespace talewright::faces::http
