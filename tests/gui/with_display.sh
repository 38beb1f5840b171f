#!/usr/bin/env bash
# Runs a command under a display of its own: Xvfb with a free number, openbox, a session bus, a fresh HOME and
# runtime directory. Everything that was started ends with it, by process id.
#   tests/gui/with_display.sh COMMAND [ARGUMENT]...
set -euo pipefail

folder=$(mktemp -d "${TMPDIR:-/tmp}/euterpe-display.XXXXXX")
started=()
finish() {
  local index
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    kill "${started[index]}" 2>/dev/null || true
    wait "${started[index]}" 2>/dev/null || true
  done
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 143' TERM INT

mkdir -m 700 "$folder/runtime" "$folder/home"
mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$folder/number" >"$folder/display.log" 2>&1 &
started+=($!)
read -r -t 20 number <"$folder/number" || {
  echo "with_display: Xvfb did not start" >&2
  cat "$folder/display.log" >&2
  exit 1
}

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export DISPLAY=:$number XDG_RUNTIME_DIR=$folder/runtime HOME=$folder/home
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
# No sound server is looked for, and none is started by looking for one.
export PULSE_SERVER=${PULSE_SERVER:-unix:$folder/no-sound}

dbus-daemon --session --nofork --address="unix:path=$folder/bus" >/dev/null 2>&1 &
started+=($!)
export DBUS_SESSION_BUS_ADDRESS=unix:path=$folder/bus
openbox >/dev/null 2>&1 &
started+=($!)

# Up once it has told the root window its name.
for _ in $(seq 200); do
  xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break
  sleep 0.05
done

"$@" &
command=$!
started+=("$command")
status=0
wait "$command" || status=$?
exit "$status"
