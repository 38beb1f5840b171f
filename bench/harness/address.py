"""How long the softphone takes to be registered from a new address of its computer: a network namespace of its own."""
import json
import os
import pathlib
import select
import socket
import statistics
import subprocess
import threading
import time

from harness.place import Failed, Place, await_that
from harness.recovery import Asterisk

PAUSES = (3, 4.3, 7.7, 5.9)  # seconds between changes: what is looked at now and then is met at different times
USER = "1001"


class Relay:
    """Carries SIP between the namespace and the PBX, which is bound to 127.0.0.1, and notes who was registered when."""

    def __init__(self, address, pbx_port):
        self.pbx = ("127.0.0.1", pbx_port)
        self.inside = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.inside.bind((address, 0))
        self.port = self.inside.getsockname()[1]
        self.clients = {}  # address -> socket towards the PBX
        self.wishes = set()  # requests to be registered, not to be forgotten
        self.registered = {}  # IP address -> CLOCK_MONOTONIC of the first answer that granted it
        self.stopping, self.stop_end = os.pipe()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def close(self):
        os.close(self.stop_end)
        self.thread.join()
        for one in [self.inside, *self.clients.values()]:
            one.close()
        os.close(self.stopping)

    def run(self):
        while True:
            ready = select.select([self.stopping, self.inside, *self.clients.values()], [], [])[0]
            if self.stopping in ready:
                return
            for one in ready:
                if one is self.inside:
                    packet, client = one.recvfrom(65536)
                    if packet.startswith(b"REGISTER ") and header(packet, b"expires") != b"0":
                        self.wishes.add(transaction(packet))
                    self.towards(client).sendto(packet, self.pbx)
                else:
                    self.answer(one.recv(65536), next(key for key, value in self.clients.items() if value is one))

    def towards(self, client):
        if client not in self.clients:
            self.clients[client] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.clients[client].bind(("127.0.0.1", 0))
        return self.clients[client]

    def answer(self, packet, client):
        self.inside.sendto(packet, client)
        if packet.startswith(b"SIP/2.0 200 ") and transaction(packet) in self.wishes:
            self.registered.setdefault(client[0], time.monotonic())


def header(packet, name):
    for line in packet.split(b"\r\n"):
        key, _, value = line.partition(b":")
        if key.strip().lower() == name:
            return value.strip()
    return b""


def transaction(packet):
    return header(packet, b"call-id"), header(packet, b"cseq")


class Network:
    """A namespace with one cable to this one, 10.213.N.0/24; .1 is here."""

    def __init__(self, place):
        self.name = f"euterpe-{os.getpid()}"
        self.prefix = f"10.213.{os.getpid() % 250}"
        here, self.there = f"eub{os.getpid()}a", f"eub{os.getpid()}b"
        self.ip("netns", "add", self.name)
        place.at_end(self.ip, "netns", "delete", self.name)  # the cable goes with it
        self.ip("link", "add", here, "type", "veth", "peer", "name", self.there, "netns", self.name)
        self.ip("address", "add", f"{self.prefix}.1/24", "dev", here)
        self.ip("link", "set", here, "up")
        for device in ("lo", self.there):
            self.ip("-n", self.name, "link", "set", device, "up")
        self.last = None

    @staticmethod
    def ip(*arguments):
        done = subprocess.run(["ip", *arguments], stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise Failed(f"ip {' '.join(arguments)}: {done.stderr.strip()}")

    def change(self, host):
        """The computer has that address now and no other; returns it."""
        if self.last:
            self.ip("-n", self.name, "address", "del", f"{self.last}/24", "dev", self.there)
        self.last = f"{self.prefix}.{host}"
        self.ip("-n", self.name, "address", "add", f"{self.last}/24", "dev", self.there)
        self.ip("-n", self.name, "route", "replace", "default", "via", f"{self.prefix}.1")
        return self.last


def password_of(asterisk):
    company = json.loads(pathlib.Path(asterisk.info["company"]).read_text(encoding="utf-8"))
    return next(account["password"] for person in company["extensions"] for account in person["accounts"]
                if account["id"] == USER)


def address_change(build):
    if os.geteuid() != 0:
        raise Failed("a network namespace needs root")
    with Place(build, "address") as place:
        asterisk = Asterisk(place, 20)
        network = Network(place)
        relay = Relay(f"{network.prefix}.1", asterisk.info["sip_port"])
        place.at_end(relay.close)
        first = network.change(2)
        place.env["PULSE_SERVER"] = f"unix:{place.folder}/no-sound"
        child = place.spawn(["ip", "netns", "exec", network.name, place.program("euterpe-bench-registered"),
                             f"{network.prefix}.1:{relay.port}", USER], "softphone",
                            stdin=place.private_file("password", password_of(asterisk) + "\n"))
        await_that(lambda: first in relay.registered, "the softphone registers", 15, child)
        times = []
        for host, pause in enumerate(PAUSES, start=3):
            time.sleep(pause)
            now = network.change(host)
            changed = time.monotonic()
            await_that(lambda: now in relay.registered, "registered from the new address", 90, child)
            times.append(relay.registered[now] - changed)
    return {"recovery_address_change_s": max(times), "recovery_address_change_median_s": statistics.median(times)}
