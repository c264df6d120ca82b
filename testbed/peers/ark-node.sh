#!/bin/bash
# PID 1 of one node in the peers' harness: environment NODE, NET, VIP, PORT, RUN, H, and ARK_ROOT (this checkout).
hostname "n$NODE"
for d in /run /dev/shm /var/log; do mount -t tmpfs tmpfs $d; done
disk=$RUN/disk.n$NODE                      # survives the power cut of the node
mkdir -p "$disk"
{
  echo "ark.cluster { name = peers, key-file = \"$RUN/cluster.key\" }"
  echo "ark.node { name = n$NODE, state-dir = \"$disk/state\", run-dir = /run/ark }"
  echo "ark.scripts-dir = \"$ARK_ROOT/testbed/peers/kits\""
  echo "ark.timing.profile = ${ARK_PROFILE:-default}"
  echo "ark.log.file = \"$disk/ark.log\""
  echo "ark.nodes = ["
  for i in $(seq "$M"); do echo "  { name = n$i, address = \"$NET.$i:7400\", paths = [\"$NET.$i:7401\"] }"; done
  echo "]"
} > "$disk/ark.conf"
"$ARK_ROOT/ark" agent --config "$disk/ark.conf" >> "$disk/agent.out" 2>&1 &
while :; do sleep 3600 & wait $!; done
