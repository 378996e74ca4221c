# shellcheck shell=bash
# Installing what is missing. Sourced by ./dev, which defines top, say and fail.
# shellcheck disable=SC2154  # top and preset come from ./dev
#
#   need build test     every Debian package that packaging/dependencies.tsv lists for building and testing is there now
#
# A machine where nothing is missing pays for one dpkg-query. Without dpkg (another distribution) the list is the user's
# to install; the build then says what it does not find.

need() {
  local wanted=" $* " kind name purposes why _ purpose
  local -A reason=()
  local names=() missing=()
  while IFS=$'\t' read -r kind name purposes why _; do
    [ "$kind" = apt ] || continue
    for purpose in ${purposes//,/ }; do
      [[ $wanted == *" $purpose "* ]] && reason[$name]=$why
    done
    [ -z "${reason[$name]:-}" ] || names+=("$name")
  done <"$top/packaging/dependencies.tsv"

  command -v dpkg-query >/dev/null || return 0
  local installed
  # Names come back with their architecture on some packages ("libssl-dev:amd64"); ${Package} leaves it out.
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${names[@]}" 2>/dev/null || true)
  for name in "${names[@]}"; do
    grep -qxF "installed $name" <<<"$installed" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  say "missing Debian packages:"
  for name in "${missing[@]}"; do printf '  %-24s %s\n' "$name" "${reason[$name]}" >&2; done
  install_packages "${missing[@]}"
}

install_packages() {
  local as_root=()
  if ! command -v apt-get >/dev/null; then
    fail "there is no apt-get here. Please install these packages by your system's means: $*"
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      fail "installing needs root, and sudo is not at hand. As root, run this and then ./dev again:
  apt-get update && apt-get install --no-install-recommends $*"
    fi
    as_root=(sudo)
  fi
  local options=(-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get "${options[@]}")
  mkdir -p "$top/build"
  say "apt: reading the package lists"
  apt_step "${apt[@]}" update -q
  apt_step "${apt[@]}" install -q -y --no-install-recommends "$@"
  say "apt: done"
}

# Runs apt with its output in build/apt.log, shows a line a phase, and the log's end if it fails. Standard input is closed:
# nothing may wait for an answer that nobody is asked for.
apt_step() {
  local log=$top/build/apt.log line unpacked=0 set_up=0 total=0
  printf '$ %s\n' "$*" >>"$log"
  if ! "$@" </dev/null 2>&1 | while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    case $line in
      *' newly installed, '*)
        total=${line#* upgraded, }
        total=${total%% newly*}
        ;;
      'Need to get '*) say "apt: fetching ${line#Need to get }" ;;
      'Unpacking '*)
        unpacked=$((unpacked + 1))
        [ $((unpacked % 50)) -ne 1 ] || say "apt: unpacking $unpacked of $total"
        ;;
      'Setting up '*)
        set_up=$((set_up + 1))
        [ $((set_up % 50)) -ne 1 ] || say "apt: setting up $set_up of $total"
        ;;
    esac
  done; then
    tail -n 20 "$log" >&2
    fail "apt-get failed (all of its output: $log)"
  fi
}
