// The example and the reference of the policy file: every key is shown, and what is shown works.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/concat.h"
#include "daemon/base/yaml.h"
#include "daemon/policy/file.h"
#include "daemon/policy/policy.h"

namespace youward::policy {
namespace {

using base::Channel;
using base::Code;
using base::Severity;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr char kExample[] = YOUWARD_SOURCE_DIR "/packaging/policy/example.yaml";
constexpr char kReference[] = YOUWARD_SOURCE_DIR "/docs/policy.md";

std::string ReadText(const char* path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// A policy's errors under the real catalogue, whose files' paths are the ids; `text` as for Errors.
std::string ErrorsWithRealRules(const std::string& text) {
  namespace fs = std::filesystem;
  const fs::path catalog = YOUWARD_SOURCE_DIR "/daemon/rules/catalog";
  std::vector<std::string> ids;
  for (const fs::directory_entry& file : fs::recursive_directory_iterator(catalog)) {
    if (file.path().extension() != ".yaml") continue;
    ids.push_back(file.path().lexically_relative(catalog).replace_extension().generic_string());
  }
  const std::vector<std::string_view> views(ids.begin(), ids.end());
  const absl::StatusOr<Policy> policy = ParsePolicy("version: 1\n" + text, "p.yaml", {views});
  return policy.ok() ? "" : std::string(base::MessageOf(policy.status()));
}

// Paths of all keys below `node`: "rules", "rules.disabled"; below `limits` and `severities` stand names, not keys.
void CollectKeys(const base::YamlNode& node, const std::string& above, std::set<std::string>& keys) {
  for (const base::YamlNode& item : node.items()) CollectKeys(item, above, keys);
  for (const auto& [key, value] : node.entries()) {
    if (above == "rules.severities.") continue;
    const std::string path = above == "limits." ? "limits.CHANNEL" : above + key.scalar();
    keys.insert(path);
    CollectKeys(value, path + ".", keys);
  }
}

const std::set<std::string> kAllKeys = {
    "version",
    "company",
    "products",
    "rules",
    "rules.disabled",
    "rules.severities",
    "phrases",
    "phrases.avoid",
    "phrases.avoid.phrase",
    "phrases.avoid.prefer",
    "phrases.avoid.message",
    "phrases.avoid.code",
    "phrases.avoid.severity",
    "approved",
    "approved.code",
    "approved.channels",
    "approved.text",
    "limits",
    "limits.CHANNEL",
    "limits.CHANNEL.max_words",
    "limits.CHANNEL.max_characters",
    "send_check",
    "send_check.enabled",
    "send_check.minimum_severity",
};

TEST(ExamplePolicy, HasEveryKey) {
  const absl::StatusOr<base::YamlNode> root = base::ParseYaml(ReadText(kExample), kExample);
  ASSERT_TRUE(root.ok()) << root.status();
  std::set<std::string> keys;
  CollectKeys(*root, "", keys);
  EXPECT_EQ(keys, kAllKeys);
}

TEST(ExamplePolicy, MeansWhatItSays) {
  const absl::StatusOr<LoadedPolicy> loaded = LoadPolicyFile(kExample, {});
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  const Policy& policy = loaded->policy;
  EXPECT_THAT(policy.company_names, ElementsAre("Acme", "Acme Ltd"));
  EXPECT_THAT(policy.product_names, ElementsAre("Acme Cloud", "RoadRunner"));
  EXPECT_THAT(policy.disabled_rules, ElementsAre("lecturing"));
  EXPECT_THAT(policy.severities,
              ElementsAre(Pair("apology", Severity::kHint), Pair("buzzword", Severity::kInformation)));
  ASSERT_THAT(policy.avoid, SizeIs(2));
  EXPECT_EQ(policy.avoid[0].phrase, "touch base");
  EXPECT_EQ(policy.avoid[0].prefer, "talk");
  EXPECT_EQ(policy.avoid[0].message, "Say what you would like to talk about.");
  EXPECT_EQ(policy.avoid[0].code, Code::kEmptyOpener);
  EXPECT_EQ(policy.avoid[0].severity, Severity::kInformation);
  EXPECT_EQ(policy.avoid[1].phrase, "per seat");
  ASSERT_THAT(policy.approved, SizeIs(2));
  EXPECT_EQ(policy.approved[0].code, Code::kMeetingAsk);
  EXPECT_TRUE(policy.approved[0].channels.Contains(Channel::kInMail));
  EXPECT_EQ(policy.approved[1].text, "What is ${1:the part of their work} like for you today?");
  ASSERT_THAT(policy.limits, SizeIs(3));
  EXPECT_EQ(policy.limits.at(Channel::kEmail).max_words, 150u);
  EXPECT_EQ(policy.limits.at(Channel::kLinkedInNote).max_characters, 300u);
  EXPECT_EQ(policy.limits.at(Channel::kInMail).max_characters, 1900u);
  EXPECT_TRUE(policy.send_check.enabled);
  EXPECT_EQ(policy.send_check.minimum_severity, Severity::kWarning);
  EXPECT_THAT(policy.revision, SizeIs(16));
}

TEST(ReferenceOfThePolicy, NamesEveryKey) {
  const std::string reference = ReadText(kReference);
  for (const std::string& path : kAllKeys) {
    if (path == "limits.CHANNEL") continue;
    const std::string key = path.substr(path.rfind('.') + 1);
    EXPECT_TRUE(reference.find("`" + key + "`") != std::string::npos ||
                reference.find("`" + path + "`") != std::string::npos ||
                reference.find("\n" + key + ":\n") != std::string::npos)
        << path;
  }
}

TEST(ReferenceOfThePolicy, ItsExamplesAreRight) {
  const std::string reference = ReadText(kReference);
  const std::string opening = "```yaml\n";
  int examples = 0;
  for (std::size_t at = reference.find(opening); at != std::string::npos; at = reference.find(opening, at)) {
    at += opening.size();
    const std::string text = reference.substr(at, reference.find("```", at) - at);
    EXPECT_EQ(ErrorsWithRealRules(text), "") << text;
    ++examples;
  }
  EXPECT_EQ(examples, 6);
}

}  // namespace
}  // namespace youward::policy
