"""Scenarios on a real Asterisk with real SIP telephones: what rings, what is heard, what the CDR keeps."""
import os
import sqlite3
import unittest

from stage import OUTSIDE_TONE, TONES, Stage

ROWS = os.environ.get("EUTERPE_SHOW_ROWS")


def setUpModule():
    global stage
    stage = Stage(f"test-{os.getpid()}")


def tearDownModule():
    stage.close()


def brief(row):
    return {key: row[key] for key in ("src", "clid", "dst", "dcontext", "channel", "dstchannel", "lastapp", "disposition",
                                      "duration", "billsec", "answer", "userfield", "accountcode", "sequence")}


class Scenario(unittest.TestCase):
    def setUp(self):
        self.ring_seconds(20)
        stage.clear()

    def ring_seconds(self, seconds):
        stage.ami.action("Setvar", Variable="EUTERPE_RING_SECONDS", Value=seconds)

    def rows(self, call, count=1):
        stage.await_true(lambda: not self.channels(call), 12, "the call to end")
        found = stage.await_rows(call, count)
        if ROWS:
            for row in found:
                print("\n" + self.id().split(".")[-1], brief(row))
        return found

    def channels(self, call):
        return [one for one in stage.ami.listing("CoreShowChannels") if one["Linkedid"] == call]

    # click-to-call

    def test_click_to_call(self):
        call = stage.c2c("102")
        self.assertEqual("c2c: 102", stage.answers("101")["peerdisplayname"])
        stage.talk(1.1)  # recordings are named by the second
        seen = stage.answers("102")
        self.assertEqual("Giulia Bianchi", seen["peerdisplayname"])
        self.assertIn("sip:101@", seen["peeruri"])
        self.assertEqual((1, 1), (stage.hint("101"), stage.hint("102")))
        stage.talk(2)
        stage.phones.hangup("102")
        stage.closes("101")
        heard = stage.heard()[:2]
        self.assertGreater(heard[0][TONES["101"]], 0.5, "102 heard 101")
        self.assertGreater(heard[1][TONES["102"]], 0.5, "101 heard 102")
        row, = self.rows(call)
        self.assertEqual(("101", "102", "ANSWERED", "c2c", call),
                         (row["src"], row["dst"], row["disposition"], row["userfield"], row["uniqueid"]))
        stage.await_true(lambda: stage.hint("101") == 0, 3, "101 to be free")

    def test_click_to_call_never_answered_by_the_own_phone(self):
        call = stage.c2c("102", timeout=1500)
        stage.rings("101")
        stage.closes("101")
        row, = self.rows(call)
        self.assertEqual(("c2c", "101", "s", "102"), (row["userfield"], row["accountcode"], row["dst"], row["src"]))
        self.assertNotEqual("ANSWERED", row["disposition"])

    def test_click_to_call_to_a_busy_target(self):
        call = stage.c2c("102")
        stage.answers("101")
        stage.rings("102")
        stage.phones.hangup("102")
        stage.closes("101", 10)
        row, = self.rows(call)
        self.assertEqual(("101", "102", "c2c"), (row["src"], row["dst"], row["userfield"]))

    def test_click_to_call_nobody_answers(self):
        self.ring_seconds(2)
        call = stage.c2c("102")
        stage.answers("101")
        stage.closes("101", 10)
        row, = self.rows(call)
        self.assertEqual(("101", "102", "c2c"), (row["src"], row["dst"], row["userfield"]))

    def test_click_to_call_outside(self):
        call = stage.c2c("03339999994")
        stage.answers("101")
        stage.talk(3)
        stage.phones.hangup("101")
        stage.closes("101")
        row, = self.rows(call)
        self.assertEqual(("101", "03339999994", "ANSWERED"), (row["src"], row["dst"], row["disposition"]))
        self.assertGreater(stage.heard()[0][OUTSIDE_TONE], 0.5)

    def test_click_to_call_to_a_number_that_does_not_exist(self):
        call = stage.c2c("555")
        stage.answers("101")
        stage.closes("101", 12)
        self.assertEqual("555", self.rows(call)[0]["dst"])

    # direct calls

    def test_direct_call_answered(self):
        stage.phones.dial("102", "104")
        call = stage.next_call("102")
        stage.answers("104")
        stage.talk(1)
        stage.phones.hangup("104")
        row, = self.rows(call)
        self.assertEqual(("102", "104", "ANSWERED"), (row["src"], row["dst"], row["disposition"]))
        self.assertGreater(float(row["answer"]), float(row["start"]))

    def test_direct_call_missed(self):
        self.ring_seconds(2)
        stage.phones.dial("101", "104")
        call = stage.next_call("101")
        stage.rings("104")
        row, = self.rows(call)
        self.assertEqual(("104", "NO ANSWER", "0.000000"), (row["dst"], row["disposition"], row["answer"]))

    def test_caller_gives_up(self):
        stage.phones.dial("101", "104")
        call = stage.next_call("101")
        stage.rings("104")
        stage.await_true(lambda: stage.hint("104") == 8, 3, "104 to show that it rings")
        stage.phones.hangup("101")
        row, = self.rows(call)
        self.assertEqual("NO ANSWER", row["disposition"])

    def test_direct_call_rejected(self):
        stage.phones.dial("101", "104")
        call = stage.next_call("101")
        stage.rings("104")
        stage.phones.hangup("104")
        row, = self.rows(call)
        self.assertEqual("BUSY", row["disposition"])

    def test_voicemail_after_no_answer_on_two_telephones(self):
        self.ring_seconds(2)
        stage.phones.dial("102", "103")
        call = stage.next_call("102")
        stage.rings("103")
        stage.rings("103-2")
        self.assertTrue(stage.phones.wait("102", "CALL_ESTABLISHED", 10), "voicemail answers")
        stage.talk(1)
        stage.phones.hangup("102")
        rows = self.rows(call, 3)
        self.assertEqual(["Dial", "Dial", "VoiceMail"], [row["lastapp"] for row in rows])

    def test_ring_group(self):
        stage.phones.dial("101", "600")
        call = stage.next_call("101")
        stage.rings("102")
        stage.answers("104")
        stage.closes("102")
        stage.phones.hangup("101")
        rows = self.rows(call, 2)
        self.assertEqual({"600"}, {row["dst"] for row in rows})
        self.assertEqual(["ANSWERED", "NO ANSWER"], sorted(row["disposition"] for row in rows))

    def test_queue(self):
        stage.phones.dial("101", "700")
        call = stage.next_call("101")
        stage.answers("102", 8)
        stage.talk(1)
        stage.phones.hangup("101")
        row = self.rows(call)[0]
        self.assertEqual(("700", "Queue", "ANSWERED"), (row["dst"], row["lastapp"], row["disposition"]))
        self.assertTrue(row["dstchannel"].startswith("PJSIP/102-"))

    def test_blind_transfer_by_the_pbx(self):
        stage.phones.dial("101", "102")
        call = stage.next_call("101")
        stage.answers("102")
        channel = next(one["Channel"] for one in self.channels(call) if one["Channel"].startswith("PJSIP/102-"))
        answer = stage.ami.action("BlindTransfer", Channel=channel, Context="euterpe-internal", Exten="104")
        self.assertEqual("Success", answer["Response"])
        stage.answers("104")
        stage.phones.hangup("104")
        self.assertEqual("104", self.rows(call, 2)[-1]["dst"])

    def test_park_and_retrieve(self):
        stage.phones.dial("101", "102")
        call = stage.next_call("101")
        stage.answers("102")
        by_end = {one["Channel"].split("-")[0]: one["Channel"] for one in self.channels(call)}
        answer = stage.ami.action("Park", Channel=by_end["PJSIP/101"], TimeoutChannel=by_end["PJSIP/102"])
        self.assertEqual("Success", answer["Response"])
        stage.await_true(lambda: stage.ami.listing("ParkedCalls"), 5, "the parked call")
        slot = stage.ami.listing("ParkedCalls")[0]["ParkingSpace"]
        stage.phones.dial("104", slot)
        self.assertTrue(stage.phones.wait("104", "CALL_ESTABLISHED", 5))
        stage.talk(0.5)
        stage.phones.hangup("104")
        self.rows(call, 1)

    # the trunk

    def test_call_from_outside_with_a_name(self):
        stage.call_in("0034915550142", "Íñigo Żółć", "0501234104")
        seen = stage.answers("104")
        call = stage.next_call("trunk")
        self.assertEqual(("Íñigo Żółć", "sip:0034915550142@127.0.0.1"), (seen["peerdisplayname"], seen["peeruri"]))
        stage.phones.hangup("104")
        row, = self.rows(call)
        self.assertEqual(("0034915550142", "104", "ANSWERED"), (row["src"], row["dst"], row["disposition"]))

    def test_anonymous_call_from_outside(self):
        stage.call_in("anonymous", "Anonymous", "0501234104")
        seen = stage.rings("104")
        call = stage.next_call("trunk")
        self.assertIn("anonymous", seen["peeruri"].lower())
        stage.phones.hangup("104")
        self.rows(call)

    def test_call_to_outside_busy(self):
        stage.phones.dial("101", "03330000091")
        call = stage.next_call("101")
        stage.closes("101", 8)
        row, = self.rows(call)
        self.assertEqual(("03330000091", "BUSY"), (row["dst"], row["disposition"]))

    # state

    def test_do_not_disturb(self):
        stage.phones.dial("104", "*76")
        stage.closes("104", 8)
        self.assertEqual("YES", stage.get("DND", "104"))
        stage.await_true(lambda: stage.hint("104") == 2, 3, "the hint to read busy")
        stage.phones.dial("101", "104")
        call = stage.next_call("101")
        stage.closes("101")
        stage.phones.dial("104", "*76")
        stage.closes("104", 8)
        self.assertIsNone(stage.get("DND", "104"))
        stage.await_true(lambda: stage.hint("104") == 0, 3, "the hint to read idle")
        row = self.rows(call)[0]
        self.assertEqual(("104", "BUSY"), (row["dst"], row["disposition"]))

    def test_forward(self):
        stage.phones.dial("104", "811102")
        stage.closes("104", 8)
        self.assertEqual("102", stage.get("CF", "104"))
        stage.phones.dial("101", "104")
        call = stage.next_call("101")
        stage.answers("102")
        stage.phones.hangup("101")
        stage.phones.dial("104", "810")
        stage.closes("104", 8)
        self.assertIsNone(stage.get("CF", "104"))
        self.assertEqual("102", self.rows(call)[0]["dst"])

    def test_directed_pickup(self):
        stage.phones.dial("101", "102")
        call = stage.next_call("101")
        stage.rings("102")
        stage.phones.dial("104", "**102")
        self.assertTrue(stage.phones.wait("104", "CALL_ESTABLISHED", 5))
        self.assertTrue(stage.phones.wait("101", "CALL_ESTABLISHED", 5))
        stage.phones.hangup("101")
        self.rows(call)

    def test_a_reader_does_not_lose_calls(self):
        """A reader in the middle of a transaction does not keep Asterisk from writing."""
        reader = sqlite3.connect(f"file:{stage.info['cdr_db']}?mode=ro", uri=True, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM cdr").fetchone()
        stage.phones.dial("101", "03330000091")
        call = stage.next_call("101")
        stage.closes("101", 8)
        self.rows(call)
        reader.close()


if __name__ == "__main__":
    unittest.main()
