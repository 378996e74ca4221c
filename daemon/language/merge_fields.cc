// A field is a few words: whose ("sender", "our", "contact"), what ("name", "company") and maybe more ("size", "news").
// It stands for a name only when nothing more is said: "{{company}}" does, "{{company_size}}" does not. Words written
// together ("FNAME", "companyName") are taken apart first.
#include "daemon/language/merge_fields.h"

#include <array>
#include <cstddef>
#include <string>

#include "daemon/text/word_list.h"

namespace youward::language {
namespace {

using text::Has;
using text::WordList;

constexpr std::size_t kMostWords = 5;
constexpr std::size_t kLongestField = 80;  // bytes

// Whose: the person who writes, or whose letter this is. "Your name" in a template speaks to whoever fills it in.
constexpr auto kSenders =
    WordList({"my", "our",  "sender", "senders", "rep",    "sdr",  "bdr", "ae",          "csm",  "me",
              "us", "from", "seller", "author",  "signer", "your", "own", "salesperson", "ours", "mine"});
constexpr auto kReaders =
    WordList({"contact", "lead", "prospect", "prospects", "recipient", "reader", "account", "subscriber", "their", "to",
              "buyer", "customer", "client", "customers", "clients", "attendee", "candidate", "target"});
// Who may be either: a customer in a story, the user of a mail program or of a product.
constexpr auto kEither = WordList({"client", "clients", "customer", "customers", "user"});
constexpr auto kPersonWords =
    WordList({"name", "first", "last", "firstname", "lastname", "fname", "lname", "surname", "fullname", "full",
              "forename", "nickname", "salutation", "given", "family", "person", "middle"});
constexpr auto kCompanyWords =
    WordList({"company", "companyname", "organisation", "organization", "org", "firm", "business", "employer", "brand",
              "agency", "practice", "clinic", "school", "hotel", "shop", "store", "studio", "startup"});
constexpr auto kProductWords = WordList({"product", "productname"});
constexpr auto kOwnedProductWords = WordList({"product", "productname", "tool", "app", "platform", "software",
                                              "solution", "service", "system", "programme", "program"});
constexpr auto kFillers =
    WordList({"the", "a", "an", "of", "s", "field", "custom", "attributes", "attribute", "properties", "property",
              "here", "insert", "enter", "add", "hidden", "text", "value"});

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
char ToLower(char c) { return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

struct FieldWords {
  std::array<std::string, kMostWords> words;
  std::size_t size = 0;
  bool other = false;  // too many words, or letters that no field name has
};

// The words of a field's name: cut at marks and where a capital follows a small letter, digits at the end dropped.
FieldWords WordsIn(std::string_view name) {
  FieldWords out;
  std::string word;
  const auto take = [&] {
    if (word.empty()) return;
    if (out.size == kMostWords) {
      out.other = true;
    } else {
      out.words[out.size++] = word;
    }
    word.clear();
  };
  char previous = ' ';
  for (const char c : name) {
    if (IsLower(c) || IsUpper(c)) {
      if (IsUpper(c) && IsLower(previous)) take();
      word += ToLower(c);
    } else if (static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9')) {
      out.other = true;
    } else if (c != '\'') {
      take();
    }
    previous = c;
  }
  take();
  return out;
}

// The name inside the brackets, without filters and fall-backs; empty for directives ("{{#if …}}", "{% … %}").
std::string_view NameIn(std::string_view placeholder) {
  constexpr std::string_view kMarks = "{}[]<>()%*|$#_!~ \t\u00AB\u00BB";
  std::string_view name = placeholder.substr(0, kLongestField);
  const bool curly = name.substr(0, 2) == "{{";
  if (curly && name.size() > 2 && (name[2] == '#' || name[2] == '/' || name[2] == '^' || name[2] == '>')) return {};
  if (name.substr(0, 2) == "{%") return {};
  const std::size_t begin = name.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  name.remove_prefix(begin);
  if (name.substr(0, 1) == "=") name.remove_prefix(1);
  const std::size_t end = name.find_first_of("|,:;/}>])%*\"?=+\n\xC2");
  return name.substr(0, end);
}

}  // namespace

MergeField ReadMergeField(std::string_view placeholder) {
  const FieldWords field = WordsIn(NameIn(placeholder));
  if (field.other || field.size == 0) return {};
  bool sender = false, reader = false, either = false, person = false, company = false, product = false, owned = false;
  bool post = false, account = false, owner = false;
  for (std::size_t i = 0; i < field.size; ++i) {
    const std::string& word = field.words[i];
    if (Has(kFillers, word)) continue;
    // "account manager", "Account Executive", "Account Owner": a person on the sender's side
    const bool is_post = word == "manager" || word == "executive" || word == "owner" || word == "rep";
    if (is_post && account) {
      post = true;
      continue;
    }
    bool known = true;
    account = account || word == "account";
    if (word == "owner") {
      owner = true;
    } else if (Has(kSenders, word)) {
      sender = true;
    } else if (Has(kPersonWords, word)) {
      person = true;
    } else if (Has(kCompanyWords, word)) {
      company = true;
    } else if (Has(kOwnedProductWords, word)) {
      product = product || Has(kProductWords, word);
      owned = true;
    } else if (Has(kReaders, word) || Has(kEither, word)) {
      reader = true;
      either = either || Has(kEither, word);
    } else {
      known = false;
    }
    if (!known) return {};
  }
  if (post) return {FieldMeaning::kSenderPerson, true};
  // The owner of a record is who sends; the owner of a shop is who reads.
  if (owner)
    return company || sender || reader || owned ? MergeField{} : MergeField{FieldMeaning::kSenderPerson, false};
  // {!User.FirstName}: Salesforce knows nobody as user but the person who sends.
  if (reader && field.words[0] == "user") {
    if (placeholder.substr(0, 2) == "{!")
      return {company ? FieldMeaning::kSenderCompany : FieldMeaning::kSenderPerson, true};
    return {company ? FieldMeaning::kReaderCompany : FieldMeaning::kReaderPerson, false};
  }
  if (sender) {
    if (company) return {FieldMeaning::kSenderCompany, true};
    if (owned) return {FieldMeaning::kSenderProduct, true};
    // "sender", "[Rep]", "{{me}}" alone are a person; "[your]" and "{{from}}" alone are not a name.
    const std::string& only = field.words[0];
    const bool whole = only == "sender" || only == "rep" || only == "me" || only == "csm" || only == "ae" ||
                       only == "sdr" || only == "bdr" || only == "seller" || only == "author" || only == "salesperson";
    if (person || (field.size == 1 && whole)) return {FieldMeaning::kSenderPerson, true};
    return {};
  }
  if (owned)
    return product && !reader && !company && !person ? MergeField{FieldMeaning::kSenderProduct, false} : MergeField{};
  if (reader) {
    const bool group = account || (either && !person);
    const FieldMeaning meaning = company || group ? FieldMeaning::kReaderCompany : FieldMeaning::kReaderPerson;
    if (!company && !person && field.words[0] == "to") return {};
    if (!company && !person && field.words[0] == "their") return {};
    return {meaning, !either};
  }
  if (company) return {FieldMeaning::kReaderCompany, false};
  if (person) return {FieldMeaning::kReaderPerson, false};
  return {};
}

bool IsSenders(FieldMeaning meaning) {
  return meaning == FieldMeaning::kSenderPerson || meaning == FieldMeaning::kSenderCompany ||
         meaning == FieldMeaning::kSenderProduct;
}

bool IsReaders(FieldMeaning meaning) {
  return meaning == FieldMeaning::kReaderPerson || meaning == FieldMeaning::kReaderCompany;
}

}  // namespace youward::language
