#include "net/addresses.h"

#include <gtest/gtest.h>

using namespace talewright::net;

TEST(Addresses, LieInBlocksThatHoldTheirFirstBits) {
  EXPECT_TRUE(in_block("10.1.2.3", "10.0.0.0/8"));
  EXPECT_TRUE(in_block("10.1.2.3", "10.1.2.3"));
  EXPECT_TRUE(in_block("10.1.2.3", "0.0.0.0/0"));
  EXPECT_TRUE(in_block("192.168.5.129", "192.168.5.128/25"));
  EXPECT_FALSE(in_block("192.168.5.127", "192.168.5.128/25"));
  EXPECT_FALSE(in_block("11.0.0.0", "10.0.0.0/8"));
  EXPECT_TRUE(in_block("2001:db8::1", "2001:db8::/32"));
  EXPECT_TRUE(in_block("2001:0db8:0::0001", "2001:db8::1"));
  EXPECT_FALSE(in_block("2001:db9::1", "2001:db8::/32"));
  EXPECT_FALSE(in_block("fe80::1", "0.0.0.0/0"));
  EXPECT_FALSE(in_block("10.0.0.1", "::/0"));
}

TEST(Addresses, OfIpv4AreTheSameWhenWrittenInIpv6) {
  EXPECT_TRUE(in_block("::ffff:10.1.2.3", "10.0.0.0/8"));
  EXPECT_TRUE(in_block("::ffff:0a01:0203", "10.1.2.3"));
}

TEST(Addresses, AreNothingElse) {
  for (const char* text : {"10.0.0.0/8", "::/0", "::1", "10.1.2.3", "fe80::/10", "0.0.0.0/0"})
    EXPECT_TRUE(is_block(text)) << text;
  for (const char* text : {"", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1",
                           "10.0.0.0/+8", "10.0.0.0/8 ", " 10.0.0.0", "10.0.0", "10.0.0.0/8/8",
                           "010.0.0.1", "fe80::1%eth0", "example.com", "1::2::3", "0x7f.0.0.1"})
    EXPECT_FALSE(is_block(text)) << text;
  EXPECT_FALSE(is_block(std::string("10.0.0.1\0", 9)));
  EXPECT_FALSE(in_block("10.0.0.1", "somewhere"));
  EXPECT_FALSE(in_block("somewhere", "0.0.0.0/0"));
}

TEST(Rules, LetThePublicInternetBeReached) {
  for (const char* address : {"93.184.216.34",
                              "1.1.1.1",
                              "9.255.255.255",
                              "11.0.0.0",
                              "100.63.255.255",
                              "100.128.0.0",
                              "126.255.255.255",
                              "128.0.0.0",
                              "172.15.255.255",
                              "172.32.0.0",
                              "192.0.1.0",
                              "192.167.255.255",
                              "192.169.0.0",
                              "198.17.255.255",
                              "198.20.0.0",
                              "223.255.255.255",
                              "2606:2800:220:1:248:1893:25c8:1946",
                              "2a00:1450:4001::1",
                              "2001:4860:4860::8888",
                              "::ffff:93.184.216.34",
                              "64:ff9b::5db8:d822",
                              "2002:5db8:d822::1",
                              "2001:0:5db8:d822::a247:27dd"})
    EXPECT_TRUE(may_reach(address, {})) << address;
}

TEST(Rules, KeepAllOtherNetworksOut) {
  for (const char* address :
       {"0.0.0.0",         "0.1.2.3",         "10.0.0.1",        "10.255.255.255",
        "100.64.0.1",      "100.127.255.255", "100.100.100.200", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1",      "172.31.255.255",
        "192.0.0.1",       "192.0.0.192",     "192.0.2.1",       "192.88.99.1",
        "192.168.0.1",     "198.18.0.1",      "198.19.255.255",  "198.51.100.1",
        "203.0.113.1",     "224.0.0.1",       "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "168.63.129.16"})
    EXPECT_FALSE(may_reach(address, {})) << address;
  for (const char* address :
       {"::",        "::1",          "::2",        "::127.0.0.1",   "100::1",      "2001::1",
        "2001:1::1", "2001:2::1",    "2001:10::1", "2001:20::1",    "2001:db8::1", "3fff::1",
        "5f00::1",   "64:ff9b:1::1", "fc00::1",    "fd00:ec2::254", "fe80::1",     "febf::1",
        "fec0::1",   "ff02::1",      "4000::1"})
    EXPECT_FALSE(may_reach(address, {})) << address;
  EXPECT_FALSE(may_reach("", {}));
  EXPECT_FALSE(may_reach("example.com", {}));
}

TEST(Rules, JudgeIpv6ThatLeadsToIpv4ByWhereItLeads) {
  for (const char* address :
       {"::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::1", "2002:c0a8:101::", "2002:a9fe:a9fe::1",
        "2001:0:5db8:d822::5601:5601",  // Teredo: the client is 169.254.169.254
        "2001:0:7f00:1::a247:27dd"})    // Teredo: the server is 127.0.0.1
    EXPECT_FALSE(may_reach(address, {})) << address;
  EXPECT_TRUE(may_reach("::ffff:10.0.0.1", {{"10.0.0.0/8"}}));
  EXPECT_TRUE(may_reach("64:ff9b::10.0.0.1", {{"10.0.0.0/8"}}));
}

TEST(Rules, LetBeReachedWhatTheOperatorAllowed) {
  const Rules rules{{"127.0.0.0/8", "::1", "10.1.2.3", "::ffff:192.168.0.0/112", "rubbish"}};
  for (const char* address :
       {"127.0.0.1", "::ffff:127.0.0.1", "::1", "10.1.2.3", "192.168.3.4", "1.1.1.1"})
    EXPECT_TRUE(may_reach(address, rules)) << address;
  for (const char* address : {"10.1.2.4", "::2", "192.169.0.256", "169.254.169.254"})
    EXPECT_FALSE(may_reach(address, rules)) << address;
}
