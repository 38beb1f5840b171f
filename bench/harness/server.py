"""A euterpe-server of our own for one benchmark, with a seeded database, following a PBX that we name."""
import secrets
import subprocess
import time

from harness.place import Failed, accepts, await_that, end, free_port

FIRST_EXTENSION = 1000
USER = "bench0"  # has a password, and the first extension


class Server:
    def __init__(self, place, extensions=1000, clients=0, ami=None, phone=False):
        """`ami`: port, user and secret of a PBX; default: a free port for a simulator to listen on. `phone`: its SIP
        ports are in there, too, for softphones."""
        self.place = place
        self.extensions = extensions
        self.port = free_port()
        self.child = None
        ami = ami or {"ami_port": free_port(), "ami_user": "euterpe", "ami_secret": secrets.token_hex(8)}
        self.ami_port = ami["ami_port"]
        self.first = ami.get("first", FIRST_EXTENSION)
        self.ami_secret = place.private_file("ami-secret", ami["ami_secret"] + "\n")
        self.password = place.private_file("password", secrets.token_urlsafe(12) + "\n")
        self.tokens = place.private_file("tokens", "")
        data = place.folder / "server"
        data.mkdir()
        self.config = place.private_file("euterpe-server.conf", "\n".join([
            "[server]", f"listen = 127.0.0.1:{self.port}", f"data = {data}", "log_level = info",
            "[pbx]", f"port = {self.ami_port}", f"user = {ami['ami_user']}", f"secret_file = {self.ami_secret}",
            *(["[sip]", f"transports = udp:{ami['sip_port']}"] if phone else []), ""]))
        with open(self.password, "rb") as password:
            seeded = subprocess.run(
                [place.program("euterpe-bench-seed"), data / "euterpe.db", str(extensions), str(self.first),
                 str(clients), self.tokens], stdin=password, stderr=subprocess.PIPE, text=True, check=False)
        if seeded.returncode != 0:
            raise Failed(f"euterpe-bench-seed: {seeded.stderr.strip()}")

    def start(self):
        """Returns the time (CLOCK_MONOTONIC) at which the port accepted."""
        self.child = self.place.spawn([self.place.program("euterpe-server"), "--config", self.config], "server")
        await_that(lambda: accepts(self.port), "euterpe-server listens", 30, self.child, every=0.005)
        return time.monotonic()

    def kill(self):
        self.child.kill()
        self.child.wait()

    def stop(self):
        end(self.child)

    def logins(self):
        """How many sessions of the user with a password were established so far."""
        log = (self.place.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        return sum(1 for line in log.splitlines() if "session.established" in line and f"user={USER} " in line)

    def desktop_settings(self, name, phone=False):
        """A folder with the settings of a desktop that logs in here."""
        folder = self.place.folder / name
        folder.mkdir()
        (folder / "euterpe.ini").write_text(
            f"[CTI]\nKaddress=127.0.0.1\nport={self.port}\nuser={USER}\nsecretFallback=session\n"
            f"License={2 if phone else 1}\nlanguage=en\n", encoding="utf-8")
        return folder
