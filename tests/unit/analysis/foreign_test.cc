// Letters in other languages are left alone, and English ones never taken for such.
#include "daemon/analysis/foreign.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/analysis/analyzer.h"
#include "daemon/base/concat.h"
#include "daemon/engine/engine.h"

namespace youward::analysis {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Analyzer& Whole() {
  static const engine::Engine engine(YOUWARD_SOURCE_DIR "/daemon/model/weights/encoder.ywenc");
  return engine.analyzer();
}

// "German" for a letter that is wholly in it, "" for an English one; else "German: " and the letter with that part in
// [[ ]].
std::string Seen(std::string_view text) {
  const text::Document document = text::Document::Parse(text, {});
  const auto other = language::FindOtherLanguage(document);
  if (!other) return "";
  if (other->whole) return other->name;
  std::string marked = other->name + ": ";
  std::size_t at = 0;
  for (const text::Span span : other->spans) {
    marked += base::Concat(text.substr(at, span.begin - at), "[[", span.In(text), "]]");
    at = span.end;
  }
  return marked + std::string(text.substr(at));
}

TEST(Language, IsRecognised) {
  const std::pair<std::string_view, std::string_view> letters[] = {
      {"German",
       "Sehr geehrter Herr Weber,\n\nwir sind der führende Anbieter von Lagersoftware und würden Ihnen gern zeigen, "
       "wie "
       "unsere Plattform Ihre Kosten senkt.\n\nMit freundlichen Grüßen\nJana Krüger"},
      {"German", "Hallo Frau Weber,\n\nhaben Sie nächste Woche Zeit für ein kurzes Telefonat?\n\nViele Grüße\nJana"},
      {"French",
       "Bonjour Madame,\n\nNous sommes leader du marché depuis 1998 et nous aimerions vous présenter notre "
       "plateforme.\n\nCordialement,\nPaul"},
      {"Spanish",
       "Hola María:\n\nOfrecemos la mejor plataforma de nóminas del mercado y me encantaría enseñársela. ¿Tiene quince "
       "minutos el jueves?\n\nUn saludo,\nJuan"},
      {"Dutch",
       "Beste mevrouw De Vries,\n\nWij zijn een toonaangevende leverancier van salarissoftware en willen u graag laten "
       "zien hoe ons platform u tijd bespaart.\n\nPieter"},
      {"Danish",
       "Hej Mette,\n\nVi hjælper virksomheder med at spare tid på løn og vil gerne vise jer vores platform. Har du et "
       "kvarter på torsdag?\n\nSøren"},
      {"Polish",
       "Dzień dobry,\n\njesteśmy wiodącym dostawcą oprogramowania płacowego i chcielibyśmy pokazać Państwu naszą "
       "platformę.\n\nAnna"},
      {"Russian",
       "Здравствуйте, Мария!\n\nМы хотели бы показать вам нашу платформу. Найдётся ли у вас время в четверг?"},
      {"Chinese",
       "王经理您好，\n\n我们是领先的薪资软件供应商，希望向您展示我们的平台如何为您节省时间。您星期四有十五分钟吗？"},
      {"Japanese", "山田様\n\n弊社は給与計算ソフトの大手企業です。木曜日に十五分ほどお時間をいただけますか。"},
      {"Arabic", "مرحبا سيدي،\n\nنحن شركة رائدة في برامج الرواتب ونود أن نعرض عليكم منصتنا."},
      {"Thai", "สวัสดีครับ เราเป็นผู้นำด้านซอฟต์แวร์เงินเดือนและอยากแสดงแพลตฟอร์มของเราให้คุณดู"},
  };
  for (const auto& [name, letter] : letters) EXPECT_EQ(Seen(letter), name) << letter;
}

TEST(Language, InDoubtItIsEnglish) {
  const std::string_view texts[] = {
      "",
      "Worth connecting?",
      "Danke!",
      "Hi Jürgen,\n\nQuick one. Pricing?\n\nViele Grüße\nTom",
      "WE OFFER BEST PRICE SEO SERVICES RANK GOOGLE PAGE ONE GUARANTEED CALL NOW",
      "Søren Kjærgaard, Małgorzata Wiśniewska, Jürgen Großmann, François Lefèvre, Björk Guðmundsdóttir",
      "for (int i = 0; i < vector.size(); ++i) { std::cout << vector[i] << std::endl; return static_cast<void>(0); }",
      "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore.",
      ("Hi Jürgen,\n\nI saw your post: \"Wir suchen eine Lagerleitung für unser zweites Werk in Leipzig\". How are you "
       "planning to cover the second shift until then?"),
      ("Hi Anna,\n\nDo you handle the Oslo desk?\n\n> Hej, vi hjælper virksomheder med at spare tid på løn og vil "
       "gerne "
       "vise jer vores platform."),
  };
  for (const std::string_view text : texts) EXPECT_EQ(Seen(text), "") << text;
}

TEST(Language, OfTwoTheEnglishIsRead) {
  EXPECT_EQ(Seen("Dear Ms Brandt,\n\nWe would love to show you our platform.\n\n"
                 "wir würden Ihnen gern unsere Plattform zeigen, die Ihre Kosten im Lager spürbar senkt.\n\n"
                 "Kosten senken\n\nThe second shift in Hull starts in May."),
            "German: Dear Ms Brandt,\n\nWe would love to show you our platform.\n\n"
            "[[wir würden Ihnen gern unsere Plattform zeigen, die Ihre Kosten im Lager spürbar senkt.]]\n\n"
            "[[Kosten senken]]\n\nThe second shift in Hull starts in May.");
}

// Names, products, abbreviations, lists and merge fields: nothing in two thousand letters makes one foreign.
TEST(Language, EveryTrainingLetterIsEnglish) {
  int letters = 0;
  for (const char* name : {"letters", "negatives"}) {
    std::ifstream file(base::Concat(YOUWARD_SOURCE_DIR "/training/data/", name, ".jsonl"));
    for (std::string line; std::getline(file, line); ++letters) {
      const nlohmann::json letter = nlohmann::json::parse(line);
      EXPECT_EQ(Seen(letter["text"].get<std::string>()), "") << letter["id"];
    }
  }
  EXPECT_GT(letters, 2'000);
}

TEST(Foreign, ALetterIsLeftAloneAndTheAnswerSaysWhy) {
  const Draft draft{.subject = "Synergy for you",
                    .body =
                        "Sehr geehrter Herr Weber,\n\nwir sind der führende Anbieter von Lagersoftware, best-in-class, "
                        "und würden Ihnen gern in 15 Minuten zeigen, wie unsere Plattform Ihre Kosten senkt.",
                    .purpose = base::Purpose::kOutreach};
  for (const bool learned : {false, true}) {
    const Answer answer = learned ? Whole().Analyze(draft, {}) : Analyzer().Analyze(draft, {});
    EXPECT_THAT(answer.findings, IsEmpty());
    EXPECT_THAT(answer.strengths, IsEmpty());
    EXPECT_THAT(
        answer.notices,
        Contains(testing::AllOf(
            Field(&Notice::id, "language/not-english"),
            Field(&Notice::message, "This looks like German; youward reads English only and leaves it alone."))));
    ASSERT_EQ(answer.score.components.size(), 2U);
    EXPECT_EQ(answer.score.components[0].points, answer.score.value) << "nothing is added or taken";
    EXPECT_EQ(answer.score.components[1].points, 0);
    EXPECT_THAT(answer.score.components[1].explanation, HasSubstr("not in English"));
  }
}

TEST(Foreign, ThePolicysLimitsHoldInAnyLanguage) {
  policy::Policy policy;
  policy.limits[base::Channel::kEmail] = {.max_words = 5};
  const Answer answer = Analyzer().Analyze(
      {.body = "wir würden Ihnen gern unsere Plattform zeigen, die Ihre Kosten im Lager spürbar senkt."}, policy);
  EXPECT_THAT(answer.notices,
              ElementsAre(Field(&Notice::id, "limit/max-words"), Field(&Notice::id, "engine/rules-alone"),
                          Field(&Notice::id, "language/not-english")));
}

TEST(Foreign, OfAMailInTwoLanguagesOnlyTheEnglishHasFindings) {
  std::ifstream file(YOUWARD_SOURCE_DIR "/tests/letters/odd/two-languages.txt");
  const std::string body(std::istreambuf_iterator<char>(file), {});
  const std::size_t english = body.find("English version below");
  ASSERT_NE(english, std::string::npos);
  for (const bool learned : {false, true}) {
    const Draft draft{.body = body};
    const Answer answer = learned ? Whole().Analyze(draft, {}) : Analyzer().Analyze(draft, {});
    EXPECT_GE(answer.findings.size(), 3U);
    for (const Finding& finding : answer.findings) {
      if (!finding.range) continue;
      EXPECT_GE(finding.range->span.begin, english) << finding.rule_id;
    }
    EXPECT_THAT(answer.notices, Contains(Field(&Notice::id, "language/partly-english")));
    EXPECT_THAT(answer.notices, Contains(Field(&Notice::message, HasSubstr("German"))));
    EXPECT_THAT(answer.notices, Not(Contains(Field(&Notice::id, "language/not-english"))));
  }
}

TEST(Union, JoinsWhatOverlapsOrTouches) {
  const std::vector<text::Span> a = {{0, 2}, {10, 20}};
  const std::vector<text::Span> b = {{2, 4}, {5, 6}, {12, 14}, {19, 25}};
  EXPECT_THAT(Union(a, b), ElementsAre(text::Span{0, 4}, text::Span{5, 6}, text::Span{10, 25}));
  EXPECT_THAT(Union(a, {}), ElementsAre(a[0], a[1]));
  EXPECT_THAT(Union({}, {}), IsEmpty());
}

}  // namespace
}  // namespace youward::analysis
