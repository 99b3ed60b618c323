// What may come in as a text, and how it is kept.
#include "services/text/text.h"

#include <gtest/gtest.h>

#include "services/text/messages.h"

namespace motcua::testing {
namespace {

std::string expected_of(std::string text, const Shape& shape = plain) {
  return take_text(text, shape).value_or("");
}

TEST(TextFromOutside, IsPutTogether) {
  const std::string composed = "Nguyễn Thị Hằng";
  std::string text = "Nguye\u0302\u0303n Thi\u0323 Ha\u0306\u0300ng";
  ASSERT_NE(text, composed);
  EXPECT_EQ(take_text(text, plain), std::nullopt);
  EXPECT_EQ(text, composed);
  EXPECT_EQ(take_text(text, plain), std::nullopt);
  EXPECT_EQ(text, composed);
}

TEST(TextFromOutside, IsMeasuredInCharactersOfItsKeptForm) {
  const Shape ten{.characters_max = 10};
  std::string long_bytes;
  for (int i = 0; i < 10; ++i) long_bytes += "e\u0302\u0303";
  EXPECT_EQ(expected_of(long_bytes, ten), "");
  EXPECT_EQ(expected_of(long_bytes + "x", ten), "characters_max 10");
  EXPECT_EQ(expected_of(std::string(11, 'x'), ten), "characters_max 10");
  EXPECT_EQ(expected_of(std::string(1 << 20, '\xff'), ten), "characters_max 10");
}

TEST(TextFromOutside, IsSearchedForInWordsWithoutMarks) {
  EXPECT_EQ(folded_words("Nguyễn Thị Hằng"), "nguyen thi hang");
  EXPECT_EQ(folded_words("Nguye\u0302\u0303n  ĐẶNG-Thị, Ất"), "nguyen dang thi at");
  EXPECT_EQ(folded_words("\u00d0\u1eb7ng \u0189\u00e0o \u0110\u1ee9c"), "dang dao duc");
  EXPECT_EQ(folded_words(" Công ty TNHH Sơn&Đức số 2 "), "cong ty tnhh son duc so 2");
  EXPECT_EQ(folded_words("O'Brien \u00c5se \uff21\uff11"), "o brien ase a1");
  EXPECT_EQ(folded_words(" -- \U0001f600"), "");
  EXPECT_EQ(folded_words(""), "");
}

TEST(TextFromOutside, IsUtf8) {
  for (const char* broken : {"H\xe1\xba", "\xff\xfe", "Nguy\xean", "\xed\xa0\x80", "\xc0\x80"}) {
    EXPECT_EQ(expected_of(broken), "utf8") << broken;
  }
}

TEST(TextFromOutside, HasNoCharactersThatNobodySees) {
  const std::pair<std::string, const char*> hidden[] = {{std::string("a\0b", 3), "U+0000"},
                                                        {"a\x1b[2J", "U+001B"},
                                                        {"a\x7f", "U+007F"},
                                                        {"a\u0085", "U+0085"},
                                                        {"a\u00adb", "U+00AD"},
                                                        {"a\u200bb", "U+200B"},
                                                        {"a\u200db", "U+200D"},
                                                        {"\u202eab", "U+202E"},
                                                        {"a\u2066b", "U+2066"},
                                                        {"\ufeffab", "U+FEFF"},
                                                        {"a\u2028b", "U+2028"},
                                                        {"a\u2060b", "U+2060"},
                                                        {"a\uffffb", "U+FFFF"},
                                                        {"a\ufdd0b", "U+FDD0"},
                                                        {"a\u0378b", "U+0378"},
                                                        {"a\u3164b", "U+3164"},
                                                        {"a\U000e0041", "U+E0041"}};
  for (const auto& [text, name] : hidden) {
    for (const Shape& shape : {plain, long_text}) {
      EXPECT_EQ(expected_of(text, shape), std::string("no_hidden_characters ") + name);
    }
  }
  // A mark of Word's lists, a blank that breaks no line, a heart: they are seen.
  for (const char* seen : {"\uf0b7 giấy", "a\u00a0b", "đ₫", "\u2764"}) {
    EXPECT_EQ(expected_of(seen), "") << seen;
  }
  EXPECT_EQ(expected_of("\u2764\ufe0f", long_text), "");
  EXPECT_EQ(expected_of("A\ufe0f"), "no_hidden_characters U+FE0F");
}

TEST(TextFromOutside, HasLinesOnlyWhereItIsLong) {
  for (const char* lines : {"a\nb", "a\r\nb", "a\tb"}) {
    EXPECT_EQ(expected_of(lines), "single_line");
    EXPECT_EQ(expected_of(lines, long_text), "");
  }
}

TEST(TextFromOutside, IsNotMadeOfBlanksWhereItIsRequired) {
  for (const char* blank : {"", "  ", "\u00a0", "\u3000 ", "\u2800"}) {
    EXPECT_EQ(expected_of(blank, required), "required");
    EXPECT_EQ(expected_of(blank), "");
  }
  EXPECT_EQ(expected_of("\n\t", required_long_text), "required");
}

TEST(TextFromOutside, SaysWhatWasExpectedInBothLanguages) {
  for (const char* expected : {"utf8", "characters_max 5", "no_hidden_characters U+200B",
                               "single_line", "percent_encoded", "given_once"}) {
    const Violation violation{"field", expected};
    const std::string english = message_of(violation, Language::english);
    const std::string vietnamese = message_of(violation, Language::vietnamese);
    EXPECT_NE(english, vietnamese) << expected;
    EXPECT_EQ(english.find(expected), std::string::npos) << expected;
  }
}

TEST(TextOfAFile, IsUtf8OrWholeUtf16) {
  EXPECT_EQ(utf8_of_file("\ufeffĐ"), "Đ");
  EXPECT_EQ(utf8_of_file("\xff\xfe\x10\x01"), "Đ");
  EXPECT_EQ(utf8_of_file("\xfe\xff\x01\x10"), "Đ");
  EXPECT_EQ(utf8_of_file(std::string("\xff\xfe\x3d\xd8\x00\xde", 6)), "\U0001f600");
  for (const std::string& broken :
       {std::string("\xff\xfe\x10\x01\x20"), std::string("\xff\xfe\x3d\xd8"),
        std::string("\xff\xfe\x00\xde\x3d\xd8", 6), std::string("\xfe\xff\xd8\x3d\x01\x10"),
        std::string("S\xf4")}) {
    EXPECT_EQ(utf8_of_file(broken), std::nullopt) << broken;
  }
}

TEST(PercentEncoding, BringsAnyTextThroughAscii) {
  EXPECT_EQ(encode_percent("Hằng 100%"), "H%E1%BA%B1ng%20100%25");
  EXPECT_EQ(decode_percent("H%e1%Ba%B1ng 100%25"), "Hằng 100%");
  EXPECT_EQ(decode_percent(""), "");
  std::string all;
  for (int c = 0; c < 256; ++c) all.push_back(static_cast<char>(c));
  EXPECT_EQ(decode_percent(encode_percent(all)), all);
  for (const char* broken : {"%", "%4", "100%", "%g1", "%1g", "a%\xe1", "Hằng", "a\tb", "% 41"}) {
    EXPECT_EQ(decode_percent(broken), std::nullopt) << broken;
  }
}

}  // namespace
}  // namespace motcua::testing
