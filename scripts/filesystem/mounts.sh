# Looks of the kit filesystem; sourced by bash. They read /proc and start no program, but for users.

# For the letgo, which gets no parameters: where the file system of this tag is mounted.
note=/run/ark-filesystem/${2:-}

# The mount point as the kernel writes it into mountinfo.
escaped() {
  local path=${1//\\/\\134}
  path=${path// /\\040}
  printf '%s' "${path//$'\t'/\\011}"
}

# Sets root, source and flags of what is mounted on a directory; the last mount of several is on top.
find_mount() {
  local wanted line fields
  wanted=$(escaped "$1") root='' source='' flags=''
  while read -r line; do
    read -ra fields <<<"${line% - *}"
    [ "${fields[4]}" = "$wanted" ] || continue
    root=${fields[3]} flags=${fields[5]}
    read -ra fields <<<"${line##* - }"
    source=${fields[1]} flags=$flags,${fields[2]}
  done </proc/self/mountinfo
  [ -n "$root" ]
}

# The processes that have a file, a directory or a program below a directory in use, of this mount namespace only.
users() {
  local file
  {
    find /proc/[0-9]*/cwd /proc/[0-9]*/root /proc/[0-9]*/fd -maxdepth 1 -type l \
      \( -lname "${1//[][*?\\]/?}" -o -lname "${1//[][*?\\]/?}/*" \) 2>/dev/null
    grep -lsF " $1/" /proc/[0-9]*/maps
  } | while IFS=/ read -r _ _ file _; do
    [ "/proc/$file/ns/mnt" -ef /proc/self/ns/mnt ] && [ "$file" != $$ ] && echo "$file"
  done | sort -nu
}
