# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of euterpe-server's protocol (docs/protocol.md): one WebSocket over TLS, JSON-RPC 2.0."""
import base64
import collections
import json
import os
import socket
import ssl
import struct

from .fail import Fail

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Cti:
    """Blocking, one thread. Notifications that come while a reply is awaited are kept for notification()."""

    def __init__(self, host, port, timeout=15):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # a demo's own server, on loop-back
        self.socket = context.wrap_socket(socket.create_connection((host, port), timeout))
        self.buffer, self.kept, self.last_id = b"", collections.deque(), 0
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(f"GET /cti HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        while b"\r\n\r\n" not in self.buffer:
            self._receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise Fail(f"no WebSocket: {head[:100]!r}")

    def fileno(self):
        return self.socket.fileno()

    def close(self):
        self.socket.close()

    def ask(self, method, **params):
        """The result; Fail with the server's words otherwise."""
        self.last_id += 1
        wanted = self.last_id
        self._send(TEXT, json.dumps({"jsonrpc": "2.0", "id": wanted, "method": method, "params": params}).encode())
        while True:
            message = self._message()
            if message.get("id") != wanted:
                self.kept.append(message)
            elif "error" in message:
                raise Fail(f"{method}: {message['error']['message']}")
            else:
                return message["result"]

    def notifications(self):
        """What has come, without waiting: (method, params) each."""
        self.socket.settimeout(0)
        try:
            while True:
                self.kept.append(self._message())
        except (ssl.SSLWantReadError, BlockingIOError):
            pass
        finally:
            self.socket.settimeout(15)
        found = [(one["method"], one["params"]) for one in self.kept if "method" in one]
        self.kept.clear()
        return found

    def _receive(self):
        data = self.socket.recv(65536)
        if not data:
            raise Fail("the server has closed the connection")
        self.buffer += data

    def _need(self, count):
        while len(self.buffer) < count:
            self._receive()

    def _message(self):
        while True:
            self._need(2)
            length, at = self.buffer[1] & 0x7F, 2
            if length >= 126:
                size, form = (2, ">H") if length == 126 else (8, ">Q")
                self._need(2 + size)
                length, at = struct.unpack(form, self.buffer[2:2 + size])[0], 2 + size
            self._need(at + length)
            kind, payload = self.buffer[0] & 0x0F, self.buffer[at:at + length]
            self.buffer = self.buffer[at + length:]
            if kind == PING:
                self._send(PONG, payload)
            elif kind == CLOSE:
                raise Fail("the server has closed the connection")
            elif kind == TEXT:
                return json.loads(payload)

    def _send(self, kind, payload):
        head = bytes([0x80 | kind])
        if len(payload) < 126:
            head += bytes([0x80 | len(payload)])
        else:
            head += bytes([0x80 | 126]) + struct.pack(">H", len(payload))
        mask = os.urandom(4)
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload)))
