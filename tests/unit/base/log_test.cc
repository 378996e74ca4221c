// The log: what it lets through, what it refuses to compile, and that every line is one event, whatever is in it.
#include "daemon/base/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "daemon/base/taxonomy.h"

namespace youward::base {
namespace {

using ::testing::EndsWith;
using ::testing::MatchesRegex;

// What is no value: every kind of string, and every pointer (which would convert to true).
static_assert(!std::is_constructible_v<LogValue, std::string>);
static_assert(!std::is_constructible_v<LogValue, const std::string&>);
static_assert(!std::is_constructible_v<LogValue, std::string_view>);
static_assert(!std::is_constructible_v<LogValue, const char*>);
static_assert(!std::is_constructible_v<LogValue, char*>);
static_assert(!std::is_constructible_v<LogValue, const char (&)[6]>);
static_assert(!std::is_constructible_v<LogValue, std::vector<char>>);
static_assert(!std::is_constructible_v<LogValue, char>);
static_assert(!std::is_constructible_v<LogValue, char32_t>);
static_assert(!std::is_constructible_v<LogValue, const int*>);
static_assert(!std::is_constructible_v<LogValue, std::nullptr_t>);
static_assert(!std::is_constructible_v<LogValue, std::optional<int>>);
enum class Nameless { kOne };
static_assert(!std::is_constructible_v<LogValue, Nameless>);
// Marking a string as harmless has to be written out.
static_assert(!std::is_convertible_v<std::string, Public>);
static_assert(!std::is_convertible_v<std::string_view, Public>);
static_assert(!std::is_convertible_v<const char*, Public>);
// What is an event or a key: literals alone.
static_assert(!std::is_constructible_v<StaticText, std::string>);
static_assert(!std::is_constructible_v<StaticText, std::string_view>);
static_assert(!std::is_constructible_v<StaticText, const char*>);
static_assert(!std::is_constructible_v<StaticText, Public>);
static_assert(!std::is_constructible_v<LogKey, std::string>);
static_assert(!std::is_constructible_v<LogKey, const char*>);
// What is a value.
static_assert(std::is_convertible_v<bool, LogValue>);
static_assert(std::is_convertible_v<int, LogValue>);
static_assert(std::is_convertible_v<std::size_t, LogValue>);
static_assert(std::is_convertible_v<std::uint8_t, LogValue>);
static_assert(std::is_convertible_v<double, LogValue>);
static_assert(std::is_convertible_v<Code, LogValue>);
static_assert(std::is_convertible_v<Public, LogValue>);

// A log that is read back.
class LogTest : public ::testing::Test {
 protected:
  // The one line that an event with this field makes, from "event" on.
  std::string Text(std::initializer_list<LogField> fields) {
    std::ostringstream out;
    Log({.stream = &out}).Info("seen", fields);
    const std::string line = out.str();
    const std::size_t event = line.find("event=");
    return event == std::string::npos ? line : line.substr(event, line.size() - event - 1);
  }
  nlohmann::json Json(std::initializer_list<LogField> fields) {
    std::ostringstream out;
    Log({.format = LogFormat::kJson, .stream = &out}).Info("seen", fields);
    const std::string line = out.str();
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << line;
    return nlohmann::json::parse(line);
  }
};

TEST_F(LogTest, OneLineAnEvent) {
  std::ostringstream out;
  Log log({.stream = &out});
  log.Info("daemon started", {{"pid", 4711}, {"socket", Public("/run/user/1000/youward.sock")}});
  EXPECT_THAT(out.str(),
              MatchesRegex("time=[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z level=info "
                           "event=\"daemon started\" pid=4711 socket=/run/user/1000/youward\\.sock\n"));
  log.Error("policy refused");
  EXPECT_THAT(out.str(), EndsWith("Z level=error event=\"policy refused\"\n"));
}

TEST_F(LogTest, TimeIsUtc) {
  std::ostringstream out;
  const auto now = [] {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  };
  const auto before = now();
  Log({.stream = &out}).Info("seen");
  const auto after = now();
  std::tm utc = {};
  int milliseconds = 0;
  ASSERT_EQ(std::sscanf(out.str().c_str(), "time=%d-%d-%dT%d:%d:%d.%dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
                        &utc.tm_hour, &utc.tm_min, &utc.tm_sec, &milliseconds),
            7)
      << out.str();
  const std::chrono::sys_days day = std::chrono::year(utc.tm_year) / utc.tm_mon / utc.tm_mday;
  const auto logged = day + std::chrono::hours(utc.tm_hour) + std::chrono::minutes(utc.tm_min) +
                      std::chrono::seconds(utc.tm_sec) + std::chrono::milliseconds(milliseconds);
  EXPECT_GE(logged, before);
  EXPECT_LE(logged, after);
}

TEST_F(LogTest, Values) {
  EXPECT_EQ(Text({}), "event=seen");
  EXPECT_EQ(Text({{"a", true}, {"b", false}}), "event=seen a=true b=false");
  EXPECT_EQ(Text({{"a", std::numeric_limits<std::int64_t>::min()}, {"b", std::numeric_limits<std::uint64_t>::max()}}),
            "event=seen a=-9223372036854775808 b=18446744073709551615");
  EXPECT_EQ(Text({{"a", std::uint8_t{200}}, {"b", static_cast<signed char>(-3)}}), "event=seen a=200 b=-3");
  EXPECT_EQ(Text({{"a", 0.125}, {"b", 1e300}, {"c", std::nan("")}}), "event=seen a=0.125 b=1e+300 c=\"nan\"");
  EXPECT_EQ(Text({{"code", Code::kMeetingAsk}, {"channel", Channel::kInMail}}),
            "event=seen code=meeting-ask channel=inmail");
}

TEST_F(LogTest, JsonValues) {
  const nlohmann::json line = Json({{"on", true},
                                    {"pid", 7},
                                    {"share", 0.5},
                                    {"infinite", -std::numeric_limits<double>::infinity()},
                                    {"code", Code::kBuzzword},
                                    {"path", Public("/a b/\"c\"")}});
  EXPECT_EQ(line["level"], "info");
  EXPECT_EQ(line["event"], "seen");
  EXPECT_THAT(std::string(line["time"]), MatchesRegex("....-..-..T..:..:......Z"));
  EXPECT_EQ(line["on"], true);
  EXPECT_EQ(line["pid"], 7);
  EXPECT_EQ(line["share"], 0.5);
  EXPECT_EQ(line["infinite"], "-inf");
  EXPECT_EQ(line["code"], "buzzword");
  EXPECT_EQ(line["path"], "/a b/\"c\"");
  EXPECT_EQ(line.size(), 9u);
}

TEST_F(LogTest, PublicStringsCannotForgeALine) {
  EXPECT_EQ(Text({{"path", Public("plain-1.2_3/x")}}), "event=seen path=plain-1.2_3/x");
  EXPECT_EQ(Text({{"path", Public("")}}), "event=seen path=\"\"");
  EXPECT_EQ(Text({{"path", Public("a b")}}), "event=seen path=\"a b\"");
  EXPECT_EQ(Text({{"path", Public("x\ntime=… level=error")}}), "event=seen path=\"x\\ntime=… level=error\"");
  EXPECT_EQ(Text({{"path", Public("a\" b=\"c\\")}}), "event=seen path=\"a\\\" b=\\\"c\\\\\"");
  EXPECT_EQ(Text({{"path", Public("\x1B[31mred\r")}}), "event=seen path=\"\\u001b[31mred\\u000d\"");
  EXPECT_EQ(Text({{"path", Public(std::string_view("a\0b\x7F\t", 5))}}), "event=seen path=\"a\\u0000b\\u007f\\t\"");
  EXPECT_EQ(Text({{"path", Public("\u202Egpj.exe \u2028 \u0085")}}),
            "event=seen path=\"\\u202egpj.exe \\u2028 \\u0085\"");
  EXPECT_EQ(Text({{"path", Public("caf\xC3\xA9 \xFF\xC3")}}), "event=seen path=\"café \\ufffd\\ufffd\"");
  EXPECT_EQ(Text({{"path", Public("{} %v %n {0}")}}), "event=seen path=\"{} %v %n {0}\"");
}

TEST_F(LogTest, PublicStringsInJsonAreValid) {
  EXPECT_EQ(Json({{"path", Public("x\n\"\\\x1B\t\x7F\u2028")}})["path"], "x\n\"\\\x1B\t\x7F\u2028");
  EXPECT_EQ(Json({{"path", Public("a\xFF")}})["path"], "a\uFFFD");
}

TEST_F(LogTest, LongPublicStringsAreCutBetweenCharacters) {
  const std::string just_fits(1024, 'x');
  EXPECT_EQ(Text({{"path", Public(just_fits)}}), "event=seen path=" + just_fits);
  EXPECT_EQ(Text({{"path", Public(just_fits + "y")}}), "event=seen path=\"" + just_fits + "…\"");
  const std::string two_bytes_at_the_end = std::string(1023, 'x') + "é";
  EXPECT_EQ(Text({{"path", Public(two_bytes_at_the_end)}}), "event=seen path=\"" + std::string(1023, 'x') + "…\"");
}

// The lines that a log of level `level` writes of one event of each level.
std::string Written(LogLevel level) {
  std::ostringstream out;
  Log log({.level = level, .stream = &out});
  log.Debug("d");
  log.Info("i");
  log.Warning("w");
  log.Error("e");
  log.Write(LogLevel::kOff, "nothing");
  std::string levels_and_events;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    levels_and_events += line.substr(std::min(line.find("level="), line.size())) + "\n";
  }
  return levels_and_events;
}

TEST_F(LogTest, Levels) {
  EXPECT_EQ(Written(LogLevel::kDebug),
            "level=debug event=d\nlevel=info event=i\nlevel=warning event=w\nlevel=error event=e\n");
  EXPECT_EQ(Written(LogLevel::kInfo), "level=info event=i\nlevel=warning event=w\nlevel=error event=e\n");
  EXPECT_EQ(Written(LogLevel::kWarning), "level=warning event=w\nlevel=error event=e\n");
  EXPECT_EQ(Written(LogLevel::kError), "level=error event=e\n");
  EXPECT_EQ(Written(LogLevel::kOff), "");
  std::ostringstream out;
  const Log log({.level = LogLevel::kWarning, .stream = &out});
  EXPECT_TRUE(log.Enabled(LogLevel::kWarning));
  EXPECT_FALSE(log.Enabled(LogLevel::kInfo));
  EXPECT_FALSE(log.Enabled(LogLevel::kOff));
}

TEST_F(LogTest, NamesRoundTrip) {
  for (std::string_view name : LogLevelNames()) EXPECT_EQ(Name(*ParseLogLevel(name)), name);
  for (std::string_view name : LogFormatNames()) EXPECT_EQ(Name(*ParseLogFormat(name)), name);
  EXPECT_EQ(ParseLogLevel("warning"), LogLevel::kWarning);
  EXPECT_EQ(ParseLogFormat("json"), LogFormat::kJson);
  EXPECT_FALSE(ParseLogLevel("Warning").has_value());
  EXPECT_FALSE(ParseLogFormat("").has_value());
}

TEST_F(LogTest, LinesOfSeveralThreadsStayWhole) {
  constexpr int kThreads = 4, kLines = 500;
  std::ostringstream out;
  {
    Log log({.format = LogFormat::kJson, .stream = &out});
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&log, t] {
        for (int i = 0; i < kLines; ++i) log.Info("counted", {{"thread", t}, {"line", i}});
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  std::vector<int> next(kThreads, 0);
  std::istringstream in(out.str());
  for (std::string text; std::getline(in, text);) {
    const nlohmann::json line = nlohmann::json::parse(text);
    EXPECT_EQ(line["line"], next.at(line["thread"])++);
  }
  EXPECT_EQ(next, std::vector<int>(kThreads, kLines));
}

TEST_F(LogTest, GoesToStandardErrorByDefault) {
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  Log({}).Warning("seen", {{"n", 1}});
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), EndsWith(" level=warning event=seen n=1\n"));
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
}

}  // namespace
}  // namespace youward::base
