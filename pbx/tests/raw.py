"""A telephone without a user agent: it registers, and shows the INVITEs that it is sent as they are on the wire."""
import re
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))

from euterpe_pbx.registrar import Registrar  # noqa: E402


class RawPhone:
    def __init__(self, server, account):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.registrar = Registrar(server, self.socket.getsockname()[1], [account])
        deadline = time.monotonic() + 5
        while not self.registrar.registered() and time.monotonic() < deadline:
            self.registrar.tick()
            time.sleep(0.02)
            self.registrar.read()
        assert self.registrar.registered(), "it could not register"
        self.read(5, "OPTIONS", "200 OK")  # before that Asterisk takes it for unreachable

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.registrar.leave()
        self.socket.close()

    def invite(self, seconds=5):
        """The next INVITE's headers by lower-case name, after rejecting it."""
        return self.read(seconds, "INVITE", "486 Busy Here")

    def read(self, seconds, method, status):
        """Answers requests (all but that one with 200) until one with that method has come."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.socket.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                data, sender = self.socket.recvfrom(65536)
            except (TimeoutError, socket.timeout):
                break
            lines = data.decode("utf-8", "replace").partition("\r\n\r\n")[0].split("\r\n")
            if lines[0].startswith(method + " "):
                self._answer(lines, status, sender)
                return {name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in lines[1:])}
            if not lines[0].startswith(("SIP/2.0", "ACK")):
                self._answer(lines, "200 OK", sender)
        raise AssertionError(f"no {method} within {seconds} s")

    def _answer(self, lines, status, sender):
        kept = [one for one in lines if re.match(r"(?i)(via|from|to|call-id|cseq):", one)]
        kept = [one + ";tag=raw" if one.lower().startswith("to:") and "tag=" not in one else one for one in kept]
        self.socket.sendto("\r\n".join([f"SIP/2.0 {status}", *kept, "Content-Length: 0", "", ""]).encode(), sender)
