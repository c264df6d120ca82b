# Sourced by checklist: aws-sim and three nodes on the loopback address, in a temporary directory.
need aws jq curl shuf
REGION=ap-northeast-1 VIP=10.99.0.10 ZONE=ark-live.internal EIP_TAG=Name=ark-live-web LISTEN=127.0.0.1
export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
work=$(mktemp -d "${TMPDIR:-/tmp}/ark-checklist-XXXXXX")
base=$((20000 + RANDOM % 10000))
sim=

own() { # own NODE NAME: a setting of that node
  local letter=${1#node-}
  case $2 in
    PORT) case $letter in a) echo $((base + 1)) ;; b) echo $((base + 2)) ;; c) echo $((base + 3)) ;; esac ;;
    PROBE_PORT) case $letter in a) echo $((base + 4)) ;; b) echo $((base + 5)) ;; c) echo $((base + 6)) ;; esac ;;
    EIP_IP) ;; # the primary address; nobody is reached by it here
    *) jq -r ".regions[\"$REGION\"].main.instances[\"$1\"].$2" "$work/sim.json" ;;
  esac
}

up() {
  "$root/ark" aws-sim --topology "$here/rehearsal.json" > "$work/sim.json" 2> "$work/sim.log" &
  sim=$!
  until [ -s "$work/sim.json" ]; do kill -0 "$sim" || fail "aws-sim did not start: $(cat "$work/sim.log")"; sleep 0.1; done
  AWS_ENDPOINT_URL=$(jq -r .endpoint "$work/sim.json")
  export AWS_ENDPOINT_URL
  TABLES=$(jq -r ".regions[\"$REGION\"].main.routeTables | [.main, .nodes, .clients] | join(\" \")" "$work/sim.json")
  CLIENTS=$(jq -r ".regions[\"$REGION\"].main.subnets.clients" "$work/sim.json")
  NODE_A=$(own node-a instance) NODE_B=$(own node-b instance) NODE_C=$(own node-c instance)
  IP_A=$(own node-a ip) IP_B=$(own node-b ip) IP_C=$(own node-c ip)
  ALLOCATION=$(aws_ ec2 allocate-address --query AllocationId --tag-specifications "ResourceType=elastic-ip,Tags=[{Key=${EIP_TAG%%=*},Value=${EIP_TAG#*=}}]")
  local vpc
  vpc=$(jq -r ".regions[\"$REGION\"].main.vpc" "$work/sim.json")
  ZONE_ID=$(aws_ route53 create-hosted-zone --name "$ZONE" --caller-reference private --vpc "VPCRegion=$REGION,VPCId=$vpc" --query HostedZone.Id)
  aws_ route53 create-hosted-zone --name "$ZONE" --caller-reference public >/dev/null
  balancer "$vpc"
  head -c 32 /dev/urandom | base64 > "$work/cluster.key"
  chmod 600 "$work/cluster.key"
  local node number=0
  for node in "${nodes[@]}"; do
    number=$((number + 10))
    echo "{ name = $node, address = \"127.0.0.1:$((base + number))\", paths = [\"127.0.0.1:$((base + number + 1))\"] }" >> "$work/nodes"
  done
  for node in "${nodes[@]}"; do
    { echo "ark.cluster { name = checklist, key-file = \"$work/cluster.key\" }"
      echo "ark.node { name = $node, state-dir = \"$work/$node/state\", run-dir = \"$work/$node/run\" }"
      echo "ark.scripts-dir = \"$root/scripts\""
      echo "ark.plugins-dir = \"$root/build/dist/plugins\""
      echo "ark.nodes = ["; cat "$work/nodes"; echo "]"; } > "$work/$node.conf"
    start_node "$node"
  done
}

# As balancer.tf makes it, but for the ports of the probes: the nodes share an address.
balancer() { # balancer VPC
  local load_balancer node
  GROUP=$(aws_ elbv2 create-target-group --name web --protocol TCP --port 8080 --vpc-id "$1" --health-check-protocol HTTP --health-check-path / \
    --health-check-interval-seconds 5 --health-check-timeout-seconds 4 --healthy-threshold-count 2 --unhealthy-threshold-count 2 \
    --query 'TargetGroups[].TargetGroupArn')
  load_balancer=$(aws_ elbv2 create-load-balancer --name web --type network --scheme internal \
    --subnets $(jq -r ".regions[\"$REGION\"].main.subnets | [.[\"node-a\", \"node-b\", \"node-c\"]] | join(\" \")" "$work/sim.json") \
    --query 'LoadBalancers[].LoadBalancerArn')
  aws_ elbv2 create-listener --load-balancer-arn "$load_balancer" --protocol TCP --port 80 \
    --default-actions "Type=forward,TargetGroupArn=$GROUP" >/dev/null
  for node in "${nodes[@]}"; do
    aws_ elbv2 register-targets --target-group-arn "$GROUP" --targets "Id=$(own "$node" instance),Port=$(own "$node" PROBE_PORT)"
  done
}

at() { local node=$1; shift 2; ARK_SOCKET=$work/$node/run/admin.sock "$root/ark" "$@"; }
start_node() {
  AWS_EC2_METADATA_DISABLED=false AWS_EC2_METADATA_SERVICE_ENDPOINT=$(own "$1" imds) \
    env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY ARK_CHECKLIST="$work/$1" \
    setsid "$root/ark" agent --config "$work/$1.conf" >> "$work/$1.log" 2>&1 < /dev/null &
  disown
}
# Everything that carries the mark of a directory below ours in its environment: node, kit-host, guard, services.
marked() { grep -lszE "^ARK_CHECKLIST=$1(/|\$)" /proc/[0-9]*/environ 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/' || true; }
kill_node() { local each; for each in $(marked "$work/$1"); do kill -KILL "$each" 2>/dev/null || true; done; }

# A client in the client subnet, or on the internet: who gets its packet, and answers. A load balancer without a healthy target takes any.
who() {
  local node port
  case $1 in
    route-table) node=$(curl -s "$AWS_ENDPOINT_URL/_sim/packet?region=$REGION&subnet=$CLIENTS&to=$VIP" | jq -r '.instance // "nobody"' | node_of_instance) ;;
    nlb) node=$(leads_nlb | tr ' ' '\n' | grep . || printf '%s\n' "${nodes[@]}") && node=$(shuf -n 1 <<< "$node") ;;
    *) node=$("leads_$1") ;;
  esac
  port=$(own "$node" PORT)
  [ -n "$port" ] && curl -s --max-time 1 "http://127.0.0.1:$port/" || true
}

down() {
  local each
  for each in $(marked "$work"); do kill -KILL "$each" 2>/dev/null || true; done
  if [ -n "$sim" ]; then kill "$sim" 2>/dev/null || true; fi
  wait 2>/dev/null || true
  if [ $failures = 0 ]; then rm -rf "$work"; else echo "checklist: logs are kept in $work" >&2; fi
}
kept() { echo "checklist: everything runs on; endpoint $AWS_ENDPOINT_URL, files in $work" >&2; }
