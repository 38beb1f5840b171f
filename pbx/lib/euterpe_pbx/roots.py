"""Where Asterisk itself lives: the system's own, or a private Debian root in the cache.

A private root is built under a temporary name and renamed when complete, so that a
half-made one is never used. One lock file per suite serialises builders.
"""
import contextlib
import fcntl
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from .fail import Fail

SUITES = ("sid", "bullseye")
PACKAGES = {
    "sid": ["asterisk", "asterisk-modules", "asterisk-core-sounds-en-gsm", "asterisk-core-sounds-it-gsm",
            "asterisk-moh-opsound-gsm"],
    "bullseye": ["asterisk", "asterisk-modules", "asterisk-voicemail", "asterisk-core-sounds-en-gsm",
                 "asterisk-core-sounds-it-gsm", "asterisk-moh-opsound-gsm"],
}
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
STAMP = "etc/euterpe-root.json"
LAYOUT = 1  # raise when the recipe changes, so that older roots are made anew


class Root:
    """An Asterisk installation: `path` is "/" for the system's own."""

    def __init__(self, path, version, suite):
        self.path, self.version, self.suite = Path(path), version, suite

    @property
    def is_system(self):
        return str(self.path) == "/"

    def inside(self, path):
        """The host's path of a file that Asterisk knows as `path`."""
        return self.path / str(path).lstrip("/")

    def command(self, *words):
        return list(words) if self.is_system else ["chroot", str(self.path), *words]

    def account(self):
        """Numeric user and group of `asterisk` inside the root (they differ from the host's)."""
        for line in self.inside("/etc/passwd").read_text().splitlines():
            fields = line.split(":")
            if fields[0] == "asterisk":
                return int(fields[2]), int(fields[3])
        raise Fail(f"{self.path} has no user 'asterisk': remove that folder and run 'euterpe-pbx install'")

    def major(self):
        found = re.match(r"\d+", self.version)
        return int(found.group()) if found else 0

    def describe(self):
        return {"root": str(self.path), "version": self.version, "suite": self.suite}


def cache_dir():
    base = os.environ.get("EUTERPE_CACHE")
    if base:
        return Path(base)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "euterpe"


@contextlib.contextmanager
def locked(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="ascii") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def need_root(what):
    if os.geteuid() != 0:
        raise Fail(f"{what} needs root: run it with sudo")


def version_of(command):
    try:
        said = subprocess.run(command + ["-V"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    found = re.search(r"Asterisk (?:certified/)?(\S+)", said)
    return found.group(1) if found else None


def system_root():
    """The system's Asterisk when it is one that Euterpe supports."""
    if not shutil.which("asterisk"):
        return None
    version = version_of(["asterisk"])
    if not version or not 16 <= int(version.split(".")[0]) <= 99:
        return None
    return Root("/", version, "system")


def private_root(suite):
    path = cache_dir() / f"asterisk-{suite}"
    try:
        stamp = json.loads((path / STAMP).read_text())
    except (OSError, ValueError):
        return None
    return Root(path, stamp["version"], suite) if stamp.get("layout") == LAYOUT else None


def find(suite=None):
    """What is installed already; never installs."""
    if suite is None:
        found = system_root()
        if found:
            return found
    for one in [suite] if suite else SUITES:
        found = private_root(one)
        if found:
            return found
    raise Fail("no Asterisk is installed: run 'euterpe-pbx install' first")


def install(suite=None):
    if suite is None:
        found = system_root() or system_install()
        if found:
            return found
        try:
            return install_private("sid")
        except Fail as error:
            print(f"euterpe-pbx: sid could not be installed ({error}); taking bullseye", flush=True)
            return install_private("bullseye")
    return install_private(suite)


def system_install():
    """Installs from the machine's own archive where that has Asterisk; None where it has not."""
    said = subprocess.run(["apt-cache", "policy", "asterisk"], capture_output=True, text=True, check=False).stdout
    candidate = re.search(r"Candidate: (\S+)", said)
    if not candidate or candidate.group(1) == "(none)":
        return None
    need_root("installing Asterisk")
    run(["apt-get", "install", "-y", "--no-install-recommends", "asterisk", "asterisk-modules",
         "asterisk-core-sounds-en-gsm"], "apt-get install asterisk")
    run(["apt-get", "install", "-y", "--no-install-recommends", "asterisk-voicemail"], None)
    return system_root()


def run(command, what):
    """Runs quietly; on failure shows the last lines. `what` None: failing is fine."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", env=environment, check=False)
    if done.returncode and what:
        tail = " | ".join(done.stdout.strip().splitlines()[-3:])
        raise Fail(f"{what} failed ({done.returncode}): {tail}")


def mirror():
    """The Debian mirror that this machine itself is set up with."""
    said = subprocess.run(["apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)"],
                          capture_output=True, text=True, check=False).stdout
    for line in said.splitlines():
        origin, label, uri = (line.split("|") + ["", ""])[:3]
        if origin == "Debian" and label == "Debian" and uri.startswith(("http:", "https:")):
            return uri.rstrip("/")
    raise Fail("apt knows no Debian mirror: run 'apt-get update', or install Asterisk 16 or newer by hand")


def install_private(suite):
    path = cache_dir() / f"asterisk-{suite}"
    with locked(cache_dir() / f"asterisk-{suite}.lock"):
        found = private_root(suite)
        if found:
            return found
        need_root("making the private root")
        if not shutil.which("debootstrap"):
            raise Fail("debootstrap is missing: apt-get install debootstrap")
        if not KEYRING.exists():
            raise Fail("Debian's keyring is missing: apt-get install debian-archive-keyring")
        part = path.with_name(path.name + ".partial")
        clear(part)
        part.mkdir(parents=True)
        source = mirror()
        run(["debootstrap", "--variant=minbase", f"--keyring={KEYRING}", "--force-check-gpg",
             "--include=ca-certificates", suite, str(part), source],
            f"debootstrap {suite}")
        fill(part, suite)
        version = version_of(["chroot", str(part), "asterisk"])
        if not version:
            raise Fail(f"Asterisk does not start in {part}")
        (part / STAMP).write_text(json.dumps({"layout": LAYOUT, "version": version, "suite": suite}))
        clear(path)
        part.rename(path)
        return Root(path, version, suite)


def fill(part, suite):
    # A mirror that is frozen in time has a Release file past its date; its signature is checked all the same.
    (part / "etc/apt/apt.conf.d/90euterpe").write_text(
        'Acquire::Check-Valid-Until "false";\nAPT::Install-Recommends "false";\n')
    no_service = part / "usr/sbin/policy-rc.d"
    no_service.write_text("#!/bin/sh\nexit 101\n")
    no_service.chmod(0o755)
    run(["chroot", str(part), "apt-get", "update"], "apt-get update in the private root")
    run(["chroot", str(part), "apt-get", "install", "-y", "--no-install-recommends", *PACKAGES[suite]],
        "apt-get install asterisk in the private root")
    run(["chroot", str(part), "apt-get", "clean"], None)


def clear(path):
    """Removes a root of ours; refuses while an instance keeps something mounted in it."""
    if not path.exists():
        return
    mounts = Path("/proc/mounts").read_text().splitlines()
    if any(line.split()[1].startswith(str(path) + "/") for line in mounts):
        raise Fail(f"something is mounted inside {path}: unmount it first")
    shutil.rmtree(path)
