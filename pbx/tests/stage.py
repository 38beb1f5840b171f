"""A PBX, three telephones and an AMI session: what every scenario plays on."""
import json
import math
import os
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path

PBX = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PBX / "lib"))

from euterpe_pbx.ami import Ami  # noqa: E402
from euterpe_pbx.baresip import Phones  # noqa: E402

TONES = {"101": 400, "102": 700, "103": 1000, "104": 1300, "105": 1600}
OUTSIDE_TONE = 425
SUITE = os.environ.get("EUTERPE_SUITE")


def command(*words):
    done = subprocess.run([str(PBX / "euterpe-pbx"), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"euterpe-pbx {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


class Stage:
    def __init__(self, name, telephones=True):
        self.name = name
        suite = ["--suite", SUITE] if SUITE else []
        self.info = json.loads(command("create", name, "--company", str(PBX / "tests/company.json"), *suite))
        command("start", name)
        self.ami = self.login(self.info)
        self.phones = None
        if telephones:
            try:
                self._telephones()
            except Exception:
                self.close()  # nobody else would: there is no stage yet
                raise

    def _telephones(self):
        self.folder = tempfile.TemporaryDirectory(prefix="euterpe-test-")
        company = json.loads(Path(self.info["company"]).read_text(encoding="utf-8"))
        accounts = [dict(account, tone=TONES[person["number"]]) for person in company["extensions"]
                    for account in person["accounts"] if not account.get("software")]
        for one in accounts:
            if one.get("srtp") == "required":
                one["tls"] = f"{self.info['sip_host']}:{self.info['sip_tls_port']}"
        self.phones = Phones(self.folder.name, f"{self.info['sip_host']}:{self.info['sip_port']}", accounts, record=True, ca=self.info["sip_ca"],
                             rtp=(self.info["rtp_end"] + 1, self.info["rtp_end"] + 190))
        self.await_true(lambda: all(self.hint(one) == 0 for one in TONES), 10, "the telephones to register")

    @staticmethod
    def login(info):
        ami = Ami("127.0.0.1", info["ami_port"])
        ami.login(info["ami_user"], info["ami_secret"])
        return ami

    def close(self):
        if self.phones:
            self.phones.close()
            self.folder.cleanup()
        self.ami.close()
        command("destroy", self.name)

    def await_true(self, question, seconds, what):
        deadline = time.monotonic() + seconds
        while not question():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {seconds} s in vain for {what}")
            self.phones.kept += self.phones.read(0.05)

    def clear(self):
        """Ends whatever an earlier scenario left, and forgets its events."""
        def channels():
            return self.ami.listing("CoreShowChannels")
        for one in channels():
            self.ami.action("Hangup", Channel=one["Channel"])
        self.await_true(lambda: not channels() and not self.phones.open, 10, "all calls to end")
        self.phones.kept.clear()
        self.ami.pending.clear()

    # telephones

    def rings(self, account, seconds=5):
        event = self.phones.wait(account, "CALL_INCOMING", seconds)
        assert event, f"{account} did not ring"
        return event

    def answers(self, account, seconds=5):
        event = self.rings(account, seconds)
        self.phones.accept(account)
        assert self.phones.wait(account, "CALL_ESTABLISHED", 5), f"{account} could not answer"
        return event

    def talk(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.phones.kept += self.phones.read(0.1)

    def closes(self, account, seconds=5):
        assert self.phones.wait(account, "CALL_CLOSED", seconds), f"{account}'s call did not end"

    def code(self, account, number):
        """Dials a service that says what it did and hangs up."""
        self.phones.dial(account, number)
        self.closes(account, 10)

    def says(self, account, number, sound):
        """Dials a service that tells something; it has to be told with that sound."""
        self.phones.dial(account, number)
        self.await_true(lambda: any((one["Application"], one["ApplicationData"]) == ("Playback", sound)
                                    for one in self.channels(account)), 6, f"{number} to say {sound}")
        self.closes(account, 10)

    def heard(self):
        """Per recording of what a telephone heard: the strength of each tone (the call answered last first)."""
        files = sorted(Path(self.folder.name).glob("*dec*.wav"))  # their names begin with the time
        return [strengths(path) for path in reversed(files)]

    # PBX

    def c2c(self, target, own="101", timeout=10000, **more):
        ident = f"c2c-{time.monotonic_ns()}"
        answer = self.ami.action("Originate", Channel=f"PJSIP/{own}", Context="euterpe-c2c", Exten=target, Priority=1,
                                 CallerID=f'"c2c: {target}" <{target}>', Timeout=timeout, Async="true", ChannelId=ident,
                                 Variable=f"__EUTERPE_C2C_EXT={own},CDR(userfield)=c2c", **more)
        assert answer["Response"] == "Success", answer
        return ident

    def channels(self, account):
        return [one for one in self.ami.listing("CoreShowChannels")
                if one["Channel"].startswith(f"PJSIP/{account}-")]

    def channel(self, account):
        found = self.channels(account)
        assert len(found) == 1, f"{account} has {len(found)} channels"
        return found[0]["Channel"]

    def bridged(self, one, other):
        """Whether those two accounts are in one conversation."""
        return bool({row["BridgeId"] for row in self.channels(one)} & {row["BridgeId"] for row in self.channels(other)} - {""})

    def hint(self, extension, context="euterpe-extensions"):
        answer = self.ami.action("ExtensionState", Context=context, Exten=extension)
        return int(answer["Status"])

    def get(self, family, key):
        answer = self.ami.action("DBGet", Family=family, Key=key)
        if answer["Response"] != "Success":
            return None
        return self.ami.wait(lambda event: event.get("Event") == "DBGetResponse", 3)["Val"]

    def outside(self):
        """An AMI session with the world behind the trunk."""
        return self.login(json.loads(command("info", self.info["outside"])))

    def call_in(self, number, name, did, seconds=20):
        with self.outside() as ami:
            ami.action("Originate", Channel=f"PJSIP/{did}@pbx", Context="outside-talk", Exten=str(seconds), Priority=1,
                       CallerID=f'"{name}" <{number}>', Timeout=30000, Async="true")

    def rows(self, linkedid):
        import sqlite3
        database = sqlite3.connect(f"file:{self.info['cdr_db']}?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        found = [dict(row) for row in database.execute(
            "SELECT * FROM cdr WHERE linkedid = ? ORDER BY CAST(sequence AS INTEGER)", (linkedid,))]
        database.close()
        return found

    def await_rows(self, linkedid, count=1, seconds=5):
        self.await_true(lambda: len(self.rows(linkedid)) >= count, seconds, f"{count} CDR rows of {linkedid}")
        return self.rows(linkedid)

    def next_call(self, account):
        """The linkedid of the next channel that this account opens; to be asked before it dials."""
        event = self.ami.wait(lambda event: event.get("Event") == "Newchannel" and
                              event["Channel"].startswith(f"PJSIP/{account}-"), 5)
        assert event, f"{account} opened no channel"
        return event["Linkedid"]


def strengths(path):
    """Goertzel: the share of each known tone in a recording, 0 to 1."""
    with wave.open(str(path)) as file:
        rate, channels = file.getframerate(), file.getnchannels()
        data = memoryview(file.readframes(file.getnframes())).cast("h")[::channels]
    data = data[-rate // 2:]  # the last half second: whatever rang before has ended
    power = sum(one * one for one in data) or 1
    found = {}
    for tone in sorted({*TONES.values(), OUTSIDE_TONE}):
        factor, first, second = 2 * math.cos(2 * math.pi * tone / rate), 0.0, 0.0
        for one in data:
            first, second = one + factor * first - second, first
        energy = first * first + second * second - factor * first * second
        found[tone] = 2 * energy / (len(data) * power) if data else 0
    return found
