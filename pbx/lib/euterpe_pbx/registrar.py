"""Registers SIP accounts on behalf of telephones, with a User-Agent and MAC of our choice.

baresip always names itself; a company's phones do not. So the demo's accounts are registered
here, with a contact that points at the baresip that plays them.
"""
import hashlib
import re
import secrets
import socket
import time

EXPIRES = 120
RETRY_SECONDS = 4


class Account:
    def __init__(self, facts):
        self.id, self.password = facts["id"], facts["password"]
        self.agent, self.mac = facts.get("user_agent", "Euterpe demo"), facts.get("mac", "")
        self.call_id, self.tag = secrets.token_hex(8), secrets.token_hex(4)
        self.sequence, self.due, self.registered = 0, 0.0, False


class Registrar:
    def __init__(self, server, contact_port, accounts):
        host, _, port = server.partition(":")
        self.server, self.realm_host = (host, int(port)), server
        self.contact_port = contact_port
        self.accounts = {one["id"]: Account(one) for one in accounts}
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.setblocking(False)

    def registered(self):
        return sum(one.registered for one in self.accounts.values())

    def tick(self):
        """Sends what is due; a few at a time, as real phones do not all boot in one millisecond."""
        now = time.monotonic()
        for one in [one for one in self.accounts.values() if one.due <= now][:8]:
            one.due = now + RETRY_SECONDS
            self._send(one, EXPIRES, "")

    def read(self):
        while True:
            try:
                data = self.socket.recv(8192).decode("utf-8", "replace")
            except (BlockingIOError, ConnectionError):
                return
            self._answer(data)

    def _answer(self, text):
        head = text.splitlines()
        status = head[0].split(" ")[1] if head and head[0].startswith("SIP/2.0 ") else ""
        call_id = next((line.partition(":")[2].strip() for line in head if line.lower().startswith("call-id:")), "")
        one = next((one for one in self.accounts.values() if one.call_id == call_id), None)
        if one is None:
            return
        if status == "401":
            challenge = next((line for line in head if line.lower().startswith("www-authenticate:")), "")
            self._send(one, self._wanted(one), self._digest(one, dict(re.findall(r'(\w+)="?([^",]+)"?', challenge))))
        elif status == "200":
            one.registered = self._wanted(one) > 0
            one.due = time.monotonic() + EXPIRES * 0.8

    def _wanted(self, one):
        return 0 if getattr(one, "leaving", False) else EXPIRES

    def _digest(self, one, challenge):
        realm, nonce, cnonce = challenge.get("realm", ""), challenge.get("nonce", ""), secrets.token_hex(4)
        uri = f"sip:{self.realm_host}"

        def md5(text):
            return hashlib.md5(text.encode()).hexdigest()

        first, second = md5(f"{one.id}:{realm}:{one.password}"), md5(f"REGISTER:{uri}")
        if "qop" in challenge:
            response = md5(f"{first}:{nonce}:00000001:{cnonce}:auth:{second}")
            more = f', qop=auth, nc=00000001, cnonce="{cnonce}"'
        else:
            response, more = md5(f"{first}:{nonce}:{second}"), ""
        opaque = f', opaque="{challenge["opaque"]}"' if "opaque" in challenge else ""
        return (f'Authorization: Digest username="{one.id}", realm="{realm}", nonce="{nonce}", uri="{uri}", '
                f'response="{response}", algorithm=MD5{opaque}{more}\r\n')

    def _send(self, one, expires, authorization):
        one.sequence += 1
        port = self.socket.getsockname()[1]
        mac = f';+sip.instance="<urn:uuid:00000000-0000-1000-8000-{one.mac.upper()}>"' if one.mac else ""
        self.socket.sendto((
            f"REGISTER sip:{self.realm_host} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{secrets.token_hex(6)};rport\r\n"
            f"Max-Forwards: 70\r\nFrom: <sip:{one.id}@{self.realm_host}>;tag={one.tag}\r\n"
            f"To: <sip:{one.id}@{self.realm_host}>\r\nCall-ID: {one.call_id}\r\nCSeq: {one.sequence} REGISTER\r\n"
            f"Contact: <sip:{one.id}@127.0.0.1:{self.contact_port}>{mac}\r\nExpires: {expires}\r\n"
            f"User-Agent: {one.agent}\r\n{authorization}Content-Length: 0\r\n\r\n").encode(), self.server)

    def leave(self, seconds=2.0):
        """Unregisters everyone, waiting at most that long for the answers."""
        for one in self.accounts.values():
            one.leaving = True
            self._send(one, 0, "")
        deadline = time.monotonic() + seconds
        while self.registered() and time.monotonic() < deadline:
            self.socket.setblocking(False)
            self.read()
            time.sleep(0.02)
        self.socket.close()
