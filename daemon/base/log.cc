// spdlog keeps lines whole, filters by level and writes the time; what an event may contain is decided here. The
// message handed to it is finished text: nothing in it is taken for a format.
#include "daemon/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/unicode.h"

namespace youward::base {
namespace {

constexpr std::size_t kMaxPublicBytes = 1024;
constexpr std::array<std::string_view, 5> kLevels = {"debug", "info", "warning", "error", "off"};
constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr char kTextPattern[] = "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l event=%v";
constexpr char kJsonPattern[] = R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","event":%v})";

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
    case LogLevel::kOff:
      break;
  }
  return spdlog::level::off;
}

// The text in quotes, as JSON strings are written.
void AppendQuoted(std::string_view text, std::string& out) {
  out += '"';
  std::size_t i = 0;
  while (i < text.size()) {
    const CodePointAt c = DecodeUtf8(text, i);
    if (i + c.size > kMaxPublicBytes) break;
    if (!c.valid) {
      out += "\\ufffd";
    } else if (c.value == '"' || c.value == '\\') {
      out += {'\\', static_cast<char>(c.value)};
    } else if (c.value == '\n') {
      out += "\\n";
    } else if (c.value == '\t') {
      out += "\\t";
    } else if (IsDisguising(c.value)) {
      absl::StrAppend(&out, "\\u", absl::Hex(static_cast<std::uint32_t>(c.value), absl::kZeroPad4));
    } else {
      out.append(text.substr(i, c.size));
    }
    i += c.size;
  }
  if (i < text.size()) out += "…";
  out += '"';
}

bool NeedsNoQuotes(std::string_view text) {
  return !text.empty() && text.size() <= kMaxPublicBytes && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./:+@~").find(c) != std::string_view::npos;
  });
}

void AppendText(std::string_view text, LogFormat format, std::string& out) {
  if (format == LogFormat::kText && NeedsNoQuotes(text)) {
    out.append(text);
  } else {
    AppendQuoted(text, out);
  }
}

struct AppendValue {
  LogFormat format;
  std::string& out;

  void operator()(bool value) const { out += value ? "true" : "false"; }
  void operator()(std::int64_t value) const { absl::StrAppend(&out, value); }
  void operator()(std::uint64_t value) const { absl::StrAppend(&out, value); }
  void operator()(double value) const {
    if (!std::isfinite(value)) {  // JSON has no such numbers
      out += std::isnan(value) ? "\"nan\"" : value > 0 ? "\"inf\"" : "\"-inf\"";
      return;
    }
    std::array<char, 32> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  }
  void operator()(Public value) const { AppendText(value.view(), format, out); }
};

template <typename Enum, std::size_t size>
std::optional<Enum> ParseIn(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view Name(LogLevel level) { return kLevels[static_cast<std::size_t>(level)]; }
std::string_view Name(LogFormat format) { return kFormats[static_cast<std::size_t>(format)]; }
std::optional<LogLevel> ParseLogLevel(std::string_view name) { return ParseIn<LogLevel>(kLevels, name); }
std::optional<LogFormat> ParseLogFormat(std::string_view name) { return ParseIn<LogFormat>(kFormats, name); }
std::span<const std::string_view> LogLevelNames() { return kLevels; }
std::span<const std::string_view> LogFormatNames() { return kFormats; }

struct Log::Impl {
  explicit Impl(const LogOptions& options) : format(options.format), logger("youward", Sink(options)) {
    const char* pattern = format == LogFormat::kJson ? kJsonPattern : kTextPattern;
    logger.set_formatter(
        std::make_unique<spdlog::pattern_formatter>(pattern, spdlog::pattern_time_type::utc, std::string("\n")));
    logger.set_level(ToSpdlog(options.level));
    logger.flush_on(spdlog::level::trace);
    logger.set_error_handler([](const std::string&) {});  // there is no better place to report to
  }

  static spdlog::sink_ptr Sink(const LogOptions& options) {
    if (options.stream != nullptr) return std::make_shared<spdlog::sinks::ostream_sink_mt>(*options.stream, true);
    return std::make_shared<spdlog::sinks::stderr_sink_mt>();
  }

  const LogFormat format;
  spdlog::logger logger;
};

Log::Log(const LogOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Log::~Log() = default;

bool Log::Enabled(LogLevel level) const { return level != LogLevel::kOff && impl_->logger.should_log(ToSpdlog(level)); }

void Log::Write(LogLevel level, StaticText event, std::initializer_list<LogField> fields) {
  if (!Enabled(level)) return;
  const LogFormat format = impl_->format;
  std::string line;
  AppendText(event.view(), format, line);
  for (const LogField& field : fields) {
    if (format == LogFormat::kJson) {
      line += ",\"";
      line.append(field.key.view());
      line += "\":";
    } else {
      line += ' ';
      line.append(field.key.view());
      line += '=';
    }
    std::visit(AppendValue{format, line}, field.value.variant());
  }
  impl_->logger.log(ToSpdlog(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace youward::base
