#include "daemon/language/names.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace youward::language {
namespace {

std::string Joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? "-" : out;
}

// "sender | reader": the names found in a letter, "-" for none.
std::string Found(std::string_view body, std::string_view subject = "", const KnownNames& known = {}) {
  const text::Document head = text::Document::Parse(subject, {.single_line = true});
  const Names names = InferNames(head, text::Document::Parse(body, {}), known);
  return Joined(names.sender) + " | " + Joined(names.reader);
}

TEST(Names, SignatureNamesTheSenderAndGreetingTheReader) {
  EXPECT_EQ(Found("Hi Ann,\n\nLedgerlane integrates with Sage. The close takes nine days at most firms.\n\nBest,\nTom "
                  "Reed\nLedgerlane"),
            "Tom Reed, Tom, Ledgerlane | Ann");
  EXPECT_EQ(Found("Dear Ms. Ito,\n\nThe kiln stood still in May. Was it the burner?\n\nKind regards,\nBea "
                  "Lund\nService Manager, Ovenwright Ltd"),
            "Bea Lund, Bea, Ovenwright Ltd, Ovenwright | Ito");
  EXPECT_EQ(
      Found(
          "Hello Brightwater team,\n\nYour lab report names two pumps. Which one runs dry?\n\nCheers,\nOla @ Pumpwise"),
      "Ola, Pumpwise | Brightwater");
  EXPECT_EQ(Found("hey ana,\n\nyour rota has gaps on sundays. who fills them?\n\ncheers\nThe Shiftly team"),
            "Shiftly | ana");
  EXPECT_EQ(Found("Dear Dr. Albrecht,\n\nHow many Saturday slots stay empty?\n\nBest, Jo"), "Jo | Albrecht");
  EXPECT_EQ(
      Found("Hi Priya and Tom,\n\nWhich gate is slower?\n\nRegards,\nUma Bell\nGatehouse Telematics | 01632 960123"),
      "Uma Bell, Uma, Gatehouse Telematics | Priya, Tom");
}

TEST(Names, PeopleIntroduceThemselves) {
  EXPECT_EQ(Found("I'm Ann from Pawline. Who fills the Saturday gaps?"), "Ann, Pawline | -");
  EXPECT_EQ(Found("I’m with Pawline, so I have an angle."), "Pawline | -");
  EXPECT_EQ(Found("My name is Raj Patel and I work for Coldstore Systems."), "Raj Patel, Raj, Coldstore Systems | -");
  EXPECT_EQ(Found("This is Minji Baek from Glowhaus. The samples are ready."), "Minji Baek, Minji, Glowhaus | -");
  EXPECT_EQ(Found("Luuk here from Dekkers Standbouw. The stand is up."), "Luuk, Dekkers Standbouw | -");
  EXPECT_EQ(Found("I'm an account executive at Spendora, and I read your tender."), "Spendora | -");
  EXPECT_EQ(Found("I'm the founder of Marrow, a small studio."), "Marrow | -");
  EXPECT_EQ(Found("I run Loamline, a soil test for smallholders."), "Loamline | -");
  EXPECT_EQ(Found("At Hollander Pryce we read every claim twice."), "Hollander Pryce | -");
  EXPECT_EQ(Found("Everybody here at Tillworks knows the queue."), "Tillworks | -");
  EXPECT_EQ(Found("We at Lekstroom Lease keep the vans for four years."), "Lekstroom Lease | -");
  EXPECT_EQ(Found("We're Nab Farm, four miles up the valley."), "Nab Farm | -");
  EXPECT_EQ(Found("On behalf of Meridian Forums I invite your team."), "Meridian Forums | -");
  EXPECT_EQ(Found("My colleagues at Ostra Foods asked me to write."), "Ostra Foods | -");
}

TEST(Names, ProductsOfTheSender) {
  EXPECT_EQ(Found("Our rota tool, Tideline, reads the tables."), "Tideline | -");
  EXPECT_EQ(Found("Tideline is our rota tool. It reads the tables."), "Tideline | -");
  EXPECT_EQ(Found("We built a planner called Kilnfire for bakeries."), "Kilnfire | -");
  EXPECT_EQ(Found("That's why we launched Flowdesk in March."), "Flowdesk | -");
  // Named again, with a seller's verb, beside "we".
  EXPECT_EQ(
      Found("We took a year over it. Loopcast turns one recording into twelve clips. Two studios run Loopcast now."),
      "Loopcast | -");
}

TEST(Names, LinksAndAddressesNameTheirOwner) {
  EXPECT_EQ(Found("Every week Pawline fills the gaps.\n\nBest,\nImogen\nimogen@getpawline.co.uk"),
            "Imogen, Pawline | -");
  EXPECT_EQ(Found("Most close in nine days; Ledger Lane takes three.\n\nRegards,\nTom\nwww.ledgerlane.example/tour"),
            "Tom, Ledger Lane | -");
  EXPECT_EQ(Found("Write to me at tom@quarrytech.example any time. The Quarry Tech rig is quiet."), "Quarry Tech | -");
  EXPECT_EQ(Found("I read your site brightwater.example: Brightwater has two labs."), "- | Brightwater");
  // A mail provider's and a network's names are nobody's.
  EXPECT_EQ(Found("The Gmail plug-in and the Calendly page work.\n\nBest,\nTom\ntom@gmail.com | calendly.com/tom"),
            "Tom | -");
}

TEST(Names, TheReadersSide) {
  EXPECT_EQ(Found("Do you at Harbour Nine read the tables aloud?"), "- | Harbour Nine");
  EXPECT_EQ(Found("Your team at Brightwater took on two chemists."), "- | Brightwater");
  EXPECT_EQ(Found("You lead procurement at Northmoor, so you see the bids."), "- | Northmoor");
  EXPECT_EQ(Found("Since you joined Carrow Fleet the vans are washed."), "- | Carrow Fleet");
  EXPECT_EQ(Found("Halden's depot opens in May, and your drivers need keys. Who has them at Halden?"), "- | Halden");
  EXPECT_EQ(Found("Chlorine's gone up, and your pool is large."), "- | -");
}

// Customers, partners, tools of the reader, places: a wrong sender's name makes wrong warnings.
TEST(Names, ThirdPartiesAreNobodys) {
  for (const std::string_view letter : {"Last year Siemens cut its scrap by a third with us.",
                                        "We work with Siemens, Bosch and Nestlé.",
                                        "Our client Veldt saved a day a week.",
                                        "Sage lets you export the ledger as a file.",
                                        "You use Xero, and Xero lets you lock a month.",
                                        "We have customers such as Nimbus and Quartzly.",
                                        "I met Karen at the Expo in Leeds.",
                                        "Gartner says that your peers wait.",
                                        "I'm looking at Shopify for this.",
                                        "We use Salesforce ourselves.",
                                        "I used to work at Delmar.",
                                        "I'm after the person at Delmar who signs.",
                                        "I do not know which it is at Korvath.",
                                        "We are ISO certified and British.",
                                        "The team at Siemens wrote the norm.",
                                        "In Leeds, our engineers wait.",
                                        "A client called Brightside asked the same.",
                                        "Our Slack app posts the rota.",
                                        "I spoke to Ann Lee of Carrow last week.",
                                        "I'm Head of Partnerships.",
                                        "Answer here.",
                                        "Download here, or answer this mail.",
                                        "Start here: the form is short.",
                                        "Pastry is a substrate. Pastry provides routing. Pastry handles failures.",
                                        "GROW YOUR SALES WITH OUR PLATFORM TODAY"}) {
    EXPECT_EQ(Found(letter), "- | -") << letter;
  }
}

TEST(Names, ACustomersCompanyStaysTheReaders) {
  EXPECT_EQ(Found("Hi Ann,\n\nYour team at Brightwater ships on Friday. Brightwater offers rush orders, and "
                  "Brightwater covers the fee. "
                  "We wondered who packs them.\n\nBest,\nTom Reed\nBoxwell"),
            "Tom Reed, Tom, Boxwell | Ann, Brightwater");
  // The reader's product, though it is the topic again and again.
  EXPECT_EQ(Found("Your app Pulse is fast. Pulse lets people pay, and Pulse tracks tips. Our clerks use it.\n\nTom"),
            "Tom | -");
}

TEST(Names, NoNameIsOnBothSides) {
  EXPECT_EQ(Found("Hi Sam,\n\nThe other one here. Which gate is slower?\n\nBest,\nSam"), "- | -");
  EXPECT_EQ(Found("Hi Ann,\n\nYour team at Halden knows the gate.\n\nBest,\nJo\nHalden Pumps"), "Jo | Ann");
  // A word of the trade in the company's name is no name, until the letter uses it as one.
  EXPECT_EQ(Found("Quarry owners wait for rain.\n\nBest,\nJo\nQuarry Systems"), "Jo, Quarry Systems | -");
  EXPECT_EQ(Found("Two pits use Quarry today.\n\nBest,\nJo\nQuarry Systems Ltd"),
            "Jo, Quarry Systems Ltd, Quarry Systems, Quarry | -");
  // A town in the signature.
  EXPECT_EQ(Found("Two shops in Leeds close early. Why?\n\nBest,\nJo\nLeeds"), "Jo | -");
  // First names that are words.
  EXPECT_EQ(Found("Hi Will,\n\nWill the lift stop?\n\nBest,\nMark"), "- | -");
}

TEST(Names, KnownNamesComeFirstAndStay) {
  const std::vector<std::string> ours = {"Ledgerlane"};
  const std::vector<std::string> theirs = {"Brightwater", "Ann"};
  EXPECT_EQ(Found("Hi Tess,\n\nBoth close late.\n\nBest,\nTom\nBrightwater", "", {.sender = ours, .reader = theirs}),
            "Ledgerlane, Tom | Brightwater, Ann, Tess");
  EXPECT_EQ(Found("Your team at Ledgerlane closes late.", "", {.sender = ours}), "Ledgerlane | -");
}

TEST(Names, MergeFieldsStandForNames) {
  EXPECT_EQ(
      Found("Hi {{first_name}},\n\n{{company}} opens a depot in {{month}}.\n\nBest,\n{{sender_name}}\n{{our_company}}"),
      "{{sender_name}}, {{our_company}} | {{first_name}}, {{company}}");
  // The same words on the other side of the letter.
  EXPECT_EQ(Found("Dear [Name],\n\nI'm with [Company]. Who signs the rota?\n\nRegards,\n[Your Name]"),
            "[Your Name], [Company] | [Name]");
  EXPECT_EQ(Found("[Company Name] is a full range supplier of ropes."), "[Company Name] | -");
  EXPECT_EQ(Found("Dear [Owner Name],\n\nWhich rack is slow?\n\n*|SENDER|*"), "*|SENDER|* | [Owner Name]");
  // In the greeting and below the letter: nobody knows.
  EXPECT_EQ(Found("Hi [Name],\n\nWhich rack is slow?\n\nBest,\n[Name]"), "- | -");
  EXPECT_EQ(
      Found("Your {{product}} trial ends. {{competitor}} and {{mutual_contact}} are others.", "About {{product}}"),
      "{{product}} | -");
  EXPECT_EQ(Found("", "{{first_name}}, a word about %COMPANY%"), "- | {{first_name}}, %COMPANY%");
}

TEST(Names, OddTextsCostLittleAndSayNothing) {
  EXPECT_EQ(Found(""), "- | -");
  EXPECT_EQ(Found("?!\n--\n"), "- | -");
  EXPECT_EQ(Found("😀 👍🏽"), "- | -");
  std::string customers = "We know ";
  for (int i = 0; i < 2000; ++i) customers += "Firm" + std::to_string(i) + ", ";
  EXPECT_EQ(Found(customers + "and more."), "- | -");
  std::string fields;
  for (int i = 0; i < 400; ++i) fields += "{{field_" + std::string(1, static_cast<char>('a' + i % 26)) + "}} ";
  EXPECT_EQ(Found(fields), "- | -");
}

}  // namespace
}  // namespace youward::language
