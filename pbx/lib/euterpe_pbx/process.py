"""Starting, awaiting and ending the Asterisk of an instance. Only ever touches its own process id."""
import json
import os
import select
import signal
import subprocess
import time

from . import roots
from .ami import Ami
from .fail import Fail

BOOT_SECONDS = 40
STOP_SECONDS = 8


def pid_of(one):
    """The process id of a running instance, or None. Checks that the pid is really this instance's."""
    try:
        pid = int(one.host("run", "asterisk.pid").read_text())
        words = open(f"/proc/{pid}/cmdline", "rb").read().split(b"\0")
    except (OSError, ValueError):
        return None
    return pid if f"{one.base}/etc/asterisk.conf".encode() in words else None


def command(one):
    return one.root.command("asterisk", "-f", "-U", "asterisk", "-G", "asterisk",
                            "-C", f"{one.base}/etc/asterisk.conf")


def start(one, foreground):
    roots.need_root("starting Asterisk")
    outside = one.outside()
    with roots.locked(roots.cache_dir() / "instances" / f"{one.name}.lock"):
        if outside:
            launch(outside)
        if not foreground:
            launch(one)
            for each in filter(None, [one, outside]):
                await_boot(each)
            remember_numbers(one)
            return 0
    return run_in_foreground(one, outside)


def launch(one):
    if pid_of(one):
        return
    clean(one)
    with open(one.host("log", "stdout.txt"), "ab") as log:
        one.starting = subprocess.Popen(command(one), stdin=subprocess.DEVNULL, stdout=log,
                                        stderr=subprocess.STDOUT, start_new_session=True, cwd="/")


def clean(one):
    for name in ("asterisk.pid", "asterisk.ctl"):
        one.host("run", name).unlink(missing_ok=True)


def run_in_foreground(one, outside):
    if pid_of(one):
        raise Fail(f"'{one.name}' is running already: stop it first")
    clean(one)
    child = subprocess.Popen(command(one), stdin=subprocess.DEVNULL, cwd="/")
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: child.terminate())
    code = child.wait()
    if outside:
        stop(outside)
    return max(code, 0)


def await_boot(one):
    """Waits for AMI's FullyBooted."""
    deadline = time.monotonic() + BOOT_SECONDS
    facts, child = one.facts, getattr(one, "starting", None)
    while time.monotonic() < deadline:
        if child and child.poll() is not None:
            raise Fail(f"Asterisk of '{one.name}' ended at once ({child.returncode}): {last_words(one)}")
        try:
            with Ami(facts["host"], facts["ami_port"]) as ami:
                ami.login(facts["ami_user"], facts["ami_secret"])
                if ami.wait(lambda event: event.get("Event") == "FullyBooted", deadline - time.monotonic()):
                    return
        except (OSError, ConnectionError):
            time.sleep(0.05)  # the port is not open yet; there is nothing to await before that
    raise Fail(f"Asterisk of '{one.name}' was not up within {BOOT_SECONDS} s: {last_words(one)}")


def remember_numbers(one):
    """The company's mobiles and speed dials, under FreePBX's keys; what somebody changed since stays."""
    file = one.host("company.json")
    if not file.exists():
        return
    company = json.loads(file.read_text(encoding="utf-8"))
    numbers = [("AMPUSER", f"{person['number']}/followme/grplist", f"{one.facts['prefix']}{person['mobile']}#")
               for person in company["extensions"] if person.get("mobile")]
    numbers += [("sysspeeddials", key, number) for key, number in company.get("speed_dials", {}).items()]
    if not numbers:
        return
    with Ami(one.facts["host"], one.facts["ami_port"]) as ami:
        ami.login(one.facts["ami_user"], one.facts["ami_secret"], events="off")
        for family, key, number in numbers:
            if ami.action("DBGet", Family=family, Key=key)["Response"] != "Success":
                ami.action("DBPut", Family=family, Key=key, Val=number)


def last_words(one):
    lines = []
    for name in ("stdout.txt", "messages.log"):
        try:
            lines += one.host("log", name).read_text(errors="replace").splitlines()[-3:]
        except OSError:
            continue
    return " | ".join(lines) or "it said nothing"


def gone(pid, seconds):
    deadline = time.monotonic() + seconds
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    ready = select.select([handle], [], [], max(0, deadline - time.monotonic()))[0]
    os.close(handle)
    return bool(ready)


def stop(one):
    for each in filter(None, [one, one.outside()]):
        pid = pid_of(each)
        if not pid:
            continue
        for name, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, 5)):
            try:
                os.kill(pid, name)
            except ProcessLookupError:
                break
            if gone(pid, seconds):
                break
        clean(each)


def kill(one):
    pid = pid_of(one)
    if not pid:
        raise Fail(f"'{one.name}' is not running")
    os.kill(pid, signal.SIGKILL)
    gone(pid, 5)


def cli(one, line):
    if not pid_of(one):
        raise Fail(f"'{one.name}' is not running: 'euterpe-pbx start {one.name}'")
    return subprocess.run(one.root.command("asterisk", "-C", f"{one.base}/etc/asterisk.conf", "-rx", line),
                          check=False).returncode
