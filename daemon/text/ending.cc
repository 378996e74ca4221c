// What stands below the text: closing, signature, legal footer, unsubscribe line, postscripts. Searched from the bottom
// of the writer's own text, which ends where the last quoted mail begins. A closing is looked for first, then a
// signature without one. A message of one paragraph has neither, and in doubt a line stays prose, because a rule that
// judges a job title does less harm than one that never sees the sentence it was made for.
#include "daemon/text/ending.h"

#include <algorithm>

#include "daemon/text/layout.h"

namespace youward::text {
namespace {

constexpr std::size_t kEndingLines = 16;  // visible lines at the end that may belong to closing and signature

class Tagger {
 public:
  Tagger(std::string_view text, std::span<Line> lines) : text_(text), lines_(lines) {}

  void Run() {
    TagPostscripts();
    FindRegion();
    if (first_ == last_) return;
    TagDelimited();
    TagFooters();
    FindTail();
    if (tail_.size() < 2) return;
    if (!TagClosing()) TagBareSignature();
  }

 private:
  std::string_view Text(std::size_t i) const { return lines_[i].span.In(text_); }
  bool Own(std::size_t i) const { return !lines_[i].blank() && !lines_[i].tagged; }
  bool BlankBefore(std::size_t i) const { return i == 0 || lines_[i - 1].blank() || lines_[i - 1].tagged; }

  void TagPostscripts() {
    bool inside = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!Own(i)) {
        inside = false;
      } else if (IsPostscript(Text(i))) {
        lines_[i].Tag(BlockKind::kPostscript);
        lines_[i].starts_block = true;
        inside = true;
      } else if (inside && !IsClosing(Text(i)) && !LooksLikeName(Text(i))) {
        lines_[i].Tag(BlockKind::kPostscript);
      } else {
        inside = false;
      }
    }
  }

  // The last stretch of the writer's own lines: [first_, last_).
  void FindRegion() {
    std::size_t i = lines_.size();
    while (i > 0 && (lines_[i - 1].blank() || IsOthers(lines_[i - 1]))) --i;
    last_ = i;
    while (i > 0 && !IsOthers(lines_[i - 1])) --i;
    first_ = i;
  }
  static bool IsOthers(const Line& line) {
    return line.tagged && (line.kind == BlockKind::kQuote || line.kind == BlockKind::kAttribution);
  }

  // "-- " and what stands below it.
  void TagDelimited() {
    std::size_t seen = 0;
    for (std::size_t i = last_; i > first_ && seen <= kEndingLines; --i) {
      const std::size_t k = i - 1;
      if (lines_[k].blank()) continue;
      ++seen;
      if (Text(k) != "--" || seen == 1) continue;
      const std::size_t raw_end = lines_[k].span.end;
      const bool standard = raw_end < text_.size() && text_[raw_end] == ' ';
      bool all = true;
      for (std::size_t n = k + 1; n < last_; ++n) {
        all = all && (!Own(n) || LooksLikeSignature(Text(n)) || IsFooterLine(Folded(Text(n))) || IsClosing(Text(n)));
      }
      if (!standard && !all) return;
      for (std::size_t n = k; n < last_; ++n) {
        if (Own(n)) lines_[n].Tag(BlockKind::kSignature);
      }
      return;
    }
  }

  // Legal text and unsubscribe lines, paragraph by paragraph from the bottom up to the first one with a sentence of its
  // own.
  void TagFooters() {
    std::size_t i = last_;
    while (i > first_) {
      while (i > first_ && !Own(i - 1)) --i;
      const std::size_t end = i;
      while (i > first_ && Own(i - 1)) --i;
      if (end == i || i == first_) return;
      bool footer = false, found = false, prose = false;
      for (std::size_t k = i; k < end; ++k) {
        const std::string folded = Folded(Text(k));
        if (IsUnsubscribeLine(folded)) {
          lines_[k].Tag(BlockKind::kUnsubscribe);
          found = true;
        } else if (footer || IsFooterLine(folded)) {
          lines_[k].Tag(BlockKind::kFooter);
          found = footer = true;
        } else {
          prose = prose || !FitsBelowName(Text(k)) || ListMarkEnd(Text(k)) != 0;
        }
      }
      if (prose && !found) return;
    }
  }

  // The own lines at the end that may be closing and signature, in order.
  void FindTail() {
    for (std::size_t i = last_; i > first_ && tail_.size() < kEndingLines; --i) {
      if (Own(i - 1)) tail_.push_back(i - 1);
    }
    std::reverse(tail_.begin(), tail_.end());
  }

  bool TagClosing() {
    for (std::size_t t = tail_.size(); t > 0; --t) {
      const std::size_t i = tail_[t - 1];
      if (lines_[i].head != 0 || i == first_) continue;
      const bool last = t == tail_.size();
      const bool polite = !last && t > 1 && BlankBefore(i) && LooksLikeName(Text(tail_[t])) && IsPoliteLine(Text(i));
      if (!IsClosing(Text(i)) && !polite) continue;
      // Below a closing stand a name and little else.
      if (!last && !FitsBelowName(Text(tail_[t])) && !NamesSomebody(Text(tail_[t]))) continue;
      lines_[i].Tag(BlockKind::kClosing);
      if (t > 1 && tail_[t - 2] != first_ && IsClosing(Text(tail_[t - 2])))
        lines_[tail_[t - 2]].Tag(BlockKind::kClosing);
      TagSignatureFrom(t);
      return true;
    }
    return false;
  }

  // tail_[t…] stand below the closing. A line that is a sentence is the writer's again.
  void TagSignatureFrom(std::size_t t) {
    bool named = false;
    for (; t < tail_.size(); ++t) {
      const std::string_view line = Text(tail_[t]);
      const bool name = NamesSomebody(line) && !EndsLikeSentence(line);
      // Behind a blank line only what proves itself still belongs to the signature.
      const bool fits = named && !BlankBefore(tail_[t]) ? FitsBelowName(line) : LooksLikeSignature(line);
      if (fits || name) lines_[tail_[t]].Tag(BlockKind::kSignature);
      named = named || name;
    }
  }

  // No closing: the last paragraph, if it begins with a name and all its lines belong below one; or the last lines of
  // it, if they do and stand below a sentence.
  void TagBareSignature() {
    std::size_t paragraph = tail_.size() - 1;
    while (paragraph > 0 && tail_[paragraph - 1] + 1 == tail_[paragraph]) --paragraph;
    std::size_t t = tail_.size();
    while (t > paragraph && tail_.size() - t < 7 && FitsBelowName(Text(tail_[t - 1]))) --t;
    // The signature begins with the first of these lines that is a name and stands in its place.
    for (; t < tail_.size(); ++t) {
      const std::string_view line = Text(tail_[t]);
      if (tail_[t] == first_) continue;
      const bool below_list = t > 0 && ListMarkEnd(Text(tail_[t - 1])) != 0;
      if (below_list && ListMarkEnd(line) != 0) continue;
      if (t == paragraph ? NamesSomebody(line) : BelowSentence(t) && LooksLikeName(line)) break;
    }
    for (; t < tail_.size(); ++t) lines_[tail_[t]].Tag(BlockKind::kSignature);
  }

  bool BelowSentence(std::size_t t) const {
    const std::string_view above = Text(tail_[t - 1]);
    return (EndsLikeSentence(above) || HasContactData(above)) && ListMarkEnd(above) == 0;
  }

  std::string_view text_;
  std::span<Line> lines_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::vector<std::size_t> tail_;
};

}  // namespace

void TagEnding(std::string_view text, std::span<Line> lines) { Tagger(text, lines).Run(); }

}  // namespace youward::text
