#include <gtest/gtest.h>

#include "net/post.h"

using namespace talewright::net;

TEST(Urls, OfThePublicInternetAreTaken) {
  for (const char* url :
       {"https://example.com/hook", "http://example.com", "HTTPS://EXAMPLE.COM:443/",
        "http://a.b:1", "http://a.b:65535/x?y=z#w", "https://hooks.example.com/a/b?c=d%20e&f=@g:h",
        "https://xn--bcher-kva.example/", "http://my_host.example/", "http://93.184.216.34/",
        "http://[2606:2800:220:1::1]:8080/", "https://1.2.3.4.example/", "http://intranet/",
        "http://0x7f.example/", "http://127.0.0.1.example.com/"})
    EXPECT_EQ(objection_to_url(url, {}), "") << url;
}

TEST(Urls, OfOtherKindsAreRefused) {
  for (const char* url :
       {"", "example.com", "ftp://example.com/", "file:///etc/passwd", "gopher://example.com/",
        "javascript:alert(1)", "http:example.com", "http:/example.com", "http:///example.com",
        "http://", "://example.com", "https//example.com", "httpx://example.com", "http+unix://x/"})
    EXPECT_NE(objection_to_url(url, {}), "") << url;
}

TEST(Urls, ThatHideWhereTheyLeadAreRefused) {
  for (const char* url : {"http://2130706433/",
                          "http://0x7f000001/",
                          "http://017700000001/",
                          "http://127.1/",
                          "http://0x7f.0.0.1/",
                          "http://0177.0.0.1/",
                          "http://127.0.0.1./",
                          "http://127.000.000.001/",
                          "http://1.1/",
                          "http://0/",
                          "http://0x/",
                          "http://a.0x1/",
                          "http://example.com./",
                          "http://.example.com/",
                          "http://example..com/",
                          "http://example.com:0/",
                          "http://example.com:65536/",
                          "http://example.com:080/",
                          "http://example.com:/",
                          "http://example.com:8o/",
                          "http://example.com:80:80/",
                          "http://example.com:+80/",
                          "http://user@example.com/",
                          "http://user:word@example.com/",
                          "http://@example.com/",
                          "http://127.0.0.1@example.com/",
                          "http://example.com%2eevil/",
                          "http://%31%32%37.0.0.1/",
                          "http://example.com\\@127.0.0.1/",
                          "http:\\\\example.com/",
                          "http://example.com/a b",
                          "http://example.com/\r\nHost: x",
                          "http://example.com/\x7f",
                          "http://exa\tmple.com/",
                          " http://example.com/",
                          "http://example.com/ ",
                          "http://ex\xc3\xa4mple.com/",
                          "http://example.com/\xc3\xa4",
                          "http://\xe2\x91\xa0.example/",
                          "http://[::1%25eth0]/",
                          "http://[fe80::1%eth0]/",
                          "http://[::1/",
                          "http://::1/",
                          "http://[127.0.0.1]/",
                          "http://[]/",
                          "http://[2606:2800::1]x/",
                          "http://exa!mple.com/",
                          "http://a,b/",
                          "http://*/"})
    EXPECT_NE(objection_to_url(url, {}), "") << url;
  EXPECT_NE(objection_to_url(std::string_view("http://example.com/\0x", 21), {}), "");
  EXPECT_NE(objection_to_url("http://" + std::string(64, 'a') + ".example/", {}), "");
  EXPECT_NE(objection_to_url("http://example.com/" + std::string(2048, 'a'), {}), "");
}

TEST(Urls, OfPrivateNetworksAreRefusedUnlessAllowed) {
  const Rules rules{{"127.0.0.0/8", "::1", "10.0.0.0/8", "::ffff:169.254.169.254"}};
  for (const char* url :
       {"http://127.0.0.1:8080/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/x",
        "http://localhost/", "http://LocalHost:80/", "http://hooks.localhost/",
        "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/"}) {
    EXPECT_EQ(objection_to_url(url, {}), "its host is not in the public internet") << url;
    EXPECT_EQ(objection_to_url(url, rules), "") << url;
  }
}

TEST(Urls, NameWhoIsCalled) {
  EXPECT_EQ(host_of("https://Example.com:8080/a?b"), "example.com:8080");
  EXPECT_EQ(host_of("http://[::1]?x"), "[::1]");
  EXPECT_EQ(host_of("nothing"), "");
}
