"""Service codes that place a call or bind what may be dialled: number withheld, speed dial, tags, lock, paging."""
import json
import os
import unittest
from pathlib import Path

from raw import RawPhone
from stage import Stage

OUTSIDE = "03339999994"


def setUpModule():
    global stage
    stage = Stage(f"codes-{os.getpid()}")


def tearDownModule():
    stage.close()


def raw_phone():
    company = json.loads(Path(stage.info["company"]).read_text(encoding="utf-8"))
    account = next(one["accounts"][0] for one in company["extensions"] if one["number"] == "106")
    phone = RawPhone(f"{stage.info['sip_host']}:{stage.info['sip_port']}", account)
    stage.await_true(lambda: stage.hint("106") == 0, 5, "106 to be reachable")
    return phone


class Codes(unittest.TestCase):
    def setUp(self):
        stage.clear()

    def put(self, family, key, value):
        answer = stage.ami.action("DBPut", Family=family, Key=key, Val=value)
        self.assertEqual("Success", answer["Response"], answer)
        self.addCleanup(stage.ami.action, "DBDel", Family=family, Key=key)

    def call_outside(self, account, number):
        """Dials it and returns the linkedid once the outside world is being called."""
        stage.phones.dial(account, number)
        call = stage.next_call(account)
        stage.await_true(lambda: stage.channels("trunk"), 6, f"{number} to go out")
        return call

    def is_refused(self, account, number):
        stage.phones.dial(account, number)
        call = stage.next_call(account)
        event = stage.phones.wait(account, "CALL_CLOSED", 10)
        self.assertIn("403", event["param"])
        row = stage.await_rows(call)[0]
        self.assertEqual(("", "NO ANSWER"), (row["dstchannel"], row["disposition"]), row)

    def row(self, call):
        stage.await_true(lambda: not any(one["Linkedid"] == call for one in stage.ami.listing("CoreShowChannels")), 8,
                         "the call to end")
        return stage.await_rows(call)[0]

    # the own number for one call

    def test_withheld_from_a_telephone(self):
        with raw_phone() as phone:
            stage.phones.dial("101", "*671106")
            call = stage.next_call("101")
            hidden = phone.invite()
            self.assertIn("sip:anonymous@anonymous.invalid", hidden["from"])
            self.assertNotIn("101", json.dumps({key: hidden[key] for key in hidden if key in
                                                ("from", "p-asserted-identity", "remote-party-id", "contact")}))
            stage.closes("101")
            self.assertEqual(("101", "106"), (self.row(call)["src"], self.row(call)["dst"]))
            for number in ("*670106", "106"):
                stage.phones.dial("101", number)
                shown = phone.invite()
                self.assertIn("sip:101@", shown["from"])
                self.assertIn("sip:101@", shown["p-asserted-identity"])
                stage.closes("101")

    def test_withheld_outside(self):
        for code, user in (("*671", "anonymous"), ("*670", "0501234101"), ("", "0501234101")):
            with self.subTest(code), stage.outside() as ami:
                call = self.call_outside("101", code + OUTSIDE)
                stage.await_true(lambda: ami.listing("CoreShowChannels"), 5, "the outside world to be called")
                channel = ami.listing("CoreShowChannels")[0]["Channel"]
                seen = {name: ami.action("Getvar", Channel=channel, Variable=f"PJSIP_HEADER(read,{name})")["Value"]
                        for name in ("From", "P-Asserted-Identity", "Privacy")}
                self.assertIn(f"sip:{user}@", seen["From"])
                self.assertIn("sip:0501234101@", seen["P-Asserted-Identity"])  # the carrier may know
                self.assertEqual("id" if user == "anonymous" else "", seen["Privacy"])
                stage.phones.hangup("101")
                row = self.row(call)
                self.assertEqual(("101", OUTSIDE), (row["src"], row["dst"]))

    # speed dial

    def test_speed_dials(self):
        self.put("AMPUSER", "101/speeddials/1", "104")
        self.put("sysspeeddials", "1", "102")
        self.put("sysspeeddials", "9", "*78")  # a number, never a service
        stage.phones.dial("101", "#01")
        call = stage.next_call("101")
        stage.answers("104")
        stage.phones.hangup("101")
        self.assertEqual("104", self.row(call)["dst"])
        stage.phones.dial("101", "#1")
        stage.rings("102")
        stage.phones.hangup("101")
        stage.closes("101")
        stage.says("104", "#01", "pbx-invalid")  # it is personal
        stage.code("101", "#09")
        self.assertIsNone(stage.get("DND", "101"))

    # job and tag

    def test_tag(self):
        stage.phones.dial("101", "4711*104")
        call = stage.next_call("101")
        stage.answers("104")
        stage.phones.hangup("101")
        row = self.row(call)
        self.assertEqual(("101", "104", "4711", "ANSWERED"),
                         (row["src"], row["dst"], row["accountcode"], row["disposition"]))
        call = self.call_outside("101", f"8*{OUTSIDE}")
        stage.phones.hangup("101")
        row = self.row(call)
        self.assertEqual((OUTSIDE, "8"), (row["dst"], row["accountcode"]))

    def test_tag_of_a_click_to_call(self):
        call = stage.c2c("12*104")
        stage.answers("101")
        stage.answers("104")
        stage.phones.hangup("101")
        row = self.row(call)
        self.assertEqual(("101", "104", "12", "c2c"), (row["src"], row["dst"], row["accountcode"], row["userfield"]))

    def test_a_tag_leads_to_no_service(self):
        stage.phones.dial("104", "12**78")
        stage.closes("104", 8)
        self.assertIsNone(stage.get("DND", "104"))

    # electronic lock

    def test_lock(self):
        self.put("sysspeeddials", "2", OUTSIDE)
        stage.says("101", "851", "activated")
        self.assertEqual("YES", stage.get("LOCK", "101"))
        self.assertEqual(1, stage.hint("851101", "euterpe-hints"))
        for number in (OUTSIDE, "#2", f"5*{OUTSIDE}", f"*671{OUTSIDE}"):
            with self.subTest(number):
                self.is_refused("101", number)
        stage.says("101", f"811{OUTSIDE}", "pbx-invalid")
        self.assertIsNone(stage.get("CF", "101"))
        stage.phones.dial("101", "104")
        stage.rings("104")
        stage.phones.hangup("101")
        stage.closes("101")
        for number in ("0112", "112", "118"):  # emergency, with the prefix and without
            with self.subTest(number):
                self.call_outside("101", number)
                stage.phones.hangup("101")
                stage.closes("101")
        stage.says("104", "850", "de-activated")  # another's lock does not end this one
        self.assertEqual("YES", stage.get("LOCK", "101"))
        self.unlock("9999#", "YES")
        self.unlock("101#", None)
        self.assertEqual(0, stage.hint("851101", "euterpe-hints"))
        self.call_outside("101", OUTSIDE)

    def unlock(self, pin, lock):
        stage.phones.dial("101", "850")
        self.assertTrue(stage.phones.wait("101", "CALL_ESTABLISHED", 5))
        stage.await_true(lambda: any(one["Application"] == "VMAuthenticate" for one in stage.channels("101")), 5, "the question")
        stage.phones.press("101", pin)
        if lock:
            self.assertIsNone(stage.phones.wait("101", "CALL_CLOSED", 2))
            stage.phones.hangup("101")
        stage.closes("101", 10)
        self.assertEqual(lock, stage.get("LOCK", "101"))

    def test_lock_binds_click_to_call(self):
        stage.code("104", "851")
        self.addCleanup(stage.code, "104", "850")
        call = stage.c2c(OUTSIDE, own="104")
        stage.answers("104")
        stage.closes("104", 10)
        row = self.row(call)
        self.assertEqual((OUTSIDE, ""), (row["dst"], row["dstchannel"]))
        stage.c2c("101", own="104")
        stage.answers("104")
        stage.rings("101")
        stage.phones.hangup("104")

    def test_lock_keeps_what_is_forwarded(self):
        """Who forwards his calls and then locks his telephone still gets them; it is his line that they go out on."""
        stage.code("104", f"811{OUTSIDE}")
        self.addCleanup(stage.code, "104", "810")
        stage.code("104", "851")
        self.addCleanup(stage.code, "104", "850")
        with stage.outside() as ami:
            self.call_outside("101", "104")
            stage.await_true(lambda: ami.listing("CoreShowChannels"), 5, "the outside world to be called")
            self.assertEqual("0501234104", ami.listing("CoreShowChannels")[0]["CallerIDNum"])

    # paging

    def test_paging(self):
        with raw_phone() as phone:
            stage.code("104", "*78")
            self.addCleanup(stage.code, "104", "*79")
            stage.phones.dial("101", "*531")
            headers = phone.invite()
            self.assertIn("answer-after=0", headers["call-info"])
            self.assertIn("info=alert-autoanswer", headers["alert-info"])
            stage.answers("102")
            stage.await_true(lambda: stage.bridged("101", "102"), 5, "102 to be paged")
            self.assertIsNone(stage.phones.wait("104", "CALL_INCOMING", 0.5), "it does not want to be disturbed")
            self.assertIsNone(stage.phones.wait("103", "CALL_INCOMING", 0.1), "it is not in that group")
            stage.phones.hangup("101")
            stage.closes("102")
        stage.says("101", "*537", "pbx-invalid")

    # who may do what

    def test_nothing_but_a_number_comes_in(self):
        """VoiceMailMain's option s would ask for no PIN."""
        stage.phones.dial("101", "801103,s")
        stage.await_true(lambda: any(one["ApplicationData"] == "103@default" for one in stage.channels("101")), 5,
                         "the box to be asked for")
        stage.phones.hangup("101")
        stage.closes("101")

    def test_callers_from_outside_reach_no_service(self):
        for number in ("0501234801103", "0501234851", "0501234810"):
            with self.subTest(number):
                stage.call_in("3331234567", "Anna", number)
                stage.rings("101")  # the reception, like every unknown number
                stage.clear()

    def test_callers_from_outside_are_put_through_to_no_service(self):
        for context, code in (("euterpe-internal", "*78"), ("euterpe-transfer", "*78"), ("euterpe-internal", "851")):
            with self.subTest(context):
                stage.call_in("3331234567", "Anna", "0501234104")
                stage.answers("104")
                stage.await_true(lambda: stage.bridged("104", "trunk"), 5, "104 to talk with the caller")
                answer = stage.ami.action("BlindTransfer", Channel=stage.channel("104"), Context=context, Exten=code)
                self.assertEqual("Success", answer["Response"])
                stage.closes("104")
                stage.await_true(lambda: not stage.channels("trunk"), 8, "the call to end")
                for key in ("104", "101", ""):
                    self.assertIsNone(stage.get("DND", key))
                    self.assertIsNone(stage.get("LOCK", key))


if __name__ == "__main__":
    unittest.main()
