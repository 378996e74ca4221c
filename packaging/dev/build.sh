# shellcheck shell=bash
# Building. Sourced by ./dev, which defines top, preset, say and fail.
# shellcheck disable=SC2154  # top and preset come from ./dev
#
#   build                   everything
#   build youward youwardd  these targets
#
# A tree in which nothing changed costs one ninja run, which looks at every file's time and does nothing.

build() {
  local folder=$top/build/$preset began=$SECONDS targets=()
  configure "$folder"
  [ $# -eq 0 ] || targets=(--target "$@")
  (cd "$top" && NINJA_STATUS='[%f/%t] ' exec cmake --build --preset "$preset" "${targets[@]}" 2>&1) | show_ninja "$began" ||
    fail "the build failed"
}

# Configures when that was never done, when the presets changed, or when the tree was moved: CMake sees to the rest.
configure() {
  local folder=$1 fresh=() log=$1/configure.log home=''
  if [ -f "$folder/CMakeCache.txt" ]; then
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt")
    [ "$home" = "$top" ] || fresh=(--fresh)
  fi
  if [ ${#fresh[@]} -eq 0 ] && [ -f "$folder/build.ninja" ] && [ "$folder/build.ninja" -nt "$top/CMakePresets.json" ]; then
    return 0
  fi
  say "configuring build/$preset"
  mkdir -p "$folder"
  if ! (cd "$top" && cmake --preset "$preset" "${fresh[@]}" >"$log" 2>&1); then
    cat "$log" >&2
    fail "configuring failed"
  fi
}

# Ninja's progress: one line that changes on a terminal, a line for each tenth elsewhere. All else it says (errors above all)
# is passed on; CMake's "-- " lines, when the build configures itself again, are not.
show_ninja() {
  local began=$1 line tenth=-1 now width steps=0
  width=$(stty size <&2 2>/dev/null | cut -d' ' -f2) || true
  [[ $width =~ ^[1-9][0-9]*$ ]] || width=80
  while IFS= read -r line; do
    if [[ $line == *'Re-checking globbed directories'* ]]; then
      continue
    elif [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*) ]]; then
      steps=${BASH_REMATCH[2]}
      if [ -t 2 ]; then
        printf '\r\e[K%s' "${line:0:$((width - 1))}" >&2
      else
        now=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
        [ "$now" -eq "$tenth" ] || say "build: ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}  ${BASH_REMATCH[3]##* }"
        tenth=$now
      fi
    elif [[ $line == 'ninja: no work to do.' ]]; then
      say "build: up to date"
    elif [[ $line != '-- '* && -n $line ]]; then
      clear_line
      say "$line"
    fi
  done
  [ "$steps" -eq 0 ] || {
    clear_line
    say "build: done ($steps steps, $((SECONDS - began)) s)"
  }
}

clear_line() { [ ! -t 2 ] || printf '\r\e[K' >&2; }
