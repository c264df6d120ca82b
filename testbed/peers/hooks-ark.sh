# Our runtime in the peers' harness (bench-any.sh): three nodes, a VIP and an echo script behind it.
#   ARK_ROOT=/path/to/checkout M=3 H=.../peers .../peers/bench-any.sh testbed/peers/hooks-ark.sh 12 "crash partition"
# ARK_PROFILE=fast for the fast timing profile.
NAME=ark-${ARK_PROFILE:-default}; node_init=$ARK_ROOT/testbed/peers/ark-node.sh
export ARK_ROOT ARK_PROFILE M
prepare() { "$ARK_ROOT/ark" version >&2; head -c 32 /dev/urandom | base64 > "$RUN/cluster.key"; chmod 600 "$RUN/cluster.key"
  local i; for i in $(seq $M); do rm -rf "$RUN/disk.n$i"; done
  for i in $(seq $M); do node_start $i $node_init; done
  local k; for k in $(seq 300); do ready 1 && break; sleep 0.2; done
  ark_on 1 resource create vip --kit vip --id "$VIP" --param address="$VIP/24" --policy check-interval=1s
  ark_on 1 resource create echo --kit echo --param vip="$VIP" --param port="$PORT" --param program="$H/echo.pl" --policy check-interval=1s
  ark_on 1 resource depend echo vip
  ark_on 1 restore echo; }
ark_on() { local n=$1; shift; in_node $n "$ARK_ROOT/ark" --socket /run/ark/admin.sock "$@"; }
ready() { ark_on $1 node list -o json 2>/dev/null | /usr/bin/python3 -c '
import json, sys
text = sys.stdin.read()
nodes = json.loads(text)["nodes"] if text else []
sys.exit(0 if len(nodes) == '$M' and all(n["state"] == "online" for n in nodes) else 1)'; }
move() { ark_on $1 switchover echo --to n$2 --yes >/dev/null 2>&1; }
