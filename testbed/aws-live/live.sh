# Sourced by checklist: an AWS account. Terraform keeps its state, and we our key, in $work.
need terraform aws jq ssh scp curl ssh-keygen tar
work=${CHECKLIST_HOME:-$HOME/.ark-live}
LISTEN=0.0.0.0
: "${NODE_JAVA:=/usr/lib/jvm/java-25-amazon-corretto}"
user=${NODE_USER:-ec2-user}
mkdir -p "$work"
chmod 700 "$work"
tf() { terraform -chdir="$here/terraform" "$@"; }
export TF_DATA_DIR=$work/terraform

variables() {
  [ -f "$work/key" ] || ssh-keygen -q -t ed25519 -N '' -f "$work/key"
  export TF_VAR_public_key TF_VAR_operator_cidr TF_VAR_region
  TF_VAR_public_key=$(cat "$work/key.pub")
  TF_VAR_operator_cidr=${OPERATOR_CIDR:-$(curl -s https://checkip.amazonaws.com)/32}
  TF_VAR_region=${REGION:-ap-northeast-1}
}

own() { # own NODE NAME: a setting of that node
  local letter=${1#node-}
  local variable=$2_${letter^^}
  case $2 in PORT) echo 8080 ;; PROBE_PORT) echo 8081 ;; *) echo "${!variable}" ;; esac
}
on() { # on ADDRESS COMMAND...
  local address=$1; shift
  ssh -n -i "$work/key" -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile="$work/known_hosts" -o ConnectTimeout=5 \
    -o ServerAliveInterval=2 -o ServerAliveCountMax=3 -o LogLevel=ERROR "$user@$address" "$(printf '%q ' "$@")"
}
at() { local address; address=$(own "$1" SSH); shift 2; on "$address" sudo env ARK_JAVA_HOME="$NODE_JAVA" /opt/ark/ark "$@"; }

up() {
  variables
  tf init -input=false >/dev/null
  tf apply -input=false -auto-approve -state="$work/terraform.tfstate"
  local settings name value
  settings=$(tf output -state="$work/terraform.tfstate" -json settings)
  while IFS=$'\t' read -r name value; do printf -v "$name" %s "$value"; done < <(jq -r 'to_entries[] | [.key, .value] | @tsv' <<< "$settings")
  head -c 32 /dev/urandom | base64 > "$work/cluster.key"
  tar -C "$root" -czf "$work/ark.tgz" --transform 's,^build/dist/,,' ark scripts build/dist/lib build/dist/plugins
  local node
  for node in "${nodes[@]}"; do install_node "$node"; start_node "$node"; done
}

install_node() {
  local address
  address=$(own "$1" SSH)
  check "$1 can be reached" on "$address" true
  check "$1 has Java 25" on "$address" test -x "$NODE_JAVA/bin/java"
  check "$1 is ready" on "$address" test -f /var/lib/ark-live-ready
  { echo "ark.cluster { name = live, key-file = /etc/ark/cluster.key }"
    echo "ark.node.name = $1"
    echo "ark.scripts-dir = /opt/ark/scripts"
    echo "ark.plugins-dir = /opt/ark/plugins"
    echo "ark.nodes = ["
    local node
    for node in "${nodes[@]}"; do
      echo "  { name = $node, address = \"$(own "$node" IP):7400\", paths = [\"$(own "$node" IP):7401\"] }"
    done
    echo "]"; } > "$work/ark.conf"
  scp -q -i "$work/key" -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile="$work/known_hosts" \
    "$work/ark.tgz" "$work/ark.conf" "$work/cluster.key" "$user@$address:"
  on "$address" sudo sh -c "mkdir -p /opt/ark /etc/ark && tar -C /opt/ark -xzf /home/$user/ark.tgz && \
    install -m 644 /home/$user/ark.conf /etc/ark/ark.conf && install -m 600 -o root /home/$user/cluster.key /etc/ark/cluster.key && \
    rm /home/$user/cluster.key"
}

# A power cut, as far as one can be asked for: a second later, when we are gone, the kernel resets the machine.
kill_node() {
  on "$(own "$1" SSH)" sudo sh -c \
    'echo 1 > /proc/sys/kernel/sysrq; (sleep 1; echo b > /proc/sysrq-trigger) >/dev/null 2>&1 </dev/null &'
}
start_node() {
  local address
  address=$(own "$1" SSH)
  check "$1 can be reached" on "$address" true
  on "$address" sudo systemd-run --unit=ark --collect --property=KillMode=process --property=Restart=on-failure \
    --setenv=ARK_JAVA_HOME="$NODE_JAVA" /opt/ark/ark agent --config /etc/ark/ark.conf
}

# A client in the VPC, on the internet (that is us), or in the peered VPC, which looks the name up each time.
who() {
  case $1 in
    route-table) on "$CLIENT_MAIN" curl -s --max-time 1 "http://$VIP:8080/" || true ;;
    elastic-ip) curl -s --max-time 1 "http://$EIP:8080/" || true ;;
    nlb) on "$CLIENT_MAIN" curl -s --max-time 1 "http://$BALANCER/" || true ;;
    route53) on "$CLIENT_OTHER" curl -s --max-time 1 "http://web.$ZONE:8080/" || true ;;
  esac
}

down() {
  variables
  tf destroy -input=false -auto-approve -state="$work/terraform.tfstate" && rm -rf "$work"
}
kept() { echo "checklist: everything runs on and costs money; 'checklist destroy' ends it. Key and state are in $work" >&2; }
