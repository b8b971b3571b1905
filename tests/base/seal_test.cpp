#include "base/seal.h"

#include <gtest/gtest.h>

#include "base/digest.h"

namespace talewright {
namespace {

TEST(Seal, OpensForItsKeyAndPurposeOnly) {
  const std::string key = new_seal_key();
  const std::string sealed = seal(key, "a", "text");
  EXPECT_EQ(unseal(key, "a", sealed), "text");
  EXPECT_EQ(unseal(key, "b", sealed), std::nullopt);
  EXPECT_EQ(unseal(new_seal_key(), "a", sealed), std::nullopt);
  EXPECT_EQ(unseal(key, "a", sealed.substr(4)), std::nullopt);
  EXPECT_EQ(unseal(key, "a", ""), std::nullopt);
  EXPECT_NE(seal(key, "a", "text"), sealed);
  EXPECT_EQ(unseal(key, "", seal(key, "", "")), "");
}

TEST(Base64, IsReadStrictly) {
  for (const std::string_view text : {"", "f", "fo", "foo", "foob", "\x00\xff\x10"})
    EXPECT_EQ(from_base64(base64(text)), text);
  for (const std::string_view bad : {"Zg", "Zg=", "Z===", "Zg==Zg==", "Zm9v\n", "Zm-v", "===="})
    EXPECT_EQ(from_base64(bad), std::nullopt) << bad;
}

}  // namespace
}  // namespace talewright
