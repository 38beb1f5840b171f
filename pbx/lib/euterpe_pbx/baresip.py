"""One baresip process that plays many SIP telephones with real audio and no sound card.

Single-threaded: the owner calls `read()` when the control socket is readable.
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from .fail import Fail

MODULES = ("g711.so", "ausine.so", "aubridge.so", "aufile.so", "account.so", "menu.so", "ctrl_tcp.so")
MODULE_PATHS = ("/usr/lib/baresip/modules", "/usr/lib/x86_64-linux-gnu/baresip/modules",
                "/usr/lib/aarch64-linux-gnu/baresip/modules", "/usr/local/lib/baresip/modules")
START_SECONDS = 15
DIGIT_SECONDS = 0.25


def free_ports(count):
    """A run of `count` free ports (UDP and TCP) below the range of outgoing ports."""
    for first in range(28000 + os.getpid() % 300 * 8, 32700, 8):
        probes = []
        try:
            for port in range(first, first + count):
                for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
                    probe = socket.socket(socket.AF_INET, kind)
                    probes.append(probe)
                    probe.bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
        finally:
            for probe in probes:
                probe.close()
    raise Fail("no free ports for the telephones")


class Phones:
    """accounts: dicts with id, password, tone (Hz), register (baresip itself registers), tls (address to reach by SIP
    over TLS, with encrypted media; `ca`: the PEM file that its certificate is verified against)."""

    def __init__(self, folder, registrar, accounts, rtp=(32000, 32600), record=False, ca=None):
        self.folder, self.registrar, self.ca = Path(folder), registrar, ca
        self.servers = {one["id"]: one.get("tls", registrar) for one in accounts}
        self.port = free_ports(4)
        self._control = self.port + 2  # the port after sip_listen is baresip's TLS port
        self._buffer = b""
        self.kept = []
        self.open = set()  # accounts with a call
        self._write_files(accounts, rtp, record)
        if not shutil.which("baresip"):
            raise Fail("baresip is missing: apt-get install baresip")
        with open(self.folder / "baresip.log", "wb") as log:
            self.process = subprocess.Popen(["baresip", "-f", str(self.folder)], stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=subprocess.STDOUT, cwd=str(self.folder))
        try:
            self.socket = self._connect()
        except Fail:
            self.close()
            raise

    def _write_files(self, accounts, rtp, record):
        modules = next((path for path in MODULE_PATHS if Path(path).is_dir()), MODULE_PATHS[0])
        lines = [f"sip_listen 127.0.0.1:{self.port}", "net_interface 127.0.0.1", "call_max_calls 200",
                 "call_local_timeout 60", "audio_player aubridge,nil", "audio_source ausine,440",
                 "audio_alert aubridge,alert", "ausrc_srate 48000", "ausrc_channels 2",
                 "auplay_srate 8000", "auplay_channels 1",
                 "audio_level no", "statmode_default off", "rtp_stats no", f"rtp_ports {rtp[0]}-{rtp[1]}",
                 f"module_path {modules}", f"ctrl_tcp_listen 127.0.0.1:{self._control}"]
        lines += ["module srtp.so", f"sip_cafile {self.ca}", "sip_verify_server yes"] if self.ca else []
        lines += [f"module {name}" for name in MODULES + (("sndfile.so",) if record else ())]
        lines += [f"snd_path {self.folder}"] if record else []
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "config").write_text("\n".join(lines) + "\n")
        (self.folder / "contacts").write_text("")
        rows = [f"<sip:{one['id']}@{self.servers[one['id']]}{';transport=tls' if 'tls' in one else ''}>"
                f"{';mediaenc=srtp-mand' if 'tls' in one else ''};auth_user={one['id']};auth_pass={one['password']}"
                f";regint={120 if one.get('register', True) else 0};answermode=manual;audio_codecs=PCMA,PCMU"
                f";audio_source=ausine,{one.get('tone', 440)}" for one in accounts]
        path = self.folder / "accounts"
        path.write_text("\n".join(rows) + "\n")
        path.chmod(0o600)

    def _connect(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Fail(f"baresip ended at once: {self._log_tail()}")
            try:
                return socket.create_connection(("127.0.0.1", self._control), 2)
            except OSError:
                time.sleep(0.05)  # nothing to await before the port is open
        raise Fail(f"baresip did not start: {self._log_tail()}")

    def _log_tail(self):
        return " | ".join((self.folder / "baresip.log").read_text(errors="replace").splitlines()[-3:])

    def _send(self, command, params=""):
        message = json.dumps({"command": command, "params": params, "token": command})
        self.socket.sendall(f"{len(message)}:{message},".encode())

    def _at(self, account, command, params=""):
        # Commands act on the current account, which an incoming call changes: always say which.
        self._send("uafind", f"sip:{account}@{self.servers[account]}")
        self._send(command, params)

    def dial(self, account, target):
        tls = ";transport=tls" if self.servers[account] != self.registrar else ""
        self._at(account, "dial", f"sip:{target}@{self.servers[account]}{tls}")

    def accept(self, account):
        self._at(account, "accept")

    def hangup(self, account):
        self._at(account, "hangup")

    def press(self, account, digits):
        """Keys during a call, as telephone events. Paced as fingers are: a telephone ends a digit before the next."""
        for digit in digits:
            self._at(account, "sndcode", digit)
            self.kept += self.read(DIGIT_SECONDS)

    def read(self, timeout=0.0):
        """Events (dicts with type, accountaor, peeruri, ...) that have arrived within timeout."""
        self.socket.settimeout(max(timeout, 0.001))
        try:
            data = self.socket.recv(65536)
            if not data:
                raise Fail(f"baresip has ended: {self._log_tail()}")
            self._buffer += data
        except (TimeoutError, socket.timeout):
            pass
        found = []
        while b":" in self._buffer:
            length, _, rest = self._buffer.partition(b":")
            size = int(length)
            if len(rest) < size + 1:
                break
            self._buffer = rest[size + 1:]
            message = json.loads(rest[:size].decode("utf-8", "replace"), strict=False)
            if message.get("event"):
                message["account"] = account_of(message.get("accountaor", ""))
                found.append(message)
                if message["type"] == "CALL_CLOSED":
                    self.open.discard(message["account"])
                elif message["type"].startswith("CALL_"):
                    self.open.add(message["account"])
        return found

    def wait(self, account, kind, timeout):
        """The first event of that kind at that account, None when time is up. Others are kept for later waits."""
        deadline = time.monotonic() + timeout
        while True:
            for index, message in enumerate(self.kept):
                if message["account"] == account and message["type"] == kind:
                    return self.kept.pop(index)
            if time.monotonic() >= deadline:
                return None
            self.kept += self.read(0.1)

    def close(self):
        if hasattr(self, "socket"):
            self.socket.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(4)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def account_of(aor):
    return aor.partition(":")[2].partition("@")[0]
