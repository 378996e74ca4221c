# shellcheck shell=bash
# Checks that need no run of the program, and the layout of C++. Sourced by ./dev.
# shellcheck disable=SC2154  # top and preset come from ./dev

lint() {
  need build test lint
  build
  local bad=0 sources scripts file
  mapfile -t sources < <(tracked '*.cc' '*.h')
  say "lint: layout of ${#sources[@]} C++ files (clang-format-19)"
  (cd "$top" && clang-format-19 --dry-run -Werror "${sources[@]}") || bad=1

  mapfile -t scripts < <(shell_scripts)
  say "lint: ${#scripts[@]} shell scripts (shellcheck)"
  for file in "${scripts[@]}"; do bash -n "$top/$file" || bad=1; done
  (cd "$top" && shellcheck -x "${scripts[@]}") || bad=1

  mapfile -t scripts < <(tracked '*.py')
  say "lint: ${#scripts[@]} Python files compile"
  for file in "${scripts[@]}"; do
    python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' "$top/$file" || bad=1
  done

  mapfile -t sources < <(tracked '*.cc')
  say "lint: clang-tidy-19 on ${#sources[@]} files; this takes minutes"
  tidy "${sources[@]}" || bad=1
  [ "$bad" = 0 ] || fail "lint found something; ./dev format lays C++ out"
  say "lint: nothing to say"
}

# clang-tidy on as many files at once as there are cores, with a line for each tenth of them.
tidy() {
  local count=0 line
  # shellcheck disable=SC2016  # $0 and $1 are the inner shell's
  (cd "$top" && printf '%s\0' "$@" |
    xargs -0 -n 1 -P "$(nproc)" sh -c 'clang-tidy-19 --quiet -p "$0" "$1" 2>/dev/null; code=$?; echo "tidied $1"; exit $code' \
      "build/$preset") | while IFS= read -r line; do
    case $line in
      'tidied '*)
        count=$((count + 1))
        [ $((count % ($# / 10 + 1))) -ne 0 ] || say "lint: $count of $#"
        ;;
      *) printf '%s\n' "$line" ;;
    esac
  done
}

format() {
  need lint
  local sources
  mapfile -t sources < <(tracked '*.cc' '*.h')
  (cd "$top" && clang-format-19 -i "${sources[@]}")
  say "laid out ${#sources[@]} files"
}

# Files of the tree that match, new ones too, ignored and deleted ones not.
tracked() {
  local file
  while IFS= read -r file; do [ ! -f "$top/$file" ] || printf '%s\n' "$file"; done < <(
    cd "$top" && git ls-files -co --exclude-standard -- "$@"
  )
}

# What is run by a shell says so in its first line.
shell_scripts() {
  local file first
  while IFS= read -r file; do
    IFS= read -r first <"$top/$file" || true
    case $first in
      '#!'*sh | '# shellcheck shell='*) printf '%s\n' "$file" ;;
    esac
  done < <(tracked)
}
