#!/usr/bin/env python3
"""Holds every #include against the table of docs/design.md: who may include whom, and nothing else.

Also checked: includes of ours are written from the repository's root, a private header (_p.h) stays in its
folder and that folder's tests, file length, words that mean the design is slipping. Exit status 1 and one line per breach.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Folder -> folders that it may include, besides itself.
ALLOWED = {
    "lib/base": [],
    "lib/protocol": ["lib/base"],
    "lib/contacts": ["lib/base", "lib/protocol"],
    "server/ami": ["lib/base", "lib/protocol"],
    "server/pbx": ["lib/base", "lib/protocol", "server/ami"],
    "server/telephony": ["lib/base", "lib/protocol", "server/ami", "server/pbx"],
    "server/store": ["lib/base", "lib/protocol", "server/names"],
    "server/ldap": ["lib/base", "lib/protocol"],
    "server/voicemail": ["lib/base", "lib/protocol"],
    "server/names": ["lib/base", "lib/protocol"],
    "server/hub": ["lib/base", "lib/protocol", "server/pbx", "server/store", "server/telephony", "server/names"],
    "server/web": ["lib/base", "lib/protocol", "server/hub"],
    "server/app": ["lib", "server"],
    "admin": ["lib", "server/store", "server/ami", "server/telephony", "server/pbx"],
    "desktop/settings": ["lib/base", "lib/protocol"],
    "desktop/link": ["lib/base", "lib/protocol"],
    "desktop/phone": ["lib/base", "lib/protocol"],
    "desktop/contacts": ["lib"],
    "desktop/replica": ["lib", "desktop/link", "desktop/settings", "desktop/phone"],
    "desktop/models": ["lib/base", "lib/protocol", "desktop/replica"],
    "desktop/widgets": ["lib/base", "lib/protocol", "desktop/models"],
    "desktop/screens": ["lib", "desktop/contacts", "desktop/widgets", "desktop/models", "desktop/replica",
                        "desktop/settings", "desktop/phone"],
    "desktop/app": ["lib", "desktop"],
    "bench": ["lib", "server", "desktop", "tests"],
    "tests": ["lib", "server", "desktop", "admin", "bench", "tests"],
}
MAX_CODE_LINES = 600
BAD_NAMES = re.compile(r"(manager|utils|misc|common|helper)", re.IGNORECASE)
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
JSON_BEYOND_THE_EDGE = re.compile(r"\b(QVariantMap|QJson\w*|nlohmann)\b")


def layer_of(path):
    """The table row that a path belongs to: the longest folder that is a prefix of it."""
    best = None
    for layer in ALLOWED:
        if path == layer or path.startswith(layer + "/"):
            if best is None or len(layer) > len(best):
                best = layer
    return best


def permits(layer, target):
    return any(target == a or target.startswith(a + "/") for a in [layer, *ALLOWED[layer]])


def code_lines(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return sum(1 for line in text.splitlines() if line.strip() and not line.strip().startswith("//"))


def check(path, breaches):
    name = path.relative_to(ROOT).as_posix()
    layer = layer_of(name)
    if layer is None:
        breaches.append(f"{name}: in no folder of the table in tools/check_layers.py")
        return
    text = path.read_text(encoding="utf-8")
    if BAD_NAMES.search(path.stem):
        breaches.append(f"{name}: a name that says nothing (manager, utils, misc, common, helper)")
    lines = code_lines(text)
    if lines > MAX_CODE_LINES:
        breaches.append(f"{name}: {lines} code lines, at most {MAX_CODE_LINES}")
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            target = found.group(1)
            if target.endswith(".moc") or target.startswith("ui_"):
                continue
            folder = pathlib.PurePosixPath(target).parent.as_posix()
            if not (ROOT / target).exists() and folder.split("/")[0] not in ("lib", "server", "desktop", "tests"):
                continue  # generated into the build folder
            if not permits(layer, folder):
                breaches.append(f'{name}:{number}: {layer} must not include "{target}"')
            own = pathlib.PurePosixPath(name).parent.as_posix()
            if target.endswith("_p.h") and own not in (folder, "tests/" + folder):
                breaches.append(f'{name}:{number}: "{target}" is private to its folder')
        elif layer.startswith(("desktop/models", "desktop/widgets", "desktop/screens", "desktop/replica")):
            if JSON_BEYOND_THE_EDGE.search(line):
                breaches.append(f"{name}:{number}: JSON is decoded at the edge, in lib/protocol")


def main():
    breaches = []
    count = 0
    for top in ("lib", "server", "admin", "desktop", "tests", "bench"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                count += 1
                check(path, breaches)
    for breach in breaches:
        print(breach)
    print(f"check_layers: {count} files, {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
