# Messages of a script. They go to standard error: standard output is for results.

note() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

die() {
  note "$*"
  exit 1
}
