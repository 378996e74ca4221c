// Merge fields: places in a template that a mail program fills in, read as what they stand for.
//
//   ReadMergeField("{{first_name}}")       // {kReaderPerson, kByPlace}: the reader's in a greeting, the sender's below
//   ReadMergeField("[Your Company]")       // {kSenderCompany, kSure}: whoever fills in the template
//   ReadMergeField("{{mutual_contact}}")   // {kOther, kSure}: somebody else
//   ReadMergeField("{{renewal_date}}")     // {kOther, kSure}: no name
//
// Every style that text::PlaceholderEnd knows is read: {{a_b}}, {AB}, [A B], <A>, <<A>>, «A», ((A)), %A%, %%A%%,
// *|A|*, $a$, ${a}, #A#, {!Object.Field}, with filters and fall-backs ("{{ first_name | default: 'there' }}"). Pure,
// any thread.
#ifndef YOUWARD_DAEMON_LANGUAGE_MERGE_FIELDS_H_
#define YOUWARD_DAEMON_LANGUAGE_MERGE_FIELDS_H_

#include <cstdint>
#include <string_view>

namespace youward::language {

enum class FieldMeaning : std::uint8_t {
  kOther,  // a date, a link, an amount, somebody else, a blank ("____")
  kReaderPerson,
  kReaderCompany,
  kSenderPerson,
  kSenderCompany,
  kSenderProduct,
};

struct MergeField {
  FieldMeaning meaning = FieldMeaning::kOther;
  // Does the field say whose it is ("sender.company")? A bare one ("[Name]", "{{company}}") has its usual meaning, and
  // the place where it stands may say otherwise.
  bool sure = true;
  friend bool operator==(const MergeField&, const MergeField&) = default;
};

// What `placeholder`, with its brackets, stands for. Any text may come; what is no merge field is kOther.
MergeField ReadMergeField(std::string_view placeholder);

bool IsSenders(FieldMeaning meaning);
bool IsReaders(FieldMeaning meaning);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_MERGE_FIELDS_H_
