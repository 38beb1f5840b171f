"""Private instances: choosing ports, writing the files, finding them again.

An instance is a folder /srv/euterpe/NAME inside the root, described by instance.json.
Every instance of a machine is known by the links in <cache>/instances, so that ports
are never given twice, even between roots.
"""
import json
import os
import re
import secrets
import shutil
import socket
from pathlib import Path

from . import cdr, render, roots, tls
from . import company as companies
from .fail import Fail

BASE = "/srv/euterpe"
# Below the range that Linux takes outgoing ports from.
FIRST_PORT, LAST_PORT = 15038, 19999
FIRST_RTP, LAST_RTP, RTP_STEP = 20000, 32000, 400


class Instance:
    def __init__(self, root, facts):
        self.root, self.facts = root, facts
        self.name = facts["name"]
        self.base = f"{BASE}/{self.name}"  # as Asterisk sees it

    def host(self, *parts):
        return self.root.inside("/".join([self.base, *parts]))

    def outside(self):
        """The instance that plays the outside world for this one, or None."""
        return find(self.facts["outside"]) if self.facts.get("outside") else None

    def describe(self):
        told = {key: self.facts[key] for key in
                ("name", "host", "ami_port", "ami_user", "ami_secret", "sip_port", "sip_tls_port", "sip_host",
                 "rtp_start", "rtp_end") if key in self.facts}
        told.update(cdr_db=str(self.host("log", "master.db")), etc_dir=str(self.host("etc")),
                    log_dir=str(self.host("log")), spool_dir=str(self.host("spool")),
                    sip_ca=str(self.host("keys", tls.CA)),
                    voicemail_dir=str(self.host("spool", "voicemail", "default")),
                    monitor_dir=str(self.host("spool", "monitor")),
                    pid_file=str(self.host("run", "asterisk.pid")), company=str(self.host("company.json")),
                    outside=self.facts.get("outside"), prefix=self.facts.get("prefix", "0"),
                    **self.root.describe())
        return told


def registry():
    return roots.cache_dir() / "instances"


def every():
    found = []
    for link in sorted(registry().glob("*.json")):
        try:
            entry = json.loads(link.read_text())
            root = roots.Root(**entry["root"])
            facts = json.loads(root.inside(f"{BASE}/{entry['name']}/instance.json").read_text())
        except (OSError, ValueError, KeyError):
            continue  # its root was made anew: the name and its ports are free again
        found.append(Instance(root, facts))
    return found


def find(name):
    for one in every():
        if one.name == name:
            return one
    raise Fail(f"no instance '{name}': run 'euterpe-pbx create {name}' first")


def create(args):
    """Writes the instance anew; keeps its ports and secret when it exists already."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", args.name):
        raise Fail("a name is made of a-z, 0-9 and '-'")
    roots.need_root("writing an instance")
    root = roots.find(args.suite)
    if args.extensions:
        company = companies.plain(args.extensions)
    else:
        company = companies.load(args.company or Path(__file__).parents[2] / "demo/company.json")
    with roots.locked(roots.cache_dir() / "instances.lock"):
        known = {one.name: one for one in every()}
        outside = None
        if company.get("trunk") and not args.no_outside:
            other = f"{args.name}-outside"
            outside = write(root, other, choose(root, other, known, None, "127.0.0.2"), None)
            known[other] = outside
        facts = choose(root, args.name, known, args, args.sip_host)
        facts["prefix"] = company.get("prefix", "0")
        if outside:
            facts["outside"] = outside.name
        made = write(root, args.name, facts, company, outside)
        if outside:
            render.outside(outside, made)
            own(outside)
    return made


def choose(root, name, known, args, sip_host):
    old = known[name].facts if name in known else {}
    others = [one.facts for key, one in known.items() if key != name]
    taken = {port for one in others for port in (one["sip_port"], one.get("sip_tls_port"), one["ami_port"])}

    def port(wanted, key, kind, host):
        if wanted:
            if wanted in taken:
                raise Fail(f"port {wanted} belongs to another instance: choose another, or 0")
            return wanted
        if old.get(key):
            return old[key]
        for candidate in range(FIRST_PORT, LAST_PORT):
            if candidate not in taken and is_free(candidate, kind, host):
                taken.add(candidate)
                return candidate
        raise Fail(f"no free port between {FIRST_PORT} and {LAST_PORT}: destroy an instance you do not need")

    def wish(key):
        return getattr(args, key, 0) if args else 0

    start = wish("rtp_start") or old.get("rtp_start")
    if not start:
        blocks = {one["rtp_start"] // RTP_STEP for one in others}
        start = next((n for n in range(FIRST_RTP, LAST_RTP, RTP_STEP) if n // RTP_STEP not in blocks), None)
        if start is None:
            raise Fail("no free RTP ports: destroy an instance you do not need")
    return {
        "name": name, "host": "127.0.0.1", "sip_host": sip_host,
        "ami_port": port(wish("ami_port"), "ami_port", socket.SOCK_STREAM, "127.0.0.1"),
        "sip_port": port(wish("sip_port"), "sip_port", socket.SOCK_DGRAM, sip_host),
        "sip_tls_port": port(0, "sip_tls_port", socket.SOCK_STREAM, sip_host),
        "rtp_start": start, "rtp_end": wish("rtp_end") or start + RTP_STEP // 2 - 1,
        # The other half is for the demo's telephones.
        "phones_rtp": [start + RTP_STEP // 2, start + RTP_STEP - 2],
        "ami_user": "euterpe", "ami_secret": old.get("ami_secret") or secrets.token_urlsafe(24),
    }


def is_free(port, kind, host):
    with socket.socket(socket.AF_INET, kind) as probe:
        try:
            probe.bind((host, port))
            return True
        except OSError:
            return False


def write(root, name, facts, company, outside=None):
    made = Instance(root, facts)
    for part in ("etc", "var", "log", "log/cdr-csv", "run", "spool", "spool/voicemail/default", "spool/monitor",
                 "spool/tmp", "keys/keys"):
        made.host(part).mkdir(parents=True, exist_ok=True)
    for old in made.host("etc").glob("*.conf"):
        old.unlink()
    render.private(made, company, outside)
    if company:
        made.host("company.json").write_text(json.dumps(company, indent=1, ensure_ascii=False), encoding="utf-8")
        tls.ensure(made.host("keys"), [facts["host"], facts["sip_host"]])
        cdr.prepare(made.host("log", "master.db"))
    made.host("instance.json").write_text(json.dumps(facts, indent=1))
    own(made)
    registry().mkdir(parents=True, exist_ok=True)
    (registry() / f"{name}.json").write_text(json.dumps(
        {"name": name, "root": {"path": str(root.path), "version": root.version, "suite": root.suite}}))
    return made


def own(made):
    """Gives the files to Asterisk's user; configuration (it holds secrets) to nobody else."""
    user, group = made.root.account()
    for folder, _, files in os.walk(made.host()):
        os.chown(folder, user, group)
        os.chmod(folder, 0o755)
        for file in files:
            os.chown(os.path.join(folder, file), user, group)
    os.chmod(made.host("etc"), 0o700)
    if made.host("keys", tls.KEY).exists():
        os.chmod(made.host("keys", tls.KEY), 0o600)
    # These hold secrets too; whoever called sudo may read them.
    for name in ("instance.json", "company.json"):
        if made.host(name).exists():
            os.chown(made.host(name), int(os.environ.get("SUDO_UID", 0)), int(os.environ.get("SUDO_GID", 0)))
            os.chmod(made.host(name), 0o600)


def destroy(one):
    other = one.facts.get("outside")
    for name in filter(None, [one.name, other]):
        with roots.locked(roots.cache_dir() / "instances.lock"):
            shutil.rmtree(one.root.inside(f"{BASE}/{name}"), ignore_errors=True)
            (registry() / f"{name}.json").unlink(missing_ok=True)
