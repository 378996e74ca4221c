#include "daemon/analysis/merge.h"

#include <cmath>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "daemon/model/checksum.h"
#include "daemon/text/tokens.h"

namespace youward::analysis {
namespace {

using base::Code;

float Sureness(const LearnedView& view, std::uint32_t sentence, Code code, bool rule_spoke) {
  const MergeWeights& weights = MergeTable()[static_cast<std::size_t>(code)];
  const float sum = weights.encoder * view.Encoder(sentence, code) + weights.linear * view.Linear(sentence, code) +
                    (rule_spoke ? weights.rule : 0) + weights.constant;
  return 1 / (1 + std::exp(-sum));
}

// Remains of HTML: the encoder has seen none and takes a tag for a pitch.
bool HasTag(std::string_view sentence) {
  for (std::size_t at = sentence.find('<'); at != std::string_view::npos; at = sentence.find('<', at + 1)) {
    std::string_view rest = sentence.substr(at + 1);
    if (rest.starts_with('/')) rest.remove_prefix(1);
    const std::string_view name = rest.substr(0, rest.find_first_of(" />\t\n"));
    if (text::IsHtmlTag(name)) return true;
  }
  return false;
}

bool IsSaid(float sureness, Code code) { return sureness >= MergeTable()[static_cast<std::size_t>(code)].threshold; }

}  // namespace

std::uint32_t MergeRevision() { return model::Crc32(std::as_bytes(std::span(MergeTable()))); }

void MergeLearned(const LearnedView& view, const rules::Letter& letter, const rules::RuleSet& rules,
                  const rules::RuleFilter& enabled, std::vector<Detection>& detections) {
  std::set<std::pair<std::uint32_t, Code>> said;
  std::erase_if(detections, [&](Detection& detection) {
    const rules::Match& match = detection.match;
    if (match.field != base::Field::kBody || !match.sentence || !view.HasRead(*match.sentence)) return false;
    const Code code = match.rule->code;
    const bool own = rules.Find(match.rule->id) != match.rule;
    const float sureness = Sureness(view, *match.sentence, code, true);
    if (!own && !IsSaid(sureness, code)) return true;
    if (!own) detection.confidence = sureness;
    if (IsSaid(Sureness(view, *match.sentence, code, false), code)) detection.origin = Origin::kBoth;
    said.emplace(*match.sentence, code);
    return false;
  });
  const text::Document& body = *letter.body;
  for (std::size_t c = 0; c < base::kCodeCount; ++c) {
    const Code code = static_cast<Code>(c);
    const rules::Rule* rule = rules.LearnedRule(code);
    if (rule == nullptr || !rule->purposes.Contains(letter.purpose) || !enabled(*rule)) continue;
    for (std::uint32_t i = 0; i < body.sentences().size(); ++i) {
      const text::Sentence& sentence = body.sentences()[i];
      if (!text::IsProse(body.BlockOf(sentence).kind) || said.contains({i, code}) || !view.HasRead(i)) continue;
      const float sureness = Sureness(view, i, code, false);
      if (!IsSaid(sureness, code) || HasTag(sentence.span.In(body.text()))) continue;
      detections.push_back(
          {.match = {.rule = rule, .field = base::Field::kBody, .sentence = i, .span = view.Words(i, code)},
           .origin = Origin::kModel,
           .confidence = sureness});
    }
  }
}

}  // namespace youward::analysis
