# Background processes by pid file, and a word with a local HTTP server.
#
# A pid file holds the pid and the process's start time: a pid that the system has given to somebody
# else is never mistaken for ours.

# start_time PID: in clock ticks since boot; fails for a process that is gone or only not yet reaped.
start_time() {
  local stat fields
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  # The name, in parentheses, may itself hold spaces and parentheses.
  read -ra fields <<<"${stat##*) }"
  [ "${fields[0]}" != Z ] && printf '%s\n' "${fields[19]}"
}

remember_process() { # PID FILE
  printf '%s %s\n' "$1" "$(start_time "$1" || echo gone)" >"$2"
}

# process_of FILE: the pid, if that very process still runs.
process_of() {
  local pid started
  { read -r pid started <"$1"; } 2>/dev/null || return 1
  [ "$(start_time "$pid")" = "$started" ] && printf '%s\n' "$pid"
}

running() { process_of "$1" >/dev/null; }

# Asks politely, and after five seconds no longer.
end_process() { # FILE
  local pid _
  pid=$(process_of "$1") || return 0
  kill "$pid" 2>/dev/null || return 0
  for _ in {1..50}; do
    running "$1" || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}

# listening PORT: somebody accepts connections there.
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# http_get http://127.0.0.1:PORT PATH: status line, headers and body; needs no curl.
http_get() {
  local authority=${1#http://} line
  (
    exec 3<>"/dev/tcp/${authority%:*}/${authority##*:}"
    printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$2" "$authority" >&3
    while IFS= read -r -t 5 line <&3 || [ -n "$line" ]; do printf '%s\n' "${line%$'\r'}"; done
  ) 2>/dev/null
}
