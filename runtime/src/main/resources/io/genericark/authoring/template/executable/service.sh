# The pids of the service: what carries this resource's tag and was not started by this action itself.
service() {
  for environ in $(grep -lszxF "ARK_TAG=$ARK_TAG" /proc/[0-9]*/environ); do
    grep -qszxF "ARK_RUN=$ARK_RUN" "$environ" && continue
    grep -qszxF "ARK_TAG=$ARK_TAG" "$environ" || continue # it has ended in the meantime
    pid=${environ#/proc/}
    echo "${pid%/environ}"
  done
}
