# Installs what is missing through apt-get; needs messages.bash.

# apt_install PACKAGE...: as root, or through sudo where there is one. Ends the script, with the
# command to type, when it cannot.
apt_install() {
  local by_hand="apt-get update && apt-get install -y $*"
  command -v apt-get >/dev/null ||
    die "these Debian packages, or what your system calls them, must be installed first: $*"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "neither root nor sudo here; as root, run: $by_hand"
    as_root=(sudo)
    # Without a terminal nobody could type the password: fail at once instead of hanging.
    [ -t 0 ] || as_root=(sudo -n)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
    -o DPkg::Lock::Timeout=300)
  local install=("${apt[@]}" --no-install-recommends install "$@") updated=

  note "installing with ${as_root[*]:+${as_root[*]} }apt-get: $*"
  # Package lists are missing on a fresh image and out of date on an old one; the second shows
  # only when the installation fails.
  if ! apt-get --simulate install "$@" >/dev/null 2>&1; then
    run_quietly "${apt[@]}" update || die "apt-get could not fetch its lists; by hand: $by_hand"
    updated=yes
  fi
  run_quietly "${install[@]}" && return
  if [ -z "$updated" ]; then
    note "trying once more with fresh package lists"
    run_quietly "${apt[@]}" update && run_quietly "${install[@]}" && return
  fi
  die "apt-get could not install $*; by hand: $by_hand"
}

# Shows a command's last lines only when it failed.
run_quietly() {
  local output
  output=$("$@" 2>&1) && return
  printf '%s\n' "$output" | tail -n 15 >&2
  return 1
}
