// UTF-8, and the forms in which identities and telephones are matched.
#include "engine/utf8.h"

#include <gtest/gtest.h>

namespace motcua::testing {
namespace {

TEST(Text, IsUtf8ByTheRfc) {
  for (const char* good : {"", "a", "Hằng", "H\u0103\u0300ng", "nine ASCII bytes and ễ",
                           "\U0010FFFF", "\uD7FF\uE000"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
    EXPECT_EQ(legible(good), good);
  }
  for (const char* bad : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80",
                          "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff",
                          "H\xe1\xba", "H\xe1\xbang", "12345678\xe1", "\xc4", "\xf0\x9f\x98"}) {
    EXPECT_FALSE(is_utf8(bad)) << bad;
    EXPECT_TRUE(is_utf8(legible(bad))) << bad;
  }
  EXPECT_EQ(legible("H\xe1\xba!"), "H\uFFFD\uFFFD!");
}

TEST(Text, IsCountedInCharacters) {
  EXPECT_EQ(character_count(""), 0u);
  EXPECT_EQ(character_count("Nguyễn Văn Ậ"), 12u);
  EXPECT_EQ(character_count("\U0001F600a"), 2u);
}

TEST(Text, HasPlainBlanksAndDashes) {
  EXPECT_EQ(with_plain_blanks_and_dashes("0912\u00a0345\u2013678\u3000Ậ\xff."),
            "0912 345-678 Ậ\xff.");
  EXPECT_EQ(with_plain_blanks_and_dashes(""), "");
}

TEST(Text, IsOneTelephoneHoweverItIsWritten) {
  for (const char* written :
       {"0912345678", "0912.345.678", "+84 912 345 678", "(0912) 345678", "84912345678",
        "0084 912 345 678", "+84 (0) 912-345-678", " 0912 345 678 "}) {
    EXPECT_EQ(matched_telephone(written), "0912345678") << written;
  }
  EXPECT_EQ(matched_telephone("024 3825 4321"), matched_telephone("+84 24 3825 4321"));
  EXPECT_EQ(matched_telephone("0900"), "0900");
  EXPECT_EQ(matched_telephone("8412"), "8412");  // too short for a country before it
  EXPECT_EQ(matched_telephone("8412345678"), "8412345678");
  EXPECT_EQ(matched_telephone("+1 202 555 0100"), "12025550100");
  for (const char* written : {"+44 20 7946 0958", "0044 20 7946 0958", "00 44 (20) 7946-0958"}) {
    EXPECT_EQ(matched_telephone(written), "442079460958") << written;
  }
  EXPECT_EQ(matched_telephone("+0912 345 678"), "0912345678");
  EXPECT_EQ(matched_telephone("00"), "00");
  EXPECT_EQ(matched_telephone("không có"), "");
  EXPECT_EQ(matched_telephone("+"), "");
}

TEST(Text, IsOneIdentityHoweverItIsWritten) {
  for (const char* written :
       {"B0123456", "b0123456", "B 012 3456", "b-0123.456", "B\u00a00123\u2009456",
        "b\u20130123\u2011456", "\u3000B\uff0d0123\t456\u2029"}) {
    EXPECT_EQ(matched_identity(written), "B0123456") << written;
  }
  EXPECT_EQ(matched_identity("0101234567-001"), "0101234567001");
  EXPECT_EQ(matched_identity("Đ12"), "Đ12");
  EXPECT_EQ(matched_identity("a\xe2\x80"), "A\xe2\x80");
  EXPECT_EQ(matched_identity(" . "), "");
}

TEST(Text, IsOneReferenceHoweverItsBlanksAre) {
  for (const char* written : {"NH 001", " NH 001 ", "NH  001", "NH\u00a0001", "NH\t\u3000001\n"}) {
    EXPECT_EQ(matched_reference(written), "NH 001") << written;
  }
  EXPECT_EQ(matched_reference("NH001"), "NH001");
  EXPECT_EQ(matched_reference("nh 001"), "nh 001");  // another: a bank's may differ so
  EXPECT_EQ(matched_reference(" \u00a0"), "");
  EXPECT_EQ(matched_reference("a \xe2\x80"), "a \xe2\x80");
}

TEST(Text, IsBlankIfItSaysNothing) {
  for (const char* blank : {"", " ", "\n\t", "\u00a0", "\u3000 \u2800"})
    EXPECT_TRUE(is_blank(blank));
  for (const char* text : {"a", " Đ", "\u00a0.", "\xa0", " \xe2\x80"}) EXPECT_FALSE(is_blank(text));
}

}  // namespace
}  // namespace motcua::testing
