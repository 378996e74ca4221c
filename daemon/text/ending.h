// What a line at the end of a message may be, told by its words alone. Internal to daemon/text. Pure, any thread.
//
//   IsClosing("Thanks & Regards,")       // true
//   NamesSomebody("Karen Holt, contracts")  // true
//   IsPostscript("P.S. One more thing")  // true
#ifndef YOUWARD_DAEMON_TEXT_ENDING_H_
#define YOUWARD_DAEMON_TEXT_ENDING_H_

#include <string_view>

namespace youward::text {

// `folded` (see Folded) speaks of leaving a mailing list.
bool IsUnsubscribeLine(std::string_view folded);
// `folded` is legal text: confidentiality, registration of a company, "sent from my phone".
bool IsFooterLine(std::string_view folded);

bool IsPostscript(std::string_view line);

// "Best regards,", "Cheers", "Thanks, Ann": sure wherever it stands near the end.
bool IsClosing(std::string_view line);
// "To your success,", "Thanks for reading,": a closing if a name stands below it.
bool IsPoliteLine(std::string_view line);

// "Karen Holt, contracts", "Moira, Formwise (web forms)", "{{sender}} @ {{vendor}}", "The Events Team"
bool NamesSomebody(std::string_view line);
// May `line` stand below a name (role, company, phone)? Weaker than LooksLikeSignature: "Your account manager".
bool FitsBelowName(std::string_view line);

bool EndsLikeSentence(std::string_view line);
// Has a phone number, address, link or a "|" between parts.
bool HasContactData(std::string_view line);

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_ENDING_H_
