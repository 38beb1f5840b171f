"""Service codes that decide where calls go: switch, boss and secretary, hot desk; and asking whether calls fork."""
import os
import unittest

from stage import Stage


def setUpModule():
    global stage
    stage = Stage(f"desk-{os.getpid()}")


def tearDownModule():
    stage.close()


class Desk(unittest.TestCase):
    def setUp(self):
        stage.clear()

    def rings_not(self, account):
        self.assertIsNone(stage.phones.wait(account, "CALL_INCOMING", 0.5), f"{account} rings")

    def reaches(self, caller, number, account, **seen):
        """Dials it; that telephone rings, and shows what is given. The caller then gives up."""
        stage.phones.dial(caller, number)
        event = stage.rings(account)
        for key, value in seen.items():
            self.assertIn(value, event[key])
        stage.phones.hangup(caller)
        stage.closes(caller)
        stage.closes(account)

    def test_fork_query(self):
        stage.says("104", "*509", "de-activated")
        stage.code("104", "*501")
        stage.says("104", "*509", "activated")
        stage.code("104", "*500")
        stage.says("104", "*509", "de-activated")

    # switch

    def switch(self, ident):
        return stage.hint(f"*51*{ident}", "euterpe-hints")

    def test_switch(self):
        for code, sound, value, hint in (("*511", "activated", "ON", 1), ("*510", "de-activated", None, 0),
                                         ("*51*", "activated", "ON", 1), ("*51*", "de-activated", None, 0)):
            with self.subTest(code):
                stage.says("102", f"{code}2", sound)
                self.assertEqual(value, stage.get("SWITCH", "2"))
                stage.await_true(lambda: self.switch("2") == hint, 3, "the key to show it")
        stage.says("102", "*5117", "pbx-invalid")  # there is no such switch
        self.assertIsNone(stage.get("SWITCH", "7"))

    def test_the_night_switch_closes_the_reception(self):
        stage.call_in("3331234567", "Anna", "0501234000")
        stage.rings("101")
        stage.clear()
        stage.code("102", "*511" "1")
        try:
            stage.call_in("3331234567", "Anna", "0501234000")
            stage.await_true(lambda: any(one["Application"] == "VoiceMail" for one in stage.channels("trunk")), 5,
                             "voicemail to answer")
            self.rings_not("101")
            stage.clear()
            stage.call_in("3331234567", "Anna", "0501234104")  # a direct number
            stage.rings("104")
            stage.clear()
        finally:
            stage.code("102", "*510" "1")

    # boss and secretary

    def test_the_secretary_takes_the_calls_of_the_boss(self):
        stage.says("104", "*521104*102", "activated")
        self.addCleanup(stage.code, "104", "*520104")
        self.assertEqual("102", stage.get("BOSS", "104"))
        self.assertEqual(1, stage.hint("*52*104", "euterpe-hints"))
        self.reaches("101", "104", "102", peeruri="sip:101@")
        self.rings_not("104")
        for secretary in ("102", "103"):
            self.reaches(secretary, "104", "104", peeruri=f"sip:{secretary}@")
        stage.phones.dial("101", "600")  # only direct calls
        stage.rings("104")
        stage.clear()

    def test_the_secretary_puts_a_call_through_to_the_boss(self):
        stage.code("102", "*521104")
        self.addCleanup(stage.code, "104", "*520104")
        stage.phones.dial("101", "104")
        stage.answers("102")
        stage.await_true(lambda: stage.bridged("101", "102"), 5, "the secretary to talk with the caller")
        answer = stage.ami.action("BlindTransfer", Channel=stage.channel("102"), Context="euterpe-transfer", Exten="104")
        self.assertEqual("Success", answer["Response"], answer)
        stage.answers("104")
        stage.phones.hangup("101")

    def test_boss_codes(self):
        for account, code, secretary in (
                ("104", "*52*104", "102"), ("104", "*52*104", None),  # the first of the list
                ("103-2", "*52*104", "103"), ("102", "*52*104", None),  # whoever dials
                ("104", "*52*104*102", "102"), ("104", "*52*104*103", "103"),  # one takes over from the other
                ("104", "*520104*102", "103"), ("104", "*520104*103", None)):
            with self.subTest(code):
                stage.code(account, code)
                self.assertEqual(secretary, stage.get("BOSS", "104"))
        self.assertEqual(0, stage.hint("*52*104", "euterpe-hints"))
        for account, code in (("101", "*521104"), ("104", "*521104*101"), ("104", "*521102"), ("102", "*521102")):
            with self.subTest(f"{account} dials {code}"):
                stage.says(account, code, "pbx-invalid")
        self.assertIsNone(stage.get("BOSS", "104"))

    # hot desk

    def log_in(self, account, pin="101#", code="*401101"):
        stage.phones.dial(account, code)
        self.assertTrue(stage.phones.wait(account, "CALL_ESTABLISHED", 5))
        if code == "*401":
            stage.await_true(lambda: any(one["Application"] == "Read" for one in stage.channels(account)), 5, "the question")
            stage.phones.press(account, "101#")
        stage.await_true(lambda: any(one["Application"] == "VMAuthenticate" for one in stage.channels(account)), 8,
                         "the PIN to be asked for")
        stage.phones.press(account, pin)

    def test_hot_desk(self):
        self.log_in("103-2")
        stage.closes("103-2", 10)
        self.assertEqual("101", stage.get("DEVICE", "103-2/user"))
        self.addCleanup(stage.code, "103-2", "*400")

        self.reaches("103-2", "104", "104", peeruri="sip:101@", peerdisplayname="Giulia Bianchi")
        stage.phones.dial("104", "101")  # rings at both
        stage.rings("101")
        stage.answers("103-2")
        stage.closes("101")
        stage.phones.hangup("104")
        stage.closes("103-2")
        stage.phones.dial("104", "103")  # its own extension has one telephone less
        stage.rings("103")
        self.rings_not("103-2")
        stage.clear()
        stage.code("103-2", "*78")  # its codes are the guest's
        self.assertEqual("YES", stage.get("DND", "101"))
        self.assertIsNone(stage.get("DND", "103"))
        stage.code("101", "*79")

        stage.phones.dial("103-2", "104")
        call = stage.next_call("103-2")
        stage.answers("104")
        stage.phones.hangup("104")
        stage.closes("103-2")
        row = stage.await_rows(call)[0]
        self.assertEqual(("101", "104", "101"), (row["src"], row["dst"], row["accountcode"]))

        stage.says("103-2", "*400", "de-activated")
        self.assertIsNone(stage.get("DEVICE", "103-2/user"))
        self.assertIsNone(stage.get("HOTDESK", "101"))
        self.reaches("103-2", "104", "104", peeruri="sip:103@")
        self.reaches("104", "101", "101")
        self.rings_not("103-2")

    def test_the_hint_follows_to_the_desk(self):
        def shows(status, what):
            stage.await_true(lambda: stage.hint("101") == status, 5, f"101 to be shown {what}")

        self.log_in("103-2")
        self.addCleanup(stage.code, "103-2", "*400")
        shows(1, "busy while it logs in")
        stage.closes("103-2", 10)
        shows(0, "free")
        stage.phones.dial("103-2", "104")
        shows(1, "busy with a call from the desk")
        stage.answers("104")
        stage.phones.hangup("104")
        stage.closes("103-2")
        shows(0, "free after it")
        stage.phones.dial("104", "101")
        stage.rings("103-2")
        shows(8, "ringing")
        stage.phones.accept("103-2")
        self.assertTrue(stage.phones.wait("103-2", "CALL_ESTABLISHED", 5))
        stage.closes("101")
        shows(1, "busy")
        stage.phones.hangup("104")
        stage.closes("103-2")
        shows(0, "free at last")
        stage.code("103-2", "*400")
        stage.phones.dial("103-2", "104")  # the desk is its own again
        stage.rings("104")
        shows(0, "untouched")

    def members(self, queue):
        """Interface -> whether it is paused."""
        return {one["Location"]: one["Paused"] == "1" for one in stage.ami.listing("QueueStatus", Queue=queue)
                if one.get("Event") == "QueueMember"}

    def test_calls_of_the_queue_follow_to_the_desk(self):
        self.assertEqual({"PJSIP/101": False}, self.members("desk"))
        self.log_in("104")
        self.addCleanup(stage.code, "104", "*400")
        stage.closes("104", 10)
        self.assertEqual({"PJSIP/101": False, "Local/101@euterpe-desk-member/n": False}, self.members("desk"))
        stage.ami.action("QueuePause", Queue="desk", Interface="PJSIP/101", Paused="true")
        stage.phones.dial("102", "701")
        stage.answers("104")
        stage.await_true(lambda: stage.hint("101") == 1, 5, "101 to be shown busy")
        stage.phones.hangup("102")
        stage.closes("104")
        stage.await_true(lambda: stage.hint("101") == 0, 5, "101 to be shown free")
        stage.ami.action("QueuePause", Queue="desk", Interface="PJSIP/101", Paused="false")
        stage.code("104", "*400")
        self.assertEqual({"PJSIP/101": False}, self.members("desk"))

    def test_pause_reaches_whatever_the_queues_call(self):
        for queue, interface in (("desk", "PJSIP/103"), ("support", "PJSIP/103-2")):
            stage.ami.action("QueueAdd", Queue=queue, Interface=interface)
            self.addCleanup(stage.ami.action, "QueueRemove", Queue=queue, Interface=interface)
        for code, paused in (("*81", True), ("*80", False)):
            stage.code("103", code)
            self.assertEqual({"PJSIP/101": False, "PJSIP/103": paused}, self.members("desk"))
            self.assertEqual({"PJSIP/102": False, "PJSIP/103-2": paused}, self.members("support"))
        self.log_in("104")
        self.addCleanup(stage.code, "104", "*400")
        stage.closes("104", 10)
        stage.code("104", "*81")  # the guest's, who is called here
        self.assertTrue(self.members("desk")["Local/101@euterpe-desk-member/n"])
        self.assertTrue(self.members("desk")["PJSIP/101"])
        stage.code("104", "*80")
        self.assertEqual({False}, set(self.members("desk").values()))

    def test_a_desk_that_is_taken_does_not_ring_for_the_queues_of_its_owner(self):
        self.log_in("102", pin="101#")
        stage.closes("102", 10)
        self.assertEqual({"PJSIP/102": True}, self.members("support"))
        stage.code("102", "*400")
        self.assertEqual({"PJSIP/102": False}, self.members("support"))
        stage.ami.action("QueuePause", Queue="support", Interface="PJSIP/102", Paused="true")
        self.log_in("102", pin="101#")
        stage.closes("102", 10)
        stage.code("102", "*400")
        self.assertEqual({"PJSIP/102": True}, self.members("support"), "who paused himself stays so")
        stage.ami.action("QueuePause", Queue="support", Interface="PJSIP/102", Paused="false")

    def test_hot_desk_asks_who(self):
        self.log_in("104", code="*401")
        stage.closes("104", 10)
        self.assertEqual("101", stage.get("DEVICE", "104/user"))
        self.log_in("103-2")  # from one desk to the next
        stage.closes("103-2", 10)
        self.assertEqual("103-2", stage.get("HOTDESK", "101"))
        self.assertIsNone(stage.get("DEVICE", "104/user"))
        stage.code("103-2", "*400")

    def test_hot_desk_needs_the_pin(self):
        self.log_in("104", pin="999#")
        self.assertIsNone(stage.phones.wait("104", "CALL_CLOSED", 2))
        stage.phones.hangup("104")
        self.assertIsNone(stage.get("DEVICE", "104/user"))
        stage.closes("104")
        for number in ("*401105", "*401555"):  # one without a box, and nobody
            stage.says("104", number, "pbx-invalid")


if __name__ == "__main__":
    unittest.main()
