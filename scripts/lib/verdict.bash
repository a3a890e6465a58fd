# Runs comparisons and holds each verdict against the documented one; needs messages.bash and the
# variables locum (the binary) and out (a folder that exists).

verdicts=()
surprises=0

# judge NAME EXPECTED OPTION...: one `locum run`, its screen shown and kept with its reports in $out.
# EXPECTED lists the exit codes that are documented, as in "0 2".
judge() {
  local name=$1 expected=$2 code=0 screen=$out/$1.txt line word outcome
  shift 2
  "$locum" run "$@" --store "$out/runs.sqlite" \
    --junit "$out/$name.junit.xml" --html "$out/$name.html" --json "$out/$name.json" \
    >"$screen" || code=$?
  cat "$screen"
  word=$(verdict_word "$code")
  line=$(grep -aE '^(PASS|FAIL|INCONCLUSIVE|INVALID)([^A-Za-z]|$)' "$screen" | tail -n 1) || true
  if [[ " $expected " != *" $code "* ]]; then
    outcome="exit $code, documented: ${expected// / or }"
  elif [[ ${line%%[^A-Z]*} != "$word" ]]; then
    outcome="exit $code, but the last verdict on the screen is '${line:-none}'"
  elif ! [ -s "$out/$name.junit.xml" ] || ! [ -s "$out/$name.html" ]; then
    outcome="exit $code, but a report is missing in $out"
  else
    verdicts+=("$(printf '%-18s exit %s  %s' "$name" "$code" "$line")")
    return
  fi
  verdicts+=("$(printf '%-18s %s' "$name" "NOT AS DOCUMENTED: $outcome")")
  surprises=$((surprises + 1))
}

verdict_word() { # EXIT_CODE
  case $1 in
    0) echo PASS ;;
    1) echo FAIL ;;
    2) echo INCONCLUSIVE ;;
    3) echo INVALID ;;
    *) echo "no verdict" ;;
  esac
}

# The verdicts once more, and where the reports are; fails when one was not as documented.
summarize_verdicts() {
  printf '\n'
  printf '%s\n' "${verdicts[@]}"
  printf 'reports: %s/*.html, *.junit.xml, *.json\n' "$out"
  [ "$surprises" -eq 0 ]
}
