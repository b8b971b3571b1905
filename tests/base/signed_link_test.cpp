#include "base/signed_link.h"

#include <gtest/gtest.h>

#include "base/digest.h"

namespace talewright {
namespace {

const std::string kSecret(32, 's');
constexpr std::int64_t kNow = 1'800'000'000;
const SignedLink kLink{"/files/books/book_1/book.pdf", "local", kNow + 3600};

std::string hex(std::string_view bytes) {
  std::string text;
  for (const unsigned char c : bytes) {
    text += "0123456789abcdef"[c >> 4];
    text += "0123456789abcdef"[c & 15];
  }
  return text;
}

// RFC 4231, test cases 2 and 6.
TEST(Hmac, GivesWhatItsStandardSays) {
  EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hex(hmac_sha256(std::string(131, '\xaa'),
                            "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Base64, ForUrlsNeedsNoEscaping) {
  EXPECT_EQ(base64url(std::string("\xfb\xff\xfe", 3)), "-__-");
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(base64url(""), "");
}

TEST(SignedLink, HoldsUntilItExpires) {
  const std::string signature = signature_of(kLink, kSecret);
  EXPECT_TRUE(holds(kLink, signature, kSecret, kNow * 1000));
  EXPECT_TRUE(holds(kLink, signature, kSecret, (kNow + 3599) * 1000));
  EXPECT_FALSE(holds(kLink, signature, kSecret, (kNow + 3600) * 1000));
}

TEST(SignedLink, HoldsForNothingElse) {
  const std::string signature = signature_of(kLink, kSecret);
  const auto with = [&](auto change) {
    SignedLink other = kLink;
    change(other);
    return holds(other, signature, kSecret, kNow * 1000);
  };
  EXPECT_FALSE(with([](SignedLink& l) { l.path = "/files/books/book_2/book.pdf"; }));
  EXPECT_FALSE(with([](SignedLink& l) { l.path += "/"; }));
  EXPECT_FALSE(with([](SignedLink& l) { l.account = "other"; }));
  EXPECT_FALSE(with([](SignedLink& l) { l.account = ""; }));
  EXPECT_FALSE(with([](SignedLink& l) { l.expires += 1; }));
  EXPECT_FALSE(holds(kLink, "", kSecret, kNow * 1000));
  EXPECT_FALSE(holds(kLink, signature.substr(1), kSecret, kNow * 1000));
  EXPECT_FALSE(holds(kLink, signature + "=", kSecret, kNow * 1000));
  EXPECT_FALSE(holds(kLink, signature, std::string(32, 't'), kNow * 1000));
}

TEST(SignedLink, CannotMoveTheBordersOfItsParts) {
  SignedLink link = kLink;
  link.account = "local\n/files/books";
  EXPECT_FALSE(holds(link, signature_of(link, kSecret), kSecret, kNow * 1000));
}

TEST(SignedLink, LivesNoLongerThanAnyThatIsMade) {
  SignedLink link = kLink;
  link.expires = kNow + kLongestLink + 1;
  EXPECT_FALSE(holds(link, signature_of(link, kSecret), kSecret, kNow * 1000));
}

TEST(SignedLink, IsAnAddressWithItsParts) {
  const std::string address = address_of(kLink, kSecret);
  EXPECT_EQ(address, "/files/books/book_1/book.pdf?expires=1800003600&account=local&signature=" +
                         signature_of(kLink, kSecret));
  EXPECT_EQ(signature_of(kLink, kSecret).size(), 43u);
}

}  // namespace
}  // namespace talewright
