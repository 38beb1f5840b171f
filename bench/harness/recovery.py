"""How long a desktop takes to be live again once what was killed is back. The real session, without a window."""
import json
import os
import select
import socket
import statistics
import subprocess
import time

from harness.place import Failed, Place
from harness.server import USER, Server

ROUNDS = 3


class Watch:
    """A desktop that tells when it is live and when not, with the time (CLOCK_MONOTONIC, as time.monotonic)."""

    def __init__(self, place, server):
        self.child = place.spawn([place.program("euterpe-bench-desk"), "watch", "127.0.0.1", server.port, USER], "desk",
                                 stdin=server.password, stdout=subprocess.PIPE)
        self.pending = b""

    def await_live(self, live, seconds, what):
        deadline = time.monotonic() + seconds
        while True:
            line, found, rest = self.pending.partition(b"\n")
            if found:
                self.pending = rest
                told = json.loads(line)
                if told["live"] == live:
                    return told["at"]
                continue
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.child.stdout], [], [], left)[0]:
                raise Failed(f"{what}: not within {seconds} s")
            data = os.read(self.child.stdout.fileno(), 65536)
            if not data:
                raise Failed("euterpe-bench-desk ended")
            self.pending += data


class Asterisk:
    """An instance of pbx/euterpe-pbx."""

    def __init__(self, place, extensions):
        self.command = [*([] if os.geteuid() == 0 else ["sudo", "-E"]), str(place.root / "pbx/euterpe-pbx")]
        self.name = f"bench-{os.getpid()}"
        self.run("install")
        self.run("create", self.name, "--extensions", str(extensions), "--no-outside")
        place.at_end(self.run, "destroy", self.name)
        self.run("start", self.name)
        self.info = json.loads(self.run("info", self.name))

    def run(self, *arguments):
        done = subprocess.run([*self.command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              check=False)
        if done.returncode != 0:
            raise Failed(f"euterpe-pbx {arguments[0]}: {done.stderr.strip()[-200:]}")
        return done.stdout

    def start_and_await_boot(self):
        """Starts it again; the time at which AMI says FullyBooted."""
        child = subprocess.Popen([*self.command, "start", self.name], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        try:
            return self.fully_booted(time.monotonic() + 90)
        finally:
            child.wait()

    def fully_booted(self, deadline):
        login = (f"Action: Login\r\nUsername: {self.info['ami_user']}\r\nSecret: {self.info['ami_secret']}\r\n"
                 "Events: system\r\n\r\n").encode()
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.info["ami_port"]), timeout=1) as line:
                    line.sendall(login)
                    line.settimeout(30)
                    seen = b""
                    while b"Event: FullyBooted" not in seen:
                        data = line.recv(4096)
                        if not data:
                            break
                        seen += data
                    else:
                        return time.monotonic()
            except OSError:
                pass
            time.sleep(0.02)
        raise Failed("Asterisk did not boot again in time")


def started(place):
    asterisk = Asterisk(place, 20)
    server = Server(place, extensions=20, ami=dict(asterisk.info, first=1001))
    server.start()
    watch = Watch(place, server)
    watch.await_live(True, 30, "the desktop is live")
    return asterisk, server, watch


def recovery_pbx(build):
    with Place(build, "recovery") as place:
        asterisk, _, watch = started(place)
        times = []
        for _ in range(ROUNDS):
            asterisk.run("kill", asterisk.name)
            watch.await_live(False, 30, "the desktop sees that the PBX is gone")
            booted = asterisk.start_and_await_boot()
            times.append(max(0.0, watch.await_live(True, 60, "the desktop is live again") - booted))
    return {"recovery_pbx_s": max(times), "recovery_pbx_median_s": statistics.median(times)}


def recovery_server(build):
    with Place(build, "recovery") as place:
        _, server, watch = started(place)
        times = []
        for away in (1, 5, 12):  # seconds: waiting times between attempts grow meanwhile
            server.kill()
            watch.await_live(False, 30, "the desktop sees that the server is gone")
            time.sleep(away)
            listening = server.start()
            times.append(watch.await_live(True, 60, "the desktop is live again") - listening)
    return {"recovery_server_s": max(times), "recovery_server_median_s": statistics.median(times)}
