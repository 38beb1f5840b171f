#!/usr/bin/env bash
# Formats every C++ file, or with --check says which are not formatted. The version is pinned: another one
# formats differently, and a diff of spaces hides the real one.
set -euo pipefail
cd "$(dirname "$0")/.."
want=14
tool=$(command -v clang-format-$want || command -v clang-format || true)
if [ -z "$tool" ] || ! "$tool" --version | grep -q "version $want\."; then
  echo "format: skipped, clang-format $want is not installed (found: ${tool:-none})"
  exit 0
fi
mapfile -t files < <(git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
[ ${#files[@]} -gt 0 ] || exit 0
if [ "${1:-}" = --check ]; then
  "$tool" --dry-run --Werror "${files[@]}"
  echo "format: ${#files[@]} files as they should be"
else
  "$tool" -i "${files[@]}"
fi
