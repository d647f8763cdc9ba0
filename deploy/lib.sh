# Shared by the scripts here: words on the screen, Swift, packages, quiet builds. Sourced, never run.
# shellcheck shell=bash

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }

# Says what failed and, where there is one, what to do about it; ends the script.
fail() {
  printf '\n%s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

# Seconds since 1970 with six decimals, whatever the locale's decimal point.
now() { printf '%s' "${EPOCHREALTIME/,/.}"; }

# Seconds since `$1` with one decimal.
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f", to - from }'; }

# ── Swift ──

# True where `$1` is a Swift of at least 6.1; leaves its version in `swift_version`.
swift_is_good() {
  local text
  text=$("$1" --version 2> /dev/null) || return 1
  [[ $text =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]] || return 1
  swift_version="${BASH_REMATCH[1]}.${BASH_REMATCH[2]}"
  ((BASH_REMATCH[1] > 6 || (BASH_REMATCH[1] == 6 && BASH_REMATCH[2] >= 1)))
}

# Puts a Swift of at least 6.1 on PATH.
find_swift() {
  local candidate older=""
  for candidate in "$(command -v swift || true)" "${HOME:-/root}/.local/share/swiftly/bin/swift" \
    /opt/swift/usr/bin/swift /usr/local/swift/usr/bin/swift /usr/share/swift/usr/bin/swift; do
    [ -x "$candidate" ] || continue
    swift_version=""
    if swift_is_good "$candidate"; then
      PATH="$(dirname "$candidate"):$PATH"
      export PATH
      return
    fi
    [ -z "$swift_version" ] || older="$older $candidate is $swift_version;"
  done
  fail "Swift 6.1 or later was not found.${older:+ Found only:$older}" \
    "Install it from https://www.swift.org/install/linux/ and put it on PATH."
}

# Prints the commit that is being built, with -dirty where files differ from it; nothing without git.
# `swift build` takes it from OKR_COMMIT.
commit_here() { git describe --always --dirty --abbrev=12 --exclude '*' 2> /dev/null || true; }

# ── Debian packages ──

# The newest PostgreSQL whose programs are installed, such as 15, or nothing.
installed_postgres() {
  local programs
  for programs in /usr/lib/postgresql/*/bin/initdb; do
    [ -x "$programs" ] && basename "$(dirname "$(dirname "$programs")")"
  done | sort -n | tail -n 1
}

# True where the package `$1`, or what it is wanted for, is there.
have_package() {
  case $1 in
    postgresql) [ "$(installed_postgres)" ] && (($(installed_postgres) >= 14)) && return ;;
    python3) command -v python3 > /dev/null && return ;;
    pkg-config) command -v pkg-config > /dev/null && return ;;
    protobuf-compiler) command -v protoc > /dev/null && return ;;
    tzdata) [ -e /usr/share/zoneinfo/Europe/Warsaw ] && return ;;
  esac
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# Installs those of the packages that are missing, after saying which.
install_packages() {
  local package missing=() command=(apt-get)
  for package in "$@"; do have_package "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  say "Missing packages: ${missing[*]}"
  command -v apt-get > /dev/null || fail "This is not Debian or Ubuntu, so they can't be installed from here." \
    "Install what these packages hold by your system's own means: ${missing[*]}"
  local by_hand="apt-get install ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo > /dev/null || fail "Installing them needs root, and there is no sudo." "As root: $by_hand"
    if [ -t 0 ]; then
      say "Installing them with sudo, which may ask for your password."
      command=(sudo apt-get)
    else
      sudo -n true 2> /dev/null || fail "Installing them needs root, and sudo asks for a password." "First: sudo $by_hand"
      command=(sudo -n apt-get)
    fi
  fi
  local log
  log=$(mktemp)
  if ! apt_install "$log" "${missing[@]}"; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    fail "The packages could not be installed." "Is there a network, and a mirror in /etc/apt/sources.list?" "Then: sudo $by_hand"
  fi
  rm -f "$log"
  for package in "${missing[@]}"; do
    have_package "$package" || fail "The package $package was installed, but what it holds wasn't found."
  done
  say "Installed: ${missing[*]}"
}

# Tries with the package lists at hand, then with fresh ones. `command` comes from the caller.
apt_install() {
  local log=$1
  shift
  local install=("${command[@]}" -o DPkg::Lock::Timeout=300 -y --no-install-recommends install "$@")
  DEBIAN_FRONTEND=noninteractive "${install[@]}" > "$log" 2>&1 < /dev/null && return
  "${command[@]}" update > "$log" 2>&1 < /dev/null || return 1
  DEBIAN_FRONTEND=noninteractive "${install[@]}" >> "$log" 2>&1 < /dev/null
}

# ── Long commands, quietly ──

quiet_pid=""

# Ends the command that run_quietly started, if one runs.
stop_quiet() {
  [ -z "$quiet_pid" ] || kill "$quiet_pid" 2> /dev/null || true
  quiet_pid=""
}

# run_quietly LABEL LOG COMMAND…: the output goes to LOG; the screen shows that it goes on, how long it took, and
# on failure the log's end.
run_quietly() {
  local label=$1 log=$2 from status=0 shown=0 last
  shift 2
  from=$(now)
  "$@" > "$log" 2>&1 < /dev/null &
  quiet_pid=$!
  while kill -0 "$quiet_pid" 2> /dev/null; do
    sleep 1
    shown=$((shown + 1))
    last=$(tail -c 400 "$log" 2> /dev/null | grep -oE '\[[0-9]+/[0-9]+\]' | tail -n 1 || true)
    if [ -t 1 ]; then
      printf '\r\033[K%s … %s s %s' "$label" "$shown" "$last"
    elif ((shown % 30 == 0)); then
      say "$label … $shown s $last"
    fi
  done
  wait "$quiet_pid" || status=$?
  quiet_pid=""
  [ ! -t 1 ] || printf '\r\033[K'
  if ((status)); then
    grep -E '(^|: )error:' "$log" | head -n 10 >&2 || true
    tail -n 25 "$log" >&2
    warn "$label failed with $status after $(since "$from") s; everything it said is in $log"
    return "$status"
  fi
  say "$label: $(since "$from") s"
}
