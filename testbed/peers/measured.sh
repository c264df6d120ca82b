# Hooks around other hooks (MEASURED=hooks-ark.sh) for the peers' harness: they add what its result files do not have.
#   $R-crash-holders.csv, $R-partition-holders.csv   for each trial, how many ms two or more live nodes held the address, from
#                              the fault until the next trial, the return of the former owner included
#   $R-partition-answers.csv   for each partition, how many answers of the old owner came after the first of the new one
. "$MEASURED"

# bench-any.sh reads its hooks twice, and only the second time after the functions that are replaced here.
declare -F heal >/dev/null || return 0
for name in node_crash node_clean isolate heal addrmon_stop; do eval "plain_$(declare -f $name)"; done
FAULT=

# A dead machine holds nothing, although its network namespace keeps the address until it is cleaned.
node_crash() { FAULT=crash AT=$T0 DEAD=$1 DEAD_UNTIL=1e12; plain_node_crash "$1"; }
node_clean() { plain_node_clean "$1"; if [ "$FAULT" = crash ]; then DEAD_UNTIL=$(ms_since "$AT"); fi; }
isolate() { FAULT=partition AT=$T0 DEAD=0 DEAD_UNTIL=0; plain_isolate "$@"; }

heal() {
  awk -F, -v first="${FIRST:-}" -v old="n$ACT" 'first != "" && $1+0 > first+0 && $3 == old { n++ } END { print n+0 }' \
    "$RUN/probe.csv" >> "$R-partition-answers.csv"
  plain_heal
}

addrmon_stop() {
  if [ -n "$FAULT" ]; then
    dual_ms "$AT" "$DEAD" "$DEAD_UNTIL" "$ACT" >> "$R-$FAULT-holders.csv"
    FAULT=
  fi
  plain_addrmon_stop
}
