"""Codes that are pressed during a call, by telephones that press them."""
import os
import unittest
from pathlib import Path

from stage import OUTSIDE_TONE, TONES, Stage

OUTSIDE = "03339999994"


def setUpModule():
    global stage
    stage = Stage(f"in-call-{os.getpid()}")


def tearDownModule():
    stage.close()


class InCall(unittest.TestCase):
    def setUp(self):
        stage.clear()

    def tearDown(self):
        """As people do. Asterisk 22.10 can crash when AMI ends both channels of a consultation in one moment."""
        for account in ("102", "101", "104"):
            if account in stage.phones.open:
                stage.phones.hangup(account)
                stage.phones.wait(account, "CALL_CLOSED", 3)

    def talk(self, caller="101", called="102"):
        stage.phones.dial(caller, called)
        call = stage.next_call(caller)
        stage.answers(called)
        self.await_talk(caller, called)
        return call

    def await_talk(self, one, other, seconds=8):
        stage.await_true(lambda: stage.bridged(one, other), seconds, f"{one} to talk with {other}")

    def end(self, *accounts):
        """They hang up, whoever still can."""
        for account in accounts:
            if account in stage.phones.open:
                stage.phones.hangup(account)
                stage.closes(account)
        stage.await_true(lambda: not stage.ami.listing("CoreShowChannels"), 10, "all calls to end")

    def consult(self, transferer, number, account=None):
        """Presses the attended transfer; the consulted one answers."""
        stage.phones.press(transferer, "*4")
        stage.phones.press(transferer, number + "#")
        stage.answers(account or number)

    def hears(self, listener, *others):
        """They talk and hang up; the recording of who answered last tells what he heard. Those of a caller and of whom
        he called share a file, which is named by the second."""
        stage.talk(2)
        self.end(listener, *others)
        heard = stage.heard()[0]
        for account in others:
            self.assertGreater(heard[TONES[account]], 0.6 / len(others), f"{listener} does not hear {account}: {heard}")

    def test_blind_transfer(self):
        for transferer, stays in (("102", "101"), ("101", "102")):  # the called one, and the caller
            with self.subTest(transferer):
                self.talk()
                stage.phones.press(transferer, "#4104#")
                stage.answers("104")
                stage.closes(transferer)
                self.await_talk(stays, "104")
                stage.clear()

    def test_attended_transfer_by_hanging_up(self):
        self.talk()
        self.consult("102", "104")
        stage.phones.hangup("102")
        self.await_talk("101", "104")
        self.hears("104", "101")

    def test_attended_transfer_cancelled(self):
        self.talk()
        self.consult("102", "104")
        self.await_consultation("102")
        stage.phones.press("102", "*0")
        stage.closes("104")
        self.await_talk("101", "102")

    def await_consultation(self, transferer):
        stage.await_true(lambda: stage.channels(transferer)[0]["BridgeId"] not in
                         ("", stage.channels("101")[0]["BridgeId"]), 5, "the consultation")

    def test_attended_transfer_swapped(self):
        self.talk()
        self.consult("102", "104")
        self.await_consultation("102")
        stage.phones.press("102", "*9")
        self.await_talk("101", "102")
        self.assertEqual(1, len(stage.channels("104")))
        stage.phones.press("102", "*9")
        self.await_consultation("102")

    def test_attended_transfer_made_a_conference(self):
        self.talk()
        self.consult("102", "104")
        self.await_consultation("102")
        stage.phones.press("102", "*3")
        self.await_talk("101", "102")
        self.hears("104", "101", "102")

    def test_park(self):
        self.talk()
        stage.phones.press("102", "#8")
        event = stage.ami.wait(lambda one: one.get("Event") == "ParkedCall", 5)
        self.assertIsNotNone(event)
        self.assertTrue(event["ParkeeChannel"].startswith("PJSIP/101-"), event)
        stage.closes("102", 10)  # it hears the slot first
        stage.phones.dial("104", event["ParkingSpace"])
        self.await_talk("101", "104")

    def test_recording(self):
        before = set(Path(stage.info["monitor_dir"]).rglob("*.wav"))
        self.talk()
        stage.phones.press("102", "*1")
        stage.await_true(lambda: set(Path(stage.info["monitor_dir"]).rglob("*.wav")) - before, 5, "a recording")
        stage.talk(1.5)
        stage.phones.hangup("101")
        stage.closes("102")
        made, = set(Path(stage.info["monitor_dir"]).rglob("*.wav")) - before
        stage.await_true(lambda: made.stat().st_size > 8000, 3, "the recording to be written")

    def test_hanging_up(self):
        for account in ("101", "102"):
            with self.subTest(account):
                self.talk()
                stage.phones.press(account, "*0")
                stage.closes("101")
                stage.closes("102")

    # who may transfer, and in whose name

    def test_a_caller_from_outside_has_no_codes(self):
        stage.call_in("3331234567", "Anna", "0501234104")
        stage.answers("104")
        self.await_talk("104", "trunk")
        with stage.outside() as ami:
            channel = ami.listing("CoreShowChannels")[0]["Channel"]
            for digit in "#4102#*0":
                ami.action("PlayDTMF", Channel=channel, Digit=digit)
                stage.talk(0.3)
        self.assertIsNone(stage.phones.wait("102", "CALL_INCOMING", 3))
        self.assertTrue(stage.bridged("104", "trunk"))

    def test_a_forwarded_caller_from_outside_does_not_transfer_either(self):
        stage.code("104", f"811{OUTSIDE}")
        self.addCleanup(stage.code, "104", "810")
        stage.call_in("3331234567", "Anna", "0501234104")
        stage.await_true(lambda: len(stage.channels("trunk")) == 2 and
                         len({one["BridgeId"] for one in stage.channels("trunk")} - {""}) == 1, 8, "the two to talk")
        with stage.outside() as ami:
            channel = next(one["Channel"] for one in ami.listing("CoreShowChannels") if one["Context"] == "outside-talk")
            for digit in "#4102#":
                ami.action("PlayDTMF", Channel=channel, Digit=digit)
                stage.talk(0.3)
        self.assertIsNone(stage.phones.wait("102", "CALL_INCOMING", 3))

    def test_no_service_as_the_target_of_a_transfer(self):
        self.talk("101", "104")
        stage.phones.press("104", "#4*78#")
        stage.closes("104", 10)
        for one in ("101", "104"):
            self.assertIsNone(stage.get("DND", one))

    def test_a_locked_extension_transfers_nobody_outside(self):
        stage.code("102", "851")
        self.addCleanup(stage.code, "102", "850")
        for code in ("#4", "*4"):
            with self.subTest(code):
                self.talk()
                stage.phones.press("102", f"{code}{OUTSIDE}#")
                stage.talk(2)
                self.assertEqual([], stage.channels("trunk"))
                self.end("101", "102")

    def test_a_transfer_outside_is_the_transferers(self):
        for code in ("#4", "*4"):
            with self.subTest(code), stage.outside() as ami:
                self.talk()
                stage.phones.press("102", f"{code}{OUTSIDE}#")
                stage.await_true(lambda: ami.listing("CoreShowChannels"), 8, "the outside world to be called")
                self.assertEqual("0501234102", ami.listing("CoreShowChannels")[0]["CallerIDNum"])
                self.end("101", "102")
                stage.await_true(lambda: not ami.listing("CoreShowChannels"), 8, "it to end there too")

    # fast transfer to the own mobile and back

    def test_fast_transfer_to_the_mobile(self):
        for caller, called in (("101", "104"), ("104", "101")):
            with self.subTest(f"{caller} calls {called}"):
                call = self.talk(caller, called)
                stage.phones.press("104", "**")
                stage.await_true(lambda: stage.channels("trunk"), 6, "the mobile to be called")
                self.assertTrue(stage.bridged("101", "104"))  # they talk on meanwhile
                stage.closes("104", 12)
                self.assertIsNone(stage.phones.wait("101", "CALL_CLOSED", 0.5))
                stage.talk(1.5)
                stage.phones.hangup("101")
                stage.closes("101")
                self.assertGreater(max(one[OUTSIDE_TONE] for one in stage.heard()[:4]), 0.4)
                stage.await_true(lambda: not stage.ami.listing("CoreShowChannels"), 5, "the call to end")
                self.assertTrue(stage.await_rows(call))

    def test_fast_transfer_back_from_the_mobile(self):
        self.talk("101", "104")
        stage.phones.press("104", "**")
        stage.closes("104", 15)
        with stage.outside() as ami:
            channel = ami.listing("CoreShowChannels")[0]["Channel"]
            for digit in "**":
                ami.action("PlayDTMF", Channel=channel, Digit=digit)
                stage.talk(0.25)
            stage.answers("104", 8)
            stage.await_true(lambda: not ami.listing("CoreShowChannels"), 8, "the mobile's leg to fall")
        self.assertIsNone(stage.phones.wait("101", "CALL_CLOSED", 0.3))
        self.hears("104", "101")

    def test_fast_transfer_without_a_mobile(self):
        self.talk("101", "102")
        stage.phones.press("102", "**")
        stage.talk(1.5)
        self.assertTrue(stage.bridged("101", "102"))
        self.assertEqual([], stage.channels("trunk"))


if __name__ == "__main__":
    unittest.main()
