// What is sure beats what is a hint; what is as strong for one side as for the other is nobody's.
#include "daemon/language/names_evidence.h"

#include <algorithm>
#include <array>

#include "daemon/language/merge_fields.h"
#include "daemon/language/names_words.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::language {
namespace {

using text::Has;
using text::WordList;

constexpr std::size_t kMostNames = 48;  // candidates and mentions each; a list of a hundred customers is not read
constexpr std::size_t kShortestKey = 3;

std::string_view LastWord(std::string_view name) {
  const std::size_t space = name.find_last_of(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string_view FirstWord(std::string_view name) { return name.substr(0, name.find(' ')); }

// Without the words at its end that `list` has: "Pawline Software Ltd" without the legal form is "Pawline Software".
template <std::size_t kSize>
std::string_view Without(std::string_view name, const std::array<std::string_view, kSize>& list) {
  while (true) {
    const std::string_view last = LastWord(name);
    if (last.size() == name.size() || !Has(list, KeyOf(last))) return name;
    name.remove_suffix(last.size() + 1);
    while (name.ends_with(',') || name.ends_with(' ') || name.ends_with('&')) name.remove_suffix(1);
  }
}

std::string_view Stem(std::string_view name) { return Without(Without(name, kLegalForms), kTradeWords); }

// A merge field, and no name ("3M").
bool IsField(std::string_view name) {
  const char32_t first = text::DecodeAt(name, 0).value;
  return !text::IsLetter(first) && !text::IsDigit(first);
}

}  // namespace

std::string KeyOf(std::string_view name) {
  std::string key;
  for (std::size_t i = 0; i < name.size();) {
    const text::CodePoint c = text::DecodeAt(name, i);
    if (text::IsLetter(c.value) || text::IsDigit(c.value)) text::AppendUtf8(text::ToLower(c.value), key);
    if (c.value == '&' || c.value == '+') key += "and";
    i += c.size;
  }
  return key;
}

std::string OwnerLabel(std::string_view link) {
  static constexpr auto kEverybodys =
      WordList({"gmail",      "googlemail", "outlook",   "hotmail",   "live",     "yahoo",      "icloud",   "aol",
                "proton",     "protonmail", "gmx",       "web",       "mail",     "linkedin",   "twitter",  "facebook",
                "instagram",  "youtube",    "youtu",     "tiktok",    "calendly", "hubspot",    "zoom",     "google",
                "goo",        "bit",        "loom",      "medium",    "github",   "gitlab",     "wa",       "whatsapp",
                "t",          "x",          "lnkd",      "dropbox",   "docsend",  "notion",     "typeform", "cal",
                "vimeo",      "amazon",     "apple",     "microsoft", "example",  "trustpilot", "g2",       "capterra",
                "eventbrite", "meetup",     "wikipedia", "booking",   "savvycal", "chilipiper", "teams",    "forms",
                "docs"});
  static constexpr auto kSecondLevel = WordList({"co", "com", "org", "net", "ac", "gov", "edu", "or"});
  if (const std::size_t scheme = link.find("://"); scheme != std::string_view::npos) link.remove_prefix(scheme + 3);
  link = link.substr(0, link.find_first_of("/?#"));
  if (const std::size_t at = link.find('@'); at != std::string_view::npos) link.remove_prefix(at + 1);
  link = link.substr(0, link.find(':'));
  std::vector<std::string_view> labels;
  while (!link.empty()) {
    const std::size_t dot = link.find('.');
    labels.push_back(link.substr(0, dot));
    link.remove_prefix(dot == std::string_view::npos ? link.size() : dot + 1);
  }
  if (labels.size() < 2) return {};
  std::size_t owner = labels.size() - 2;
  if (owner > 0 && Has(kSecondLevel, KeyOf(labels[owner]))) --owner;
  std::string label = KeyOf(labels[owner]);
  if (label.size() < kShortestKey || Has(kEverybodys, label)) return {};
  return label;
}

bool LabelNames(std::string_view label, std::string_view key) {
  static constexpr auto kBefore =
      WordList({"get", "try", "use", "go", "join", "my", "the", "with", "hello", "meet", "team", "hey"});
  static constexpr auto kBehind =
      WordList({"hq", "app", "io",  "inc",  "co",    "group", "labs",    "team",      "software", "online", "digital",
                "uk", "usa", "ltd", "tech", "cloud", "ai",    "systems", "solutions", "studio",   "hr"});
  if (key.size() < kShortestKey) return false;
  if (label == key) return true;
  if (label.starts_with(key)) return Has(kBehind, label.substr(key.size()));
  return label.ends_with(key) && Has(kBefore, label.substr(0, label.size() - key.size()));
}

Evidence::Evidence(const KnownNames& known) {
  for (const std::string& name : known.sender) Add(Side::kSender, Weight::kKnown, name, true);
  for (const std::string& name : known.reader) Add(Side::kReader, Weight::kKnown, name, true);
}

void Evidence::Add(Side side, Weight weight, std::string_view name, bool company) {
  const bool field = IsField(name);
  const std::string key = field ? std::string(name) : KeyOf(name);
  if (key.empty()) return;
  if (weight != Weight::kKnown && (Has(kOrdinary, key) || (!field && key.size() < 2))) return;
  auto found = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return c.key == key; });
  if (found == candidates_.end()) {
    if (candidates_.size() >= kMostNames && weight != Weight::kKnown) return;
    candidates_.push_back({.name = std::string(name), .key = key});
    found = candidates_.end() - 1;
  }
  Weight& held = side == Side::kSender ? found->sender : found->reader;
  held = std::max(held, weight);
  found->company = found->company || company;
}

void Evidence::AddPerson(Side side, Weight weight, std::string_view name) {
  Add(side, weight, name, false);
  if (const std::string_view first = FirstWord(name); first.size() < name.size() && !IsField(name)) {
    Add(side, weight, first, false);
  }
}

void Evidence::AddCompany(Side side, Weight weight, std::string_view name) {
  Add(side, weight, name, true);
  if (IsField(name)) return;
  const std::string_view legal = Without(name, kLegalForms);
  if (legal.size() < name.size()) Add(side, weight, legal, true);
  const std::string_view stem = Without(legal, kTradeWords);
  if (stem.size() == legal.size()) return;
  const std::size_t before = candidates_.size();
  Add(side, weight, stem, true);
  if (candidates_.size() > before) candidates_.back().short_form = true;
}

void Evidence::AddProduct(Side side, Weight weight, std::string_view name) { Add(side, weight, name, true); }

void Evidence::AddField(Side side, Weight weight, std::string_view field) { Add(side, weight, field, false); }

void Evidence::AddHost(Side side, std::string_view link) {
  std::string label = OwnerLabel(link);
  if (!label.empty() && hosts_.size() < kMostNames) hosts_.push_back({side, std::move(label)});
}

Mention* Evidence::MentionOf(std::string_view name) {
  std::string key = KeyOf(name);
  const auto found = std::find_if(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.key == key; });
  if (found != mentions_.end()) return &*found;
  if (key.empty() || mentions_.size() >= kMostNames) return nullptr;
  mentions_.push_back({.text = std::string(name), .key = std::move(key)});
  return &mentions_.back();
}

void Evidence::NoteField(std::string_view field) {
  if (fields_.size() < kMostNames && std::find(fields_.begin(), fields_.end(), field) == fields_.end()) {
    fields_.push_back(field);
  }
}

const Mention* Evidence::FindMention(std::string_view key) const {
  const auto found = std::find_if(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.key == key; });
  return found == mentions_.end() ? nullptr : &*found;
}

void Evidence::WeighHosts() {
  for (const Mention& mention : mentions_) {
    for (const Host& host : hosts_) {
      if (!LabelNames(host.label, mention.key) && !LabelNames(host.label, KeyOf(Stem(mention.text)))) continue;
      if (host.side == Side::kUnknown) {
        if (mention.topic && mention.beside) AddCompany(Side::kSender, Weight::kHint, mention.text);
      } else {
        AddCompany(host.side, Weight::kSure, mention.text);
      }
    }
  }
}

// A product that is named again and again, with a seller's verbs, and of which nothing else is said.
void Evidence::WeighMentions() {
  const bool company_known = std::any_of(candidates_.begin(), candidates_.end(), [](const Candidate& c) {
    return c.company && c.sender >= Weight::kSure && c.reader < c.sender;
  });
  if (company_known) return;
  for (const Mention& mention : mentions_) {
    if (mention.topic && mention.beside && mention.count >= 2 && !mention.place && !mention.others) {
      AddProduct(Side::kSender, Weight::kHint, mention.text);
    }
  }
}

void Evidence::WeighFields() {
  for (const std::string_view text : fields_) {
    const MergeField field = ReadMergeField(text);
    if (field.meaning == FieldMeaning::kOther) continue;
    const Side side = IsSenders(field.meaning) ? Side::kSender : Side::kReader;
    if (field.sure) {
      Add(side, Weight::kKnown, text, false);
      continue;
    }
    const bool placed =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return c.key == text; });
    if (!placed) Add(side, Weight::kHint, text, false);
  }
}

// A hint about a name that the letter also uses as a place, and names of one side that begin like one of the other's.
void Evidence::DropDoubtful() {
  for (Candidate& c : candidates_) {
    const Mention* mention = FindMention(c.key);
    const bool once = mention == nullptr || mention->count < 2;
    if (c.reader == Weight::kGuess && once) c.reader = Weight::kNone;
    if (c.short_form && (mention == nullptr || !(mention->inside || mention->topic)))
      c.sender = c.reader = Weight::kNone;
    if (mention == nullptr || !(mention->place || mention->others)) continue;
    if (c.sender == Weight::kHint) c.sender = Weight::kNone;
  }
  const auto side = [](const Candidate& c) { return static_cast<int>(c.sender) - static_cast<int>(c.reader); };
  for (Candidate& a : candidates_) {
    for (Candidate& b : candidates_) {
      const bool opposed = (side(a) > 0 && side(b) < 0) || (side(a) < 0 && side(b) > 0);
      if (!opposed || !a.company || !b.company || a.name.size() >= b.name.size()) continue;
      if (!b.name.starts_with(a.name) || b.name[a.name.size()] != ' ') continue;
      if (std::max(a.sender, a.reader) != Weight::kKnown) a.sender = a.reader = Weight::kNone;
      if (std::max(b.sender, b.reader) != Weight::kKnown) b.sender = b.reader = Weight::kNone;
    }
  }
}

Names Evidence::Decide() {
  WeighHosts();
  WeighMentions();
  WeighFields();
  DropDoubtful();
  Names names;
  for (Candidate& c : candidates_) {
    if (c.sender > c.reader)
      names.sender.push_back(std::move(c.name));
    else if (c.reader > c.sender)
      names.reader.push_back(std::move(c.name));
  }
  return names;
}

}  // namespace youward::language
