#!/usr/bin/env bash
# Installs the build into an empty folder and runs what is there: install_test.sh BUILD-FOLDER (A4).
set -euo pipefail
build=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --prefix "$place" >/dev/null

fail() { echo "FAILED: $1" >&2; exit 1; }
for file in bin/euterpe bin/euterpe-server bin/euterpe-admin lib/euterpe/euterpe-phone.so \
  lib/euterpe/euterpe-outlook-file \
  lib/systemd/system/euterpe-server.service lib/sysusers.d/euterpe-server.conf \
  share/applications/euterpe.desktop share/icons/hicolor/scalable/apps/euterpe.svg \
  share/doc/euterpe-server/euterpe-server.conf.example share/euterpe-server/asterisk/extensions_euterpe.conf; do
  [ -s "$place/$file" ] || fail "$file is not installed"
done
grep -q "^ExecStart=$place/bin/euterpe-server --config /etc/euterpe/euterpe-server.conf$" \
  "$place/lib/systemd/system/euterpe-server.service" || fail "the unit starts another program"
! grep -q '@EUTERPE' "$place/lib/systemd/system/euterpe-server.service" || fail "the unit has an unfilled place"

"$place/bin/euterpe-admin" --data "$place/data" init >/dev/null
printf 'secret\n' >"$place/ami-secret"
chmod 600 "$place/ami-secret"
sed -e "s#/etc/euterpe/ami-secret#$place/ami-secret#" -e "s#/var/lib/euterpe#$place/data#" \
  "$place/share/doc/euterpe-server/euterpe-server.conf.example" >"$place/server.conf"
"$place/bin/euterpe-server" --config "$place/server.conf" --check-config || fail "the example is refused"
QT_QPA_PLATFORM=offscreen "$place/bin/euterpe" --version | grep -q '^euterpe [0-9]' || fail "the desktop does not start"
