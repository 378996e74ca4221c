// Quoted and forwarded mail. Lines with ">" are quotes by themselves. An attribution ("On … wrote:", also wrapped over
// up to three lines), a separator ("-----Original Message-----") or a block of header lines (From, Sent, To, Subject)
// says that what follows is quoted up to the end of the text; only an attribution with ">" lines behind it leaves the
// rest to the writer, who may answer below or in between.
#include <algorithm>
#include <array>

#include "daemon/text/layout.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr std::size_t kLongestAttribution = 400;  // bytes, over all its lines
constexpr std::size_t kAttributionLines = 3;
constexpr std::size_t kHeaderLines = 8;
constexpr std::size_t kWidestItem = 60;  // bytes

template <typename Table>
bool ContainsAny(std::string_view text, const Table& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

// Not ">> BOOK NOW <<" and not "> “They cut our costs.”", which cites somebody who never wrote to the writer.
bool IsQuoteLine(std::string_view line) {
  if (line.empty() || line.front() != '>') return false;
  if (line.back() == '<') return false;
  const std::size_t head = line.find_first_not_of("> ");
  if (head == std::string_view::npos) return true;
  const bool cited = line.size() > head + 2 && line[head] == '"' && line.back() == '"';
  const bool curly = line.substr(head).starts_with("“") && line.ends_with("”");
  return !cited && !curly;
}

// Does a line of this text read like an item of a list rather than a line of a mail: short and without a sentence's
// end?
bool LooksLikeItem(std::string_view line) {
  const std::size_t head = line.find_first_not_of("> ");
  if (head == std::string_view::npos || line.size() > kWidestItem) return false;
  return std::string_view(".?!,:;").find(line.back()) == std::string_view::npos && line.substr(head, 1) != "-";
}

// Does the attribution begin here ("On Tuesday …", "Le mardi …")?
bool OpensAttribution(std::string_view folded) {
  static constexpr auto kOpeners = WordList({"on ", "le ", "am ", "el ", "il ", "em ", "op ", "den ", "em "});
  return std::any_of(kOpeners.begin(), kOpeners.end(),
                     [&](std::string_view opener) { return folded.substr(0, opener.size()) == opener; });
}

bool ClosesAttribution(std::string_view folded) {
  static constexpr auto kVerbs = WordList(
      {"wrote", "writes", "said", "a écrit", "schrieb", "escribió", "ha scritto", "escreveu", "schreef", "skrev"});
  if (folded.empty() ||
      (folded.back() != ':' && folded.substr(std::max<std::size_t>(folded.size(), 4) - 4) != "----")) {
    return false;
  }
  return ContainsAny(folded.substr(folded.size() - std::min<std::size_t>(folded.size(), 60)), kVerbs);
}

// The label of a header line ("from", "subject"), empty if it is none. Bold marks of Markdown and of mail programs are
// skipped.
std::string_view HeaderLabel(std::string_view folded) {
  static constexpr auto kLabels =
      WordList({"an", "asunto", "bcc", "betreff", "cc", "date", "datum", "de", "envoyé", "from", "gesendet", "objet",
                "para", "reply-to", "sent", "subject", "to", "von", "à"});
  const std::size_t begin = folded.find_first_not_of("* ");
  const std::size_t colon = folded.find(':');
  if (begin == std::string_view::npos || colon == std::string_view::npos || colon > 14 || colon < begin) return {};
  std::string_view label = folded.substr(begin, colon - begin);
  while (!label.empty() && (label.back() == ' ' || label.back() == '*')) label.remove_suffix(1);
  return std::find(kLabels.begin(), kLabels.end(), label) == kLabels.end() ? std::string_view{} : label;
}

bool IsSeparator(std::string_view folded) {
  static constexpr auto kTitles = WordList(
      {"original message", "forwarded message", "forwarded by", "original appointment", "ursprüngliche nachricht",
       "weitergeleitete nachricht", "message d'origine", "message transféré", "mensaje original"});
  if (folded == "begin forwarded message:") return true;
  return folded.substr(0, 2) == "--" && ContainsAny(folded, kTitles);
}

class Tagger {
 public:
  Tagger(std::string_view text, std::span<Line> lines) : text_(text), lines_(lines) {}

  void Run() {
    std::size_t i = 0;
    bool first = true;  // no visible line so far
    while (i < lines_.size()) {
      const Line& line = lines_[i];
      if (line.blank() || line.tagged) {
        ++i;
        continue;
      }
      i = Step(i, first);
      first = false;
    }
  }

 private:
  std::string_view Text(std::size_t i) const { return lines_[i].span.In(text_); }

  std::size_t NextVisible(std::size_t i) const {
    while (i < lines_.size() && lines_[i].blank()) ++i;
    return i;
  }

  std::size_t Step(std::size_t i, bool first) {
    const std::string_view line = Text(i);
    if (IsQuoteLine(line)) return TagMarked(i, first);
    if (line.size() > kLongestAttribution) return i + 1;
    const std::string folded = Folded(line);
    if (IsSeparator(folded)) {
      lines_[i].Tag(BlockKind::kAttribution);
      return TagForwarded(i + 1);
    }
    const bool rule = line.size() >= 10 && line.find_first_not_of('_') == std::string_view::npos;
    if (rule && !first) {
      const std::size_t next = NextVisible(i + 1);
      if (next < lines_.size() && HeaderBlock(next) > 0) {
        lines_[i].Tag(BlockKind::kAttribution);
        return TagForwarded(next);
      }
    }
    if (const std::size_t headers = HeaderBlock(i); headers > 0) {
      // Headers above the writer's own letter belong to it; elsewhere they open what is forwarded.
      if (!first) return TagForwarded(i);
      for (std::size_t k = 0; k < headers; ++k) lines_[i + k].Tag(BlockKind::kAttribution);
      return i + headers;
    }
    return TagAttribution(i, folded);
  }

  // The ">" lines from i on: a quote, or a list whose marks are ">".
  std::size_t TagMarked(std::size_t i, bool first) {
    std::size_t end = i;
    bool items = !first && !after_attribution_;
    while (end < lines_.size() && !lines_[end].tagged && IsQuoteLine(Text(end))) {
      items = items && LooksLikeItem(Text(end));
      ++end;
    }
    after_attribution_ = false;
    if (items && end - i >= 2) {
      for (std::size_t k = i; k < end; ++k) {
        SkipMarks(k);
        lines_[k].Tag(BlockKind::kBullet);
        lines_[k].starts_block = true;
      }
      return end;
    }
    for (std::size_t k = i; k < end; ++k) TagQuote(k);
    return end;
  }

  std::size_t TagAttribution(std::size_t i, const std::string& folded) {
    const bool opens = OpensAttribution(folded);
    std::string joined;
    std::size_t last = i;
    for (std::size_t k = 0; k < (opens ? kAttributionLines : 1) && i + k < lines_.size(); ++k) {
      const Line& line = lines_[i + k];
      if (line.blank() || line.tagged || IsQuoteLine(Text(i + k))) break;
      if (k > 0) joined += ' ';
      joined += Folded(Text(i + k));
      last = i + k;
      if (ClosesAttribution(joined) || joined.size() > kLongestAttribution) break;
    }
    if (!ClosesAttribution(joined)) return i + 1;
    const std::size_t next = NextVisible(last + 1);
    const bool marked = next < lines_.size() && IsQuoteLine(Text(next));
    const bool dated = joined.find_first_of("0123456789") != std::string::npos;
    const bool addressed = joined.find_first_of("<@") != std::string::npos;
    const bool certain =
        opens ? dated && (addressed || joined.find(',') != std::string::npos) : addressed && !joined.empty();
    if (!marked && !certain) return i + 1;
    for (std::size_t k = i; k <= last; ++k) lines_[k].Tag(BlockKind::kAttribution);
    after_attribution_ = marked;
    if (!marked) TagRest(last + 1);
    return marked ? last + 1 : lines_.size();
  }

  // How many lines from i on are header lines, if they are at least three with a sender and a subject, date or
  // recipient.
  std::size_t HeaderBlock(std::size_t i) const {
    std::size_t count = 0;
    bool sender = false;
    while (count < kHeaderLines && i + count < lines_.size() && !lines_[i + count].blank()) {
      const std::string folded = Folded(Text(i + count));
      const std::string_view label = HeaderLabel(folded);
      if (label.empty()) break;
      if (count == 0) sender = label == "from" || label == "von" || label == "de";
      ++count;
      if (count == 1 && !sender) break;
    }
    return sender && count >= 3 ? count : 0;
  }

  // Headers from i on, then the quoted rest.
  std::size_t TagForwarded(std::size_t i) {
    i = NextVisible(i);
    while (i < lines_.size() && !lines_[i].blank() && !HeaderLabel(Folded(Text(i))).empty()) {
      lines_[i].Tag(BlockKind::kAttribution);
      ++i;
    }
    TagRest(i);
    return lines_.size();
  }

  void TagRest(std::size_t i) {
    for (; i < lines_.size(); ++i) {
      if (!lines_[i].blank() && !lines_[i].tagged) TagQuote(i);
    }
  }

  void TagQuote(std::size_t i) {
    lines_[i].Tag(BlockKind::kQuote);
    SkipMarks(i);
  }

  void SkipMarks(std::size_t i) {
    Line& line = lines_[i];
    const std::string_view text = Text(i);
    const std::size_t head = text.find_first_not_of("> \t");
    // A mark alone stays visible: it is the line's text.
    if (text.front() == '>' && head != std::string_view::npos)
      line.head = line.span.begin + static_cast<std::uint32_t>(head);
  }

  std::string_view text_;
  std::span<Line> lines_;
  bool after_attribution_ = false;  // the next ">" lines are what somebody wrote
};

}  // namespace

void TagQuoted(std::string_view text, std::span<Line> lines) { Tagger(text, lines).Run(); }

}  // namespace youward::text
