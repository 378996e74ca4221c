#include "daemon/language/inflection.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "daemon/language/agreement.h"

namespace youward::language {
namespace {

std::string FormsOf(const std::string& base) {
  std::string out = base;
  for (const VerbForm form : {VerbForm::kThird, VerbForm::kPast, VerbForm::kParticiple, VerbForm::kIng}) {
    out += ' ' + Inflect(base, form);
  }
  return out;
}

// Each line of the file: base, third person, past, participle, -ing.
TEST(Inflect, VerbsOfTheTable) {
  std::ifstream file(YOUWARD_SOURCE_DIR "/tests/unit/language/inflection_verbs.txt");
  int verbs = 0;
  for (std::string line; std::getline(file, line); ++verbs) {
    EXPECT_EQ(FormsOf(line.substr(0, line.find(' '))), line);
  }
  EXPECT_GE(verbs, 150);
}

TEST(Inflect, AmericanSpelling) {
  EXPECT_EQ(Inflect("travel", VerbForm::kIng, true), "traveling");
  EXPECT_EQ(Inflect("cancel", VerbForm::kPast, true), "canceled");
  EXPECT_EQ(Inflect("fuel", VerbForm::kPast, true), "fueled");
  EXPECT_EQ(Inflect("control", VerbForm::kIng, true), "controlling");
  EXPECT_EQ(Inflect("get", VerbForm::kParticiple, true), "gotten");
}

TEST(Inflect, FirstOfSeveralWords) {
  EXPECT_EQ(Inflect("roll out", VerbForm::kPast), "rolled out");
  EXPECT_EQ(Inflect("get rid of", VerbForm::kThird), "gets rid of");
  EXPECT_EQ(Inflect("be able to", VerbForm::kBase), "be able to");
  EXPECT_EQ(Inflect("", VerbForm::kBase), "");
}

TEST(Plural, OfNounsAndPhrases) {
  // noun = plural
  std::istringstream lines(R"(invoice=invoices
delivery=deliveries
box=boxes
person=people
child=children
analysis=analyses
shelf=shelves
status=statuses
day=days
software=software
delivery time=delivery times
letter of credit=letters of credit
salesperson=salespeople
photo=photos
potato=potatoes
quiz=quizzes
branch=branches
roof=roofs)");
  for (std::string line; std::getline(lines, line);) {
    const std::size_t equals = line.find('=');
    EXPECT_EQ(Plural(line.substr(0, equals)), line.substr(equals + 1));
  }
}

TEST(Agreement, OfSubjectsWithTheVerb) {
  // A sentence whose verb "help" and whose "be" agree.
  std::istringstream lines(R"(I help am was
we help are were
you help are were
it helps is was
your team helps is was
your reps help are were
the people in your office help are were
the head of your labs helps is was
each of your sites helps is was
most of your clients help are were
most of your time helps is was
a number of clinics help are were
Ann and Bob help are were
the nurses and the planner help are were
you and I help are were
everyone helps is was
40 clinics help are were
twelve clinics help are were
the news helps is was
Acme Systems helps is was
your staff helps is was
firms that ship daily help are were
these help are were
this helps is was
children help are were)");
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    const std::size_t past = line.rfind(' ');
    const std::size_t present = line.rfind(' ', past - 1);
    const std::size_t verb = line.rfind(' ', present - 1);
    const std::string subject = line.substr(0, verb);
    const std::string expected = line.substr(verb + 1);
    EXPECT_EQ(Inflect("help", FormFor(subject)) + ' ' + std::string(AgreeBe(subject, false)) + ' ' +
                  std::string(AgreeBe(subject, true)),
              expected)
        << subject;
  }
}

TEST(Article, BySound) {
  for (const std::string_view next : {"hour", "honest answer", "invoice", "MBA", "SLA", "HR lead", "80-page report",
                                      "18 month plan", "11", "unplanned stop", "uninsured van", "idea", "API"}) {
    EXPECT_EQ(Article(next), "an") << next;
  }
  for (const std::string_view next : {"user", "unit", "European site", "one-off", "house", "demo", "UK office", "CRM",
                                      "100 sites", "110", "180-page", "university", ""}) {
    EXPECT_EQ(Article(next), "a") << next;
  }
}

TEST(WithCapital, RaisesTheFirstLetter) {
  EXPECT_EQ(WithCapital("your team"), "Your team");
  EXPECT_EQ(WithCapital("éclair"), "Éclair");
  EXPECT_EQ(WithCapital("40 sites"), "40 sites");
  EXPECT_EQ(WithCapital(""), "");
}

}  // namespace
}  // namespace youward::language
