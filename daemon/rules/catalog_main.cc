// youward-catalog: the compiler of the built-in catalogue, run by the build.
//
//   youward-catalog --cpp OUT.cc CATALOG_DIR LEXICON_DIR        the tables, as C++
//   youward-catalog --markdown OUT.md CATALOG_DIR LEXICON_DIR   the reference of all rules
//   youward-catalog --check CATALOG_DIR LEXICON_DIR             only says what is wrong
//
// Exit code 0, or 2 with one "file:line:column: what is wrong" a line. OUT is written whole or not at all.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/concat.h"
#include "daemon/rules/catalog_writer.h"
#include "daemon/rules/compiler.h"

namespace {

int Fail(std::string_view what) {
  std::cerr << what << "\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace youward::rules;
  const std::vector<std::string> args(argv + 1, argv + argc);
  const bool check = args.size() == 3 && args[0] == "--check";
  const bool cpp = args.size() == 4 && args[0] == "--cpp";
  const bool markdown = args.size() == 4 && args[0] == "--markdown";
  if (!check && !cpp && !markdown) {
    return Fail(
        "usage: youward-catalog --cpp|--markdown OUT CATALOG_DIR LEXICON_DIR\n"
        "       youward-catalog --check CATALOG_DIR LEXICON_DIR");
  }
  const absl::StatusOr<CatalogSource> source = ReadCatalog(args[args.size() - 2], args[args.size() - 1]);
  if (!source.ok()) return Fail(youward::base::MessageOf(source.status()));
  const auto catalog = CompileCatalog(*source);
  if (!catalog.ok()) return Fail(youward::base::MessageOf(catalog.status()));
  if (check) return 0;
  const std::string text = cpp ? WriteCpp(**catalog) : WriteMarkdown((*catalog)->view());
  std::ofstream out(args[1], std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) {
    std::remove(args[1].c_str());
    return Fail(args[1] + ": cannot be written");
  }
  return 0;
}
