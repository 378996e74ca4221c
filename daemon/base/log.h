// The log, private by default: one line an event, made of text that stands in the source, numbers, yes and no, and
// names of enum values. A string that was read or computed does not convert to a value, so that a writer's text cannot
// reach the log by accident; one that is known to be harmless (a path, a version) has to say so: Public(path).
//
//   Log log({.level = LogLevel::kInfo});
//   log.Info("daemon started", {{"pid", pid}, {"socket", Public(path)}});
//   // time=2025-03-01T09:30:00.125Z level=info event="daemon started" pid=4711 socket=/run/user/1000/youward.sock
//   log.Info("analysed", {{"channel", draft.channel}, {"words", words}});
//   log.Info("analysed", {{"body", draft.body}});   // does not compile
//
// Lines go to standard error (or to a stream given) whole, never mixed, and are flushed one by one. A Log may be used
// from any thread. A line that cannot be written is dropped; logging never fails and never throws.
#ifndef YOUWARD_DAEMON_BASE_LOG_H_
#define YOUWARD_DAEMON_BASE_LOG_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

namespace youward::base {

// From most to least; kOff is nothing at all.
enum class LogLevel : std::uint8_t { kDebug, kInfo, kWarning, kError, kOff };

// How a line is written. kText is logfmt (key=value), kJson one object.
enum class LogFormat : std::uint8_t { kText, kJson };

// Names as on the command line ("warning", "json"), and back; nullopt for any other text.
std::string_view Name(LogLevel level);
std::string_view Name(LogFormat format);
std::optional<LogLevel> ParseLogLevel(std::string_view name);
std::optional<LogFormat> ParseLogFormat(std::string_view name);
std::span<const std::string_view> LogLevelNames();
std::span<const std::string_view> LogFormatNames();

// Text that stands in the source: only a literal of printable ASCII without quotes and backslashes converts to it.
class StaticText {
 public:
  template <std::size_t size>
  consteval StaticText(const char (&literal)[size]) : text_(literal, size - 1) {  // NOLINT: meant to convert
    if (text_.empty()) throw "an empty name";
    for (char c : text_) {
      if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') throw "a character that would need escaping";
    }
  }
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

// The key of a field: a literal of lower case letters, digits and underscores, beginning with a letter.
class LogKey {
 public:
  template <std::size_t size>
  consteval LogKey(const char (&literal)[size]) : text_(literal, size - 1) {  // NOLINT: meant to convert
    if (text_.empty() || text_[0] < 'a' || text_[0] > 'z') throw "a key begins with a letter";
    for (char c : text_) {
      if (c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) throw "a key is made of a-z, 0-9 and _";
    }
    if (text_ == "time" || text_ == "level" || text_ == "event") throw "this key is taken";
  }
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

// Marks a string as harmless: no part of a draft, no name of a person. Control characters are escaped, bytes that are
// not UTF-8 replaced, and what lies behind 1,024 bytes is cut. Refers to `text`, which has to outlive the log call.
class Public {
 public:
  explicit Public(std::string_view text) : text_(text) {}
  std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

template <typename T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) {
  { Name(value) } -> std::same_as<std::string_view>;
};
template <typename T>
concept LogNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                    !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

// The value of a field. Nothing but these converts; above all, no string and no pointer.
class LogValue {
 public:
  template <std::same_as<bool> T>
  LogValue(T value) : value_(value) {}  // NOLINT: meant to convert
  template <LogNumber T>
  LogValue(T value) {  // NOLINT: meant to convert
    if constexpr (std::is_signed_v<T>) {
      value_ = static_cast<std::int64_t>(value);
    } else {
      value_ = static_cast<std::uint64_t>(value);
    }
  }
  template <std::floating_point T>
  LogValue(T value) : value_(static_cast<double>(value)) {}  // NOLINT: meant to convert
  template <NamedEnum T>
  LogValue(T value) : value_(Public(Name(value))) {}  // NOLINT: meant to convert
  LogValue(Public value) : value_(value) {}           // NOLINT: meant to convert

  using Variant = std::variant<bool, std::int64_t, std::uint64_t, double, Public>;
  const Variant& variant() const { return value_; }

 private:
  Variant value_ = false;
};

struct LogField {
  LogKey key;
  LogValue value;
};

struct LogOptions {
  LogLevel level = LogLevel::kInfo;  // lower ones are dropped
  LogFormat format = LogFormat::kText;
  std::ostream* stream = nullptr;  // nullptr: standard error. Not owned; must outlive the Log
};

class Log {
 public:
  explicit Log(const LogOptions& options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Would an event of this level be written? For values that cost something to find out.
  bool Enabled(LogLevel level) const;

  void Write(LogLevel level, StaticText event, std::initializer_list<LogField> fields = {});
  void Debug(StaticText event, std::initializer_list<LogField> fields = {}) { Write(LogLevel::kDebug, event, fields); }
  void Info(StaticText event, std::initializer_list<LogField> fields = {}) { Write(LogLevel::kInfo, event, fields); }
  void Warning(StaticText event, std::initializer_list<LogField> fields = {}) {
    Write(LogLevel::kWarning, event, fields);
  }
  void Error(StaticText event, std::initializer_list<LogField> fields = {}) { Write(LogLevel::kError, event, fields); }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace youward::base

#endif  // YOUWARD_DAEMON_BASE_LOG_H_
