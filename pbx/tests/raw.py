"""A telephone without a user agent: it registers, and shows the INVITEs that it is sent as they are on the wire."""
import queue
import re
import socket
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))

from euterpe_pbx.registrar import Registrar  # noqa: E402


class RawPhone:
    """Rejects every call. Its thread answers at any time, as Asterisk takes who is silent for unreachable."""

    def __init__(self, server, account):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.invites = queue.Queue()
        self.leaving = threading.Event()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()
        self.registrar = Registrar(server, self.socket.getsockname()[1], [account])
        deadline = time.monotonic() + 5
        while not self.registrar.registered() and time.monotonic() < deadline:
            self.registrar.tick()
            time.sleep(0.02)
            self.registrar.read()
        assert self.registrar.registered(), "it could not register"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.registrar.leave()
        self.leaving.set()
        self.thread.join()
        self.socket.close()

    def invite(self, seconds=5):
        """The next INVITE's headers by lower-case name."""
        try:
            return self.invites.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"no INVITE within {seconds} s") from None

    def _serve(self):
        self.socket.settimeout(0.1)
        known = set()
        while not self.leaving.is_set():
            try:
                data, sender = self.socket.recvfrom(65536)
            except (TimeoutError, socket.timeout):
                continue
            lines = data.decode("utf-8", "replace").partition("\r\n\r\n")[0].split("\r\n")
            if lines[0].startswith(("SIP/2.0", "ACK")):
                continue
            calls = lines[0].startswith("INVITE ")
            self._answer(lines, "486 Busy Here" if calls else "200 OK", sender)
            headers = {name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in lines[1:])}
            if calls and headers["call-id"] not in known:  # it may be sent again
                known.add(headers["call-id"])
                self.invites.put(headers)

    def _answer(self, lines, status, sender):
        kept = [one for one in lines if re.match(r"(?i)(via|from|to|call-id|cseq):", one)]
        kept = [one + ";tag=raw" if one.lower().startswith("to:") and "tag=" not in one else one for one in kept]
        self.socket.sendto("\r\n".join([f"SIP/2.0 {status}", *kept, "Content-Length: 0", "", ""]).encode(), sender)
