#include "plugins/cli/groups.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace youward::cli {
namespace {

using analysis::Finding;
using analysis::Range;
using text::Span;

bool IsShown(const Finding& finding) { return finding.severity != base::Severity::kHint; }

// The marks of one group: its findings' borders cut the range into pieces, each drawn as the narrowest finding over it.
void AppendGroup(const Group& group, std::vector<Mark>& marks) {
  std::vector<std::uint32_t> borders;
  for (const Finding* finding : group.findings) {
    borders.push_back(finding->range->span.begin);
    borders.push_back(finding->range->span.end);
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    const Span piece{borders[i], borders[i + 1]};
    const Finding* narrowest = nullptr;
    std::uint32_t widest = 0;
    for (const Finding* finding : group.findings) {
      const Span span = finding->range->span;
      if (!span.Contains(piece)) continue;
      widest = std::max(widest, span.size());
      if (narrowest == nullptr || span.size() < narrowest->range->span.size()) narrowest = finding;
    }
    if (narrowest == nullptr) continue;
    Mark mark;
    mark.span = piece;
    mark.style = Style{.color = ColorOf(narrowest->code), .underline = true};
    mark.number = group.number;
    mark.nested = narrowest->range->span.size() < widest;
    marks.push_back(mark);
  }
  if (!marks.empty()) marks.back().last = true;
}

// The parts of `span` that no finding's mark covers.
void AppendFreeParts(Span span, const std::vector<Mark>& findings, std::vector<Mark>& marks) {
  const Mark strength{span, kGood, 0, false, false};
  auto mark = std::lower_bound(findings.begin(), findings.end(), span.begin,
                               [](const Mark& m, std::uint32_t begin) { return m.span.end <= begin; });
  for (; mark != findings.end() && mark->span.begin < span.end; ++mark) {
    if (mark->span.begin > span.begin) {
      marks.push_back(strength);
      marks.back().span = {span.begin, mark->span.begin};
    }
    span.begin = std::min(mark->span.end, span.end);
  }
  if (!span.empty()) {
    marks.push_back(strength);
    marks.back().span = span;
  }
}

}  // namespace

std::vector<Group> GroupFindings(const analysis::Answer& answer) {
  std::vector<const Finding*> placed;
  std::vector<const Finding*> whole;
  for (const Finding& finding : answer.findings) {
    if (IsShown(finding)) (finding.range ? placed : whole).push_back(&finding);
  }
  // Wider ones first, so that a group opens with what encloses the rest.
  std::stable_sort(placed.begin(), placed.end(), [](const Finding* a, const Finding* b) {
    return std::tuple(a->range->field, a->range->span.begin, b->range->span.end) <
           std::tuple(b->range->field, b->range->span.begin, a->range->span.end);
  });
  std::vector<Group> groups;
  const auto open = [&groups](std::optional<Range> range) -> Group& {
    Group& group = groups.emplace_back();
    group.number = static_cast<int>(groups.size());
    group.range = range;
    return group;
  };
  for (const Finding* finding : placed) {
    const Range range = *finding->range;
    const bool joins = !groups.empty() && groups.back().range->field == range.field &&
                       groups.back().range->span.end > range.span.begin;
    Group& group = joins ? groups.back() : open(range);
    group.range->span.end = std::max(group.range->span.end, range.span.end);
    group.findings.push_back(finding);
  }
  for (const Finding* finding : whole) open(std::nullopt).findings.push_back(finding);
  return groups;
}

bool HasFindings(const analysis::Answer& answer) {
  return std::any_of(answer.findings.begin(), answer.findings.end(), IsShown);
}

std::vector<Mark> MarksOf(const analysis::Answer& answer, const std::vector<Group>& groups, base::Field field) {
  std::vector<Mark> marks;
  for (const Group& group : groups) {
    if (group.range && group.range->field == field) AppendGroup(group, marks);
  }
  std::vector<Mark> strengths;
  std::uint32_t behind = 0;  // strengths may overlap; each word is marked once
  for (const analysis::Strength& strength : answer.strengths) {
    if (!strength.range || strength.range->field != field) continue;
    Span span = strength.range->span;
    span.begin = std::max(span.begin, behind);
    if (span.begin >= span.end) continue;
    behind = span.end;
    AppendFreeParts(span, marks, strengths);
  }
  marks.insert(marks.end(), strengths.begin(), strengths.end());
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
  return marks;
}

}  // namespace youward::cli
