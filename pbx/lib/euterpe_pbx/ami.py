"""A small blocking AMI client: enough for starting, tests and the demo's life."""
import hashlib
import itertools
import socket
import time

from .fail import Fail

LINE_END = b"\r\n"
MAX_MESSAGE = 1 << 20


class Ami:
    """One connection. Events that arrive while an answer is awaited are kept for `events()`."""

    def __init__(self, host, port, timeout=5.0):
        self._socket = socket.create_connection((host, port), timeout)
        self._buffer = b""
        self._ids = itertools.count(1)
        self.pending = []
        self._banner = False

    def close(self):
        self._socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def login(self, user, secret, events="on", timeout=5.0):
        challenge = self.action("Challenge", AuthType="MD5", timeout=timeout)
        key = hashlib.md5((challenge.get("Challenge", "") + secret).encode()).hexdigest()
        answer = self.action("Login", AuthType="MD5", Username=user, Key=key, Events=events, timeout=timeout)
        if answer.get("Response") != "Success":
            raise Fail(f"AMI refused the login of '{user}': {answer.get('Message')}")

    def send(self, name, fields):
        """Sends an action; a list value repeats its header. Returns the ActionID."""
        action_id = f"e{next(self._ids)}"
        lines = [f"Action: {name}", f"ActionID: {action_id}"]
        for key, value in fields.items():
            for one in value if isinstance(value, list) else [value]:
                if "\r" in str(one) or "\n" in str(one):
                    raise ValueError("line break in an AMI value")
                lines.append(f"{key}: {one}")
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return action_id

    def action(self, name, timeout=5.0, **fields):
        action_id = self.send(name, fields)
        deadline = time.monotonic() + timeout
        while True:
            message = self.read(deadline)
            if message is None:
                raise Fail(f"AMI did not answer {name} within {timeout:g} s")
            if message.get("ActionID") == action_id and "Response" in message:
                return message
            self.pending.append(message)

    def listing(self, name, timeout=10.0, **fields):
        """The rows of a list action."""
        action_id = self.send(name, fields)
        deadline, rows = time.monotonic() + timeout, []
        while True:
            message = self.read(deadline)
            if message is None:
                raise Fail(f"AMI did not finish {name} within {timeout:g} s")
            if message.get("ActionID") != action_id:
                self.pending.append(message)
            elif message.get("Response") == "Error":
                raise Fail(f"{name}: {message.get('Message')}")
            elif "Event" in message:
                if message.get("EventList") == "Complete":
                    return rows
                rows.append(message)

    def wait(self, wanted, timeout):
        """The first event for which wanted(event) holds, or None when time is up."""
        for index, message in enumerate(self.pending):
            if wanted(message):
                del self.pending[: index + 1]
                return message
        self.pending.clear()
        deadline = time.monotonic() + timeout
        while True:
            message = self.read(deadline)
            if message is None or wanted(message):
                return message

    def next(self, timeout):
        """The next event, kept ones first; None when time is up."""
        return self.pending.pop(0) if self.pending else self.read(time.monotonic() + timeout)

    def read(self, deadline):
        """One message as a dict (repeated keys: the last), None at the deadline."""
        while True:
            if not self._banner and LINE_END in self._buffer:
                self._buffer = self._buffer.split(LINE_END, 1)[1]
                self._banner = True
            if self._banner and b"\r\n\r\n" in self._buffer:
                raw, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
                pairs = (line.partition(":") for line in raw.decode("utf-8", "replace").split("\r\n"))
                return {key.strip(): value.strip() for key, _, value in pairs if key}
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            self._socket.settimeout(left)
            try:
                data = self._socket.recv(65536)
            except (TimeoutError, socket.timeout):
                return None
            if not data:
                raise ConnectionError("AMI closed the connection")
            self._buffer += data
            if len(self._buffer) > MAX_MESSAGE:
                raise ConnectionError("AMI sent a message without an end")
