#!/usr/bin/env bash
# Makes the desktop's package of the build and measures what it takes once it is installed, without what it
# depends on: size_test.sh BUILD-FOLDER (A6). Run by ctest where nothing is instrumented, and by `make package`.
set -euo pipefail
build=$1
limit=$((100 * 1000 * 1000))
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

fail() { echo "FAILED: $1" >&2; exit 1; }
cpack --config "$build/CPackConfig.cmake" -D CPACK_COMPONENTS_ALL=desktop -D CPACK_PACKAGE_DIRECTORY="$place" \
  >"$place/cpack.log" 2>&1 || { cat "$place/cpack.log" >&2; fail "the package cannot be made"; }
packages=("$place"/euterpe_*.deb)
[ -f "${packages[0]}" ] || fail "cpack has made no euterpe_*.deb"
dpkg-deb --extract "${packages[0]}" "$place/root"
[ -x "$place/root/usr/bin/euterpe" ] || fail "the package has no usr/bin/euterpe"

# On the disk: whole blocks, directories too.
taken=$(du --summarize --block-size=1 "$place/root" | cut -f1)
echo "the desktop takes $((taken / 1000)) kB once installed, of $((limit / 1000)) kB"
if [ "$taken" -gt "$limit" ]; then
  find "$place/root" -type f -printf '%s %P\n' | sort -rn | head -n 10 >&2
  fail "A6: the installed desktop takes $((taken / 1000000)) MB, more than $((limit / 1000000)) MB; its largest files are above"
fi
