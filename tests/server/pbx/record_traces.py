#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records the AMI traces of tests/server/pbx/traces/<release> from a running Asterisk with the demo company.

usage: record_traces.py INSTANCE [SCENARIO ...]     (INSTANCE made by `pbx/euterpe-pbx create`, --suite for 16)
Each scenario is one function below; its trace holds every event of the classes that the server subscribes to.
"""
import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from sip_phone import Phone, wait

HERE = Path(__file__).resolve().parent
PBX = HERE.parents[2] / "pbx" / "euterpe-pbx"


class Ami:
    def __init__(self, facts, events):
        self.socket = socket.create_connection((facts["host"], facts["ami_port"]))
        self.file = None
        self.action(Action="Login", Username=facts["ami_user"], Secret=facts["ami_secret"], Events=events)
        threading.Thread(target=self.read, daemon=True).start()

    def action(self, variables=(), **headers):
        lines = [f"{key}: {value}" for key, value in headers.items()] + [f"Variable: {v}" for v in variables]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())

    def read(self):
        block = b""
        for line in self.socket.makefile("rb"):
            block += line
            if line == b"\r\n":
                if self.file and block.startswith(b"Event") and not block.startswith(b"Event: QueueMemberStatus"):
                    self.file.write(block)
                    self.file.flush()
                block = b""


class Stage:
    def __init__(self, name):
        show = lambda n: json.loads(subprocess.check_output([PBX, "info", n]))  # noqa: E731
        self.facts = show(name)
        company = json.loads(Path(self.facts["company"]).read_text())
        self.accounts = {a["id"]: a for e in company["extensions"] for a in e["accounts"]}
        self.ami = Ami(self.facts, "system,call,agent,user,cdr")
        self.outside = Ami(show(name + "-outside"), "off")
        self.phones = {}

    def phone(self, account, on_invite="ring"):
        if account not in self.phones:
            known = self.accounts[account]
            phone = Phone(account, known["password"], self.facts["sip_host"], self.facts["sip_port"],
                          known["user_agent"])
            phone.register()
            self.phones[account] = phone
        self.phones[account].on_invite = on_invite
        return self.phones[account]

    def off(self, account):
        phone = self.phones.pop(account, None)
        if phone:
            phone.register(0)

    def click(self, account, own, target, timeout=10000, call="c2c-1"):
        self.ami.action(Action="Originate", Channel=f"PJSIP/{account}", Context="euterpe-c2c", Exten=target, Priority=1,
                        CallerID=f'"c2c: {target}" <{target}>', Timeout=timeout, Async="true", ChannelId=call,
                        variables=[f"__EUTERPE_C2C_EXT={own}", f"__EUTERPE_C2C_TARGET={target}"])

    def from_outside(self, did, number, name):
        self.outside.action(Action="Originate", Channel=f"PJSIP/{did}@pbx", Context="outside-talk", Exten=60, Priority=1,
                            CallerID=f'"{name}" <{number}>', Timeout=30000, Async="true")


def direct_answered(s):
    a, b = s.phone("101"), s.phone("103")
    call = a.call("103")
    ring = b.expect()
    wait(.3)
    b.answer(ring)
    call.wait(200)
    wait(.3)
    a.hold(call)
    wait(.3)
    a.hold(call, False)
    wait(.3)
    b.hangup(ring)
    call.wait_end()


def caller_gives_up(s):
    call = s.phone("101").call("103")
    ring = s.phone("103").expect()
    call.wait(180)
    s.phone("101").hangup(call)
    ring.wait_end()


def not_answered(s):
    call = s.phone("101").call("117")
    s.phone("117").expect()
    call.wait_end(30)


def busy(s):
    s.phone("117", "busy")
    s.phone("101").call("117").wait_end()


def rejected(s):
    call = s.phone("101").call("117")
    ring = s.phone("117").expect()
    wait(.3)
    s.phone("117").refuse(ring)
    call.wait_end()


def rejected_by_pbx(s):
    """117's user rejects by a click: the server hangs the ringing leg up with cause 17."""
    call = s.phone("101").call("117")
    ring = s.phone("117").expect()
    wait(.3)
    s.ami.action(Action="Hangup", Channel="/^PJSIP/117-.*$/", Cause=17)
    ring.wait_end()
    call.wait_end()


def two_telephones(s):
    """Both telephones of 102 ring; the second one answers."""
    call = s.phone("101").call("102")
    first, second = s.phone("102").expect(), s.phone("102-2").expect()
    wait(.3)
    s.phone("102-2").answer(second)
    call.wait(200)
    first.wait_end()
    wait(.3)
    s.phone("101").hangup(call)


def click_to_call(s):
    s.click("101", "101", "103")
    own = s.phone("101").expect()
    wait(.3)
    s.phone("101").answer(own)
    ring = s.phone("103").expect()
    wait(.3)
    s.phone("103").answer(ring)
    wait(.5)
    s.phone("103").hangup(ring)
    own.wait_end()


def click_to_voicemail(s):
    """103 has a box and refuses the call, so that the PBX's voicemail answers."""
    s.click("101", "101", "103")
    own = s.phone("101").expect()
    wait(.3)
    s.phone("101").answer(own)
    ring = s.phone("103").expect()
    wait(.3)
    s.phone("103").refuse(ring)
    wait(2.5)
    s.phone("101").hangup(own)
    own.wait_end()


def click_to_group(s):
    """Group 600: 102 refuses, then 103 answers."""
    for account in ("102-2", "104", "105"):
        s.off(account)
    s.click("101", "101", "600")
    own = s.phone("101").expect()
    s.phone("101").answer(own)
    rings = {account: s.phone(account).expect() for account in ("102", "103")}
    wait(.3)
    s.phone("102").refuse(rings["102"])
    wait(.3)
    s.phone("103").answer(rings["103"])
    wait(.5)
    s.phone("103").hangup(rings["103"])
    own.wait_end()


def click_not_picked_up(s):
    s.click("101", "101", "103", timeout=1500)
    s.phone("101").expect().wait_end()


def click_to_echo_test(s):
    s.click("101", "101", "800")
    own = s.phone("101").expect()
    s.phone("101").answer(own)
    wait(1)
    s.phone("101").hangup(own)


def click_to_outside(s):
    s.click("101", "101", "03331234594")
    own = s.phone("101").expect()
    s.phone("101").answer(own)
    wait(3)
    s.phone("101").hangup(own)


def click_telephone_off(s):
    s.click("126", "126", "103")


def ring_group(s):
    """Outside calls group 600; 102 has two telephones; 103 answers."""
    for account in ("104", "105"):
        s.off(account)
    call = s.phone("101").call("600")
    rings = {account: s.phone(account).expect() for account in ("102", "102-2", "103")}
    wait(.3)
    s.phone("103").answer(rings["103"])
    call.wait(200)
    rings["102"].wait_end()
    wait(.3)
    s.phone("101").hangup(call)


def queue_call(s):
    """Queue 701: 107 and 103 ring, 107 answers."""
    for account in ("102", "102-2", "108"):
        s.off(account)
    call = s.phone("101").call("701")
    first, second = s.phone("107").expect(10), s.phone("103").expect(10)
    wait(.3)
    s.phone("107").answer(first)
    second.wait_end()
    wait(.5)
    s.phone("107").hangup(first)
    call.wait_end()


def blind_transfer(s):
    """101 talks to 103, 103 sends it to 117."""
    call = s.phone("101").call("103")
    ring = s.phone("103").expect()
    s.phone("103").answer(ring)
    call.wait(200)
    wait(.3)
    s.phone("103").refer(ring, "117")
    last = s.phone("117").expect()
    wait(.3)
    s.phone("117").answer(last)
    wait(.5)
    s.phone("117").hangup(last)
    call.wait_end()


def attended_transfer(s):
    """101 calls 103; 103 holds, asks 117, and connects both."""
    call = s.phone("101").call("103")
    ring = s.phone("103").expect()
    s.phone("103").answer(ring)
    call.wait(200)
    wait(.3)
    s.phone("103").hold(ring)
    ask = s.phone("103").call("117")
    last = s.phone("117").expect()
    s.phone("117").answer(last)
    ask.wait(200)
    wait(.3)
    s.phone("103").refer_attended(ring, ask)
    wait(.7)
    s.phone("117").hangup(last)
    call.wait_end()


def pickup(s):
    """101 rings 103; 117 dials **103."""
    call = s.phone("101").call("103")
    ring = s.phone("103").expect()
    wait(.3)
    take = s.phone("117").call("**103")
    take.wait(200)
    ring.wait_end()
    wait(.5)
    s.phone("101").hangup(call)
    take.wait_end()


def from_outside(s):
    s.from_outside("0501234103", "0649912233", "Ministero Trasporti")
    ring = s.phone("103").expect()
    wait(.3)
    s.phone("103").answer(ring)
    wait(.5)
    s.phone("103").hangup(ring)


def anonymous_from_outside(s):
    s.from_outside("0501234103", "anonymous", "Anonymous")
    ring = s.phone("103").expect()
    wait(.3)
    s.phone("103").refuse(ring)


def to_outside(s):
    call = s.phone("101").call("03331234594").wait(200)
    wait(.5)
    s.phone("101").hangup(call)


def to_outside_busy(s):
    s.phone("101").call("03331234591").wait_end()


def forwarded(s):
    s.ami.action(Action="DBPut", Family="CF", Key="118", Val="103")
    wait(.2)
    call = s.phone("101").call("118")
    ring = s.phone("103").expect()
    s.phone("103").answer(ring)
    call.wait(200)
    wait(.3)
    s.phone("101").hangup(call)
    s.ami.action(Action="DBDel", Family="CF", Key="118")


def two_calls(s):
    """101 holds 103, talks to 117, ends, takes 103 back."""
    one = s.phone("101").call("103")
    first = s.phone("103").expect()
    s.phone("103").answer(first)
    one.wait(200)
    s.phone("101").hold(one)
    two = s.phone("101").call("117")
    second = s.phone("117").expect()
    s.phone("117").answer(second)
    two.wait(200)
    wait(.3)
    s.phone("101").hangup(two)
    second.wait_end()
    s.phone("101").hold(one, False)
    wait(.3)
    s.phone("101").hangup(one)


def conference(s):
    calls = [s.phone(a).call("8021").wait(200) for a in ("101", "103", "117")]
    wait(.5)
    for account, call in zip(("101", "103", "117"), calls):
        s.phone(account).hangup(call)
    wait(3)  # the room says goodbye


def local_channels(s):
    """A call set up by somebody else through a Local channel, as many add-ons do."""
    s.ami.action(Action="Originate", Channel="Local/103@euterpe-internal", Context="euterpe-internal", Exten="117",
                 Priority=1, CallerID='"Somebody" <5550100>', Async="true")
    ring = s.phone("103").expect()
    s.phone("103").answer(ring)
    last = s.phone("117").expect()
    s.phone("117").answer(last)
    wait(.7)
    s.phone("103").hangup(ring)
    last.wait_end()


def do_not_disturb(s):
    for code in ("*78", "*79"):
        call = s.phone("117").call(code)
        call.wait(200)
        call.wait_end(10)


SCENARIOS = [value for key, value in list(globals().items())
             if callable(value) and getattr(value, "__module__", "") == "__main__" and key[0].islower() and key != "wait"]


def main():
    stage = Stage(sys.argv[1])
    wanted = sys.argv[2:]
    traces = HERE / "traces" / stage.facts["version"].split(":")[-1].split(".")[0]
    traces.mkdir(parents=True, exist_ok=True)
    for scenario in SCENARIOS:
        name = scenario.__name__
        if name == "main" or (wanted and name not in wanted):
            continue
        for account in ("101", "102", "102-2", "103", "107", "117"):
            stage.phone(account)
        wait(1)
        with open(traces / f"{name}.ami", "wb") as stage.ami.file:
            try:
                scenario(stage)
            except TimeoutError as error:
                print(f"{name}: {error}", file=sys.stderr)
            wait(1)
            stage.ami.file = None
        for phone in stage.phones.values():
            phone.incoming.clear()
        print(name)


if __name__ == "__main__":
    main()
