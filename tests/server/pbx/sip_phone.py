# SPDX-License-Identifier: GPL-3.0-or-later
"""A SIP telephone of a few lines, without sound: it does exactly what a scenario says, when it says so.

Registers, calls, rings, answers, refuses, holds, transfers. UDP, one thread a telephone.
"""
import hashlib
import re
import socket
import threading
import time
import uuid


def header(text, name, short=None):
    found = re.search(rf"^(?:{name}{'|' + short if short else ''})\s*:\s*(.*?)\r?$", text, re.I | re.M)
    return found.group(1) if found else ""


class Dialog:
    def __init__(self, phone, call_id, incoming):
        self.phone, self.call_id, self.incoming = phone, call_id, incoming
        self.local = self.remote = self.target = ""
        self.cseq = 100
        self.invite = ""
        self.branch = ""
        self.status = 0
        self.ended = False

    def wait(self, status, seconds=5):
        self.phone.until(lambda: self.status >= status or self.ended, seconds, f"status {status}")
        return self

    def wait_end(self, seconds=5):
        self.phone.until(lambda: self.ended, seconds, "end")


class Phone:
    def __init__(self, account, password, host, port, agent="scenario"):
        self.account, self.password, self.host, self.port, self.agent = account, password, host, port, agent
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((host, 0))
        self.local = self.socket.getsockname()[1]
        self.dialogs = {}
        self.incoming = []
        self.on_invite = "ring"  # or "answer", "busy", "reject", "silent"
        self.lock = threading.Condition()
        self.cseq = 0
        self.registered = 0
        self.register_id = uuid.uuid4().hex
        threading.Thread(target=self.run, daemon=True).start()

    # -- what a scenario says
    def register(self, expires=300):
        self.registered = 0
        self.send_register(expires)
        self.until(lambda: self.registered == 200, 5, "registration")

    def call(self, number):
        dialog = Dialog(self, uuid.uuid4().hex, False)
        dialog.local = f"<sip:{self.account}@{self.host}>;tag={uuid.uuid4().hex[:8]}"
        dialog.remote = f"<sip:{number}@{self.host}>"
        dialog.target = f"sip:{number}@{self.host}:{self.port}"
        self.dialogs[dialog.call_id] = dialog
        self.send_invite(dialog)
        return dialog

    def expect(self, seconds=5):
        self.until(lambda: self.incoming, seconds, "incoming call")
        return self.incoming.pop(0)

    def answer(self, dialog):
        self.respond(dialog.invite, "200 OK", dialog, sdp=True)
        dialog.status = 200

    def refuse(self, dialog, status="486 Busy Here"):
        self.respond(dialog.invite, status, dialog)
        self.end(dialog)

    def hangup(self, dialog):
        if not dialog.incoming and dialog.status < 200:
            self.request("CANCEL", dialog, branch=dialog.branch, cseq=dialog.cseq)
        else:
            self.request("BYE", dialog)
            self.end(dialog)

    def hold(self, dialog, on=True):
        dialog.status = 100
        self.send_invite(dialog, "sendonly" if on else "sendrecv")
        dialog.wait(200)

    def refer(self, dialog, number):
        self.request("REFER", dialog, f"Refer-To: <sip:{number}@{self.host}>\r\nReferred-By: <sip:{self.account}@{self.host}>\r\n")

    def refer_attended(self, dialog, other):
        tag = lambda text: re.search(r"tag=([^;>]*)", text).group(1)  # noqa: E731
        replaces = f"{other.call_id}%3Bto-tag%3D{tag(other.remote)}%3Bfrom-tag%3D{tag(other.local)}"
        number = re.search(r"sip:([^@>]*)@", other.remote).group(1)
        self.request("REFER", dialog, f"Refer-To: <sip:{number}@{self.host}?Replaces={replaces}>\r\n"
                                      f"Referred-By: <sip:{self.account}@{self.host}>\r\n")

    # -- machinery
    def until(self, condition, seconds, what):
        with self.lock:
            if not self.lock.wait_for(condition, seconds):
                raise TimeoutError(f"{self.account}: no {what}")

    def end(self, dialog):
        with self.lock:
            dialog.ended = True
            self.lock.notify_all()

    def sdp(self, direction="sendrecv"):
        body = (f"v=0\r\no=- 1 1 IN IP4 {self.host}\r\ns=-\r\nc=IN IP4 {self.host}\r\nt=0 0\r\n"
                f"m=audio {self.local} RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na={direction}\r\n")
        return f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n{body}"

    def transmit(self, text):
        self.socket.sendto(text.encode(), (self.host, self.port))

    def head(self, method, uri, source, to, call_id, cseq, branch):
        return (f"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {self.host}:{self.local};branch={branch};rport\r\n"
                f"Max-Forwards: 70\r\nFrom: {source}\r\nTo: {to}\r\nCall-ID: {call_id}\r\nCSeq: {cseq} {method}\r\n"
                f"Contact: <sip:{self.account}@{self.host}:{self.local}>\r\nUser-Agent: {self.agent}\r\n"
                "Supported: replaces\r\nAllow: INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, UPDATE, INFO\r\n")

    def send_register(self, expires, extra=""):
        self.cseq += 1
        me = f"<sip:{self.account}@{self.host}>"
        self.expires = expires
        self.transmit(self.head("REGISTER", f"sip:{self.host}:{self.port}", f"{me};tag=r{self.local}", me,
                                self.register_id, self.cseq, "z9hG4bK" + uuid.uuid4().hex[:10])
                      + f"Expires: {expires}\r\n{extra}Content-Length: 0\r\n\r\n")

    def send_invite(self, dialog, direction="sendrecv", extra=""):
        dialog.cseq += 1
        dialog.branch = "z9hG4bK" + uuid.uuid4().hex[:10]
        dialog.direction = direction
        self.transmit(self.head("INVITE", dialog.target, dialog.local, dialog.remote, dialog.call_id, dialog.cseq,
                                dialog.branch) + extra + self.sdp(direction))

    def request(self, method, dialog, extra="", branch=None, cseq=None):
        if cseq is None:
            dialog.cseq += 1
            cseq = dialog.cseq
        self.transmit(self.head(method, dialog.target, dialog.local, dialog.remote, dialog.call_id, cseq,
                                branch or "z9hG4bK" + uuid.uuid4().hex[:10]) + extra + "Content-Length: 0\r\n\r\n")

    def respond(self, request, status, dialog=None, sdp=False):
        to = header(request, "To", "t")
        if "tag=" not in to:
            to += f";tag={dialog.tag if dialog else 'x'}"
        via = "".join(f"{line}\r\n" for line in re.findall(r"^(?:Via|v)\s*:.*?$", request.replace("\r", ""), re.I | re.M))
        text = (f"SIP/2.0 {status}\r\n{via}From: {header(request, 'From', 'f')}\r\nTo: {to}\r\n"
                f"Call-ID: {header(request, 'Call-ID', 'i')}\r\nCSeq: {header(request, 'CSeq')}\r\n"
                f"Contact: <sip:{self.account}@{self.host}:{self.local}>\r\nUser-Agent: {self.agent}\r\n")
        self.transmit(text + (self.sdp() if sdp else "Content-Length: 0\r\n\r\n"))

    def digest(self, text, method, uri):
        challenge = header(text, "WWW-Authenticate") or header(text, "Proxy-Authenticate")
        part = lambda key: (re.search(rf'{key}="([^"]*)"', challenge) or [None, ""])[1]  # noqa: E731
        md5 = lambda value: hashlib.md5(value.encode()).hexdigest()  # noqa: E731
        first = md5(f"{self.account}:{part('realm')}:{self.password}")
        second = md5(f"{method}:{uri}")
        cnonce = uuid.uuid4().hex[:8]
        response = md5(f"{first}:{part('nonce')}:00000001:{cnonce}:auth:{second}")
        name = "Authorization" if header(text, "WWW-Authenticate") else "Proxy-Authorization"
        opaque = f', opaque="{part("opaque")}"' if part("opaque") else ""
        return (f'{name}: Digest username="{self.account}", realm="{part("realm")}", nonce="{part("nonce")}", '
                f'uri="{uri}", response="{response}", algorithm=MD5, cnonce="{cnonce}", qop=auth, nc=00000001{opaque}\r\n')

    def run(self):
        while True:
            text = self.socket.recvfrom(65536)[0].decode(errors="replace")
            with self.lock:
                (self.on_response if text.startswith("SIP/2.0") else self.on_request)(text)
                self.lock.notify_all()

    def on_response(self, text):
        status = int(text.split()[1])
        method = header(text, "CSeq").split()[1]
        if method == "REGISTER":
            if status == 401:
                self.send_register(self.expires, self.digest(text, "REGISTER", f"sip:{self.host}:{self.port}"))
            else:
                self.registered = status
            return
        dialog = self.dialogs.get(header(text, "Call-ID", "i"))
        if not dialog or method != "INVITE":
            return
        if status >= 200:
            if status < 300:
                contact = re.search(r"<([^>]*)>", header(text, "Contact", "m"))
                dialog.target = contact.group(1) if contact else dialog.target
                dialog.remote = header(text, "To", "t")
            uri = dialog.target
            self.transmit(self.head("ACK", uri, dialog.local, header(text, "To", "t"), dialog.call_id,
                                    header(text, "CSeq").split()[0],
                                    dialog.branch if status >= 300 else "z9hG4bK" + uuid.uuid4().hex[:10])
                          + "Content-Length: 0\r\n\r\n")
        if status in (401, 407):
            self.send_invite(dialog, dialog.direction, self.digest(text, "INVITE", dialog.target))
            return
        if status < 300 or dialog.status < 200:
            dialog.status = status
        if status >= 300:
            dialog.ended = True

    def on_request(self, text):
        method = text.split()[0]
        call_id = header(text, "Call-ID", "i")
        dialog = self.dialogs.get(call_id)
        if method == "INVITE" and dialog and dialog.status >= 200:
            self.respond(text, "200 OK", dialog, sdp=True)
        elif method == "INVITE" and not dialog:
            dialog = Dialog(self, call_id, True)
            dialog.tag = uuid.uuid4().hex[:8]
            dialog.invite = text
            dialog.local = header(text, "To", "t") + f";tag={dialog.tag}"
            dialog.remote = header(text, "From", "f")
            dialog.target = re.search(r"<([^>]*)>", header(text, "Contact", "m")).group(1)
            self.dialogs[call_id] = dialog
            self.incoming.append(dialog)
            if self.on_invite == "busy":
                self.refuse(dialog)
            elif self.on_invite != "silent":
                self.respond(text, "180 Ringing", dialog)
                if self.on_invite == "answer":
                    self.answer(dialog)
        elif method == "CANCEL" and dialog:
            self.respond(text, "200 OK", dialog)
            self.respond(dialog.invite, "487 Request Terminated", dialog)
            dialog.ended = True
        elif method == "BYE" and dialog:
            self.respond(text, "200 OK", dialog)
            dialog.ended = True
        elif method != "ACK":
            self.respond(text, "200 OK", dialog)


def wait(seconds):
    time.sleep(seconds)
