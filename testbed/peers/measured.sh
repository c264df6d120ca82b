# Hooks around other hooks (MEASURED=hooks-ark.sh) for the peers' harness: they add what its result files do not have.
#   $R-crash-holders.csv       for each crash, how long two or more live nodes held the address, until the next trial
#   $R-partition-answers.csv   for each partition, how many answers of the old owner came after the first of the new one
. "$MEASURED"

if declare -F node_clean >/dev/null && ! declare -F plain_node_crash >/dev/null; then
  for name in node_crash node_clean addrmon_stop heal; do eval "plain_$(declare -f $name)"; done
fi

# A dead machine holds nothing, although its network namespace keeps the address until it is cleaned.
node_crash() { CRASHED=$1 CRASHED_AT=$T0 CLEANED=; plain_node_crash "$1"; }
node_clean() { plain_node_clean "$1"; [ "${CRASHED:-}" = "$1" ] && CLEANED=$(ms_since "$CRASHED_AT"); }

addrmon_stop() {
  if [ -n "${CRASHED:-}" ]; then
    dual_ms "$CRASHED_AT" "$CRASHED" "${CLEANED:-1e12}" "$CRASHED" >> "$R-crash-holders.csv"
    CRASHED=
  fi
  plain_addrmon_stop
}

heal() {
  [ -n "${FIRST:-}" ] && awk -F, -v first="$FIRST" -v old="n$ACT" '$1+0 > first+0 && $3 == old { n++ } END { print n+0 }' \
    "$RUN/probe.csv" >> "$R-partition-answers.csv"
  plain_heal
}
