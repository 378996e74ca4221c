// youward: flags and commands. What they do is in the library youward_cli.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/analysis/analyzer.h"
#include "daemon/base/taxonomy.h"
#include "daemon/base/yaml.h"
#include "plugins/cli/catalog_commands.h"
#include "plugins/cli/check.h"
#include "plugins/cli/json_answer.h"
#include "plugins/cli/output.h"

namespace youward::cli {
namespace {

constexpr char kExamples[] = R"(
Examples:
  youward check letter.txt                what to turn toward its reader
  pbpaste | youward check --channel chat  a text from elsewhere
  youward check --json letter.txt         for programs
  youward check --jsonl <letters.jsonl    many letters, one JSON document a line
  youward rules --code meeting-ask        what is looked for
  youward explain meeting-ask/lets-talk   why, with examples

Exit codes: 0 no finding (hints do not count), 1 findings, 2 trouble.)";

constexpr char kCheckNotes[] = R"(
A first line "Subject: ..." followed by an empty line is the subject.

Channels: email (default), followup, customer, linkedin-note, linkedin-message,
          inmail, chat, note, internal
Stages:   first-contact, follow-up, customer
Purposes: outreach, account, internal, none

Examples:
  youward check letter.txt followup.txt
  youward check --channel linkedin-note --sender "Acme" -
  youward check --standalone --policy policy.yaml letter.txt
  youward check --jsonl <letters.jsonl >answers.jsonl)";

// A word that one of our tables knows, for an option: its check and its value.
template <typename Value>
CLI::Option* AddWord(CLI::App& app, const std::string& name, std::optional<Value>& value,
                     std::optional<Value> (*parse)(std::string_view), std::span<const std::string_view> names,
                     const std::string& description) {
  const std::string allowed = base::JoinNames(names);
  return app
      .add_option_function<std::string>(
          name,
          [&value, parse, name, names, allowed](const std::string& word) {
            value = parse(word);
            if (value) return;
            const std::string_view nearest = base::Nearest(word, names);
            throw CLI::ValidationError(name,
                                       "unknown; allowed: " + allowed +
                                           (nearest.empty() ? "" : " (did you mean " + std::string(nearest) + "?)"));
          },
          description)
      ->type_name("NAME");
}

void AddSocket(CLI::App& app, Connection& connection) {
  app.add_option("--socket", connection.socket, "The daemon's socket, if not at the usual place")->type_name("PATH");
}

void AddConnection(CLI::App& app, Connection& connection) {
  AddSocket(app, connection);
  app.add_flag("--standalone", connection.standalone, "Work in this process, without the daemon");
  app.add_flag_callback(
      "--rules-alone", [&connection] { connection.weights = "none"; }, "With --standalone: without the learned part");
  app.add_option("--policy", connection.policy, "With --standalone: the policy to follow")->type_name("FILE");
}

void AddColor(CLI::App& app, ColorWhen& color) {
  app.add_option_function<std::string>(
         "--color",
         [&color](const std::string& when) {
           if (when == "auto")
             color = ColorWhen::kAuto;
           else if (when == "always")
             color = ColorWhen::kAlways;
           else if (when == "never")
             color = ColorWhen::kNever;
           else
             throw CLI::ValidationError("--color", "unknown; allowed: auto, always, never");
         },
         "Colour: auto (on a terminal), always, never")
      ->type_name("WHEN");
}

// The values of all flags, and the command that they call for.
struct Options {
  Connection connection;
  CheckOptions check;
  RulesOptions rules;
  ExplainOptions explain;
  StatusOptions status;
  ColorWhen color = ColorWhen::kAuto;
  std::optional<base::MessageKind> kind;
  bool json = false;
  bool json_lines = false;
  std::function<int()> run;
};

void AddCheck(CLI::App& app, Options& options) {
  CheckOptions& check = options.check;
  CLI::App& command = *app.add_subcommand("check", "What a letter could turn toward its reader");
  command.footer(kCheckNotes);
  command.add_option("FILE", check.inputs, "Letters to check; - or none: standard input")->type_name("");
  command.add_flag("--json", options.json, "The whole answer as JSON, one document an input");
  command.add_flag("--jsonl", options.json_lines, "One JSON document a line in, one answer a line out");
  command
      .add_option_function<std::string>(
          "--encoding",
          [&check](const std::string& name) {
            const auto encoding = ParseOffsetEncoding(name);
            if (!encoding) throw CLI::ValidationError("--encoding", "unknown; allowed: utf-8, utf-16, code-point");
            check.encoding = *encoding;
          },
          "Offsets: utf-8, utf-16, code-point (default)")
      ->type_name("NAME");
  AddWord(command, "--channel", options.kind, base::ParseMessageKind, base::MessageKindNames(),
          "The kind of message; see below");
  AddWord(command, "--stage", check.context.stage, base::ParseStage, base::StageNames(),
          "How you and the reader stand (default: inferred)");
  AddWord(command, "--purpose", check.context.purpose, base::ParsePurpose, base::PurposeNames(),
          "What it is for (default: inferred)");
  command.add_option("--sender", check.context.senders, "Your name, company or product; repeatable")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--recipient", check.context.recipients, "The reader's name or company; repeatable")
      ->type_name("NAME")
      ->allow_extra_args(false);
  AddColor(command, options.color);
  AddConnection(command, options.connection);
  options.check.format = CheckOptions::Format::kPeople;
  command.callback([&options, &check] {
    options.run = [&options, &check] {
      using Format = CheckOptions::Format;
      check.format = options.json ? Format::kJson : options.json_lines ? Format::kJsonLines : Format::kPeople;
      check.color = options.color;
      if (options.kind) check.context.kind = *options.kind;
      check.connection = options.connection;
      return RunCheck(check);
    };
  });
}

void AddCatalogCommands(CLI::App& app, Options& options) {
  CLI::App& rules = *app.add_subcommand("rules", "The rules in force");
  AddWord(rules, "--code", options.rules.code, base::ParseCode, base::CodeNames(), "Those of one code alone");
  rules.add_flag("--json", options.json, "As JSON");
  AddColor(rules, options.color);
  AddConnection(rules, options.connection);
  rules.callback([&options] {
    options.run = [&options] {
      options.rules.json = options.json;
      options.rules.color = options.color;
      options.rules.connection = options.connection;
      return RunRules(options.rules);
    };
  });

  CLI::App& explain = *app.add_subcommand("explain", "Why a rule is there, with examples");
  explain.add_option("RULE", options.explain.rule, "The rule's id, such as meeting-ask/demo")
      ->required()
      ->type_name("");
  explain.add_flag("--json", options.json, "As JSON");
  AddColor(explain, options.color);
  AddConnection(explain, options.connection);
  explain.callback([&options] {
    options.run = [&options] {
      options.explain.json = options.json;
      options.explain.color = options.color;
      options.explain.connection = options.connection;
      return RunExplain(options.explain);
    };
  });

  CLI::App& status = *app.add_subcommand("status", "Is the daemon there, which engine, which policy");
  status.add_flag("--json", options.json, "As JSON");
  AddSocket(status, options.connection);
  status.callback([&options] {
    options.run = [&options] {
      options.status.json = options.json;
      options.status.connection = options.connection;
      return RunStatus(options.status);
    };
  });
}

int Main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // output.cc notices a reader that went away
  Options options;
  CLI::App app("youward keeps a seller's writing turned toward its reader.", "youward");
  app.footer(kExamples);
  app.set_version_flag("--version", "youward " YOUWARD_VERSION);
  AddSocket(app, options.connection);
  AddCheck(app, options);
  AddCatalogCommands(app, options);
  app.require_subcommand(0, 1);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return "youward: " + std::string(error.what()) + " (--help shows what there is)\n";
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitClean : kExitTrouble;
  }
  if (!options.run) {
    Output(STDERR_FILENO).Write(app.help());
    return kExitTrouble;
  }
  if (options.json && options.json_lines) {
    Complain("--json and --jsonl exclude each other");
    return kExitTrouble;
  }
  if (!options.connection.policy.empty() && !options.connection.standalone) {
    Complain("--policy goes with --standalone; the daemon has its own policy");
    return kExitTrouble;
  }
  if (!options.connection.weights.empty() && !options.connection.standalone) {
    Complain("--rules-alone goes with --standalone; the daemon has its own learned part");
    return kExitTrouble;
  }
  return options.run();
}

}  // namespace
}  // namespace youward::cli

int main(int argc, char** argv) { return youward::cli::Main(argc, argv); }
