#include "plugins/cli/guide.h"

#include <array>

namespace youward::cli {
namespace {

struct Principle {
  std::string_view id;
  std::string_view name;
  std::string_view text;
};

constexpr std::array<Principle, 11> kPrinciples{{
    {"P1", "their success is ours", "We succeed when they do: help without hiding, tricking or convincing."},
    {"P2", "only what we solve best", "Chase only what you are the best at solving for this customer."},
    {"P3", "ask, don't tell", "Find out what hurts and what they want to grow, then help with that."},
    {"P4", "no pretend problems", "Never invent a fear to sell against."},
    {"P5", "their interest is the topic", "Their problems, their timing and their goals, not ours."},
    {"P6", "from me to we", "Work on the way forward jointly, say why you write, leave a checkpoint."},
    {"P7", "slow down", "No pitch and no ask for time before there is something in it for them."},
    {"P8", "a deal review is about them", "Why they must change, where they want to go, who decides and how."},
    {"P9", "managers help the same way", "Understand your sales people and help them achieve."},
    {"P10", "bring an idea", "Bring an idea, an insight, a specific observation about their business."},
    {"P11", "no buzz words", "Plain words carry more than jargon, superlatives and promises."},
}};

}  // namespace

std::string_view PrincipleName(std::string_view principle) {
  for (const Principle& known : kPrinciples) {
    if (known.id == principle) return known.name;
  }
  return {};
}

std::string_view PrincipleText(std::string_view principle) {
  for (const Principle& known : kPrinciples) {
    if (known.id == principle) return known.text;
  }
  return {};
}

std::string_view GradeName(std::string_view grade) {
  if (grade == "A") return "peer-reviewed";
  if (grade == "A-") return "peer-reviewed, weak or single";
  if (grade == "B") return "large vendor data";
  if (grade == "C") return "small, secondary or opinion";
  return {};
}

std::string_view ShortGradeName(std::string_view grade) {
  if (grade == "A") return "peer-reviewed";
  if (grade == "A-") return "peer-reviewed, weak";
  if (grade == "B") return "vendor data";
  if (grade == "C") return "weak";
  return {};
}

}  // namespace youward::cli
