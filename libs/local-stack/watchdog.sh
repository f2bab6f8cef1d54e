#!/bin/sh
# Stops what its parent started when the parent goes away, however it goes (ADR 0006).
#
# The parent holds the other end of standard input and writes one instruction per line:
#   guard <pid> <signal> <seconds>   stop this process with the signal, wait so long, then kill it
#   forget <pid>                     it has ended, or is none of our business any more
#   remove <folder>                  throwaway data, removed when everything has stopped
# At the end of the input, whatever is still on the list is stopped, newest first because it depends on the older.
trap '' INT TERM HUP
guarded=''
folders=''
newline='
'

alive() {
  kill -0 "$1" 2>/dev/null || return 1
  # A zombie that nobody collects has ended all the same.
  [ ! -r "/proc/$1/status" ] || ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

stop() { # pid signal seconds
  alive "$1" || return 0
  kill "-$2" "$1" 2>/dev/null
  left=$(($3 * 20))
  while alive "$1" && [ "$left" -gt 0 ]; do
    sleep 0.05
    left=$((left - 1))
  done
  alive "$1" && { kill -KILL "-$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null; }
  return 0
}

while read -r verb rest; do
  case $verb in
    guard) guarded="$rest$newline$guarded" ;;
    forget)
      kept=''
      IFS=$newline
      for entry in $guarded; do
        [ "${entry%% *}" = "$rest" ] || kept="$kept$entry$newline"
      done
      unset IFS
      guarded=$kept
      ;;
    remove) folders="$rest$newline$folders" ;;
  esac
done

IFS=$newline
for entry in $guarded; do
  unset IFS
  # shellcheck disable=SC2086 # three words on purpose
  stop $entry
  IFS=$newline
done
for folder in $folders; do
  # A server's last child may still be writing while its folder goes.
  rm -rf "$folder" 2>/dev/null || { sleep 0.5; rm -rf "$folder"; }
done
exit 0
