"""What the PBX does on its own for a user: do not disturb with forward, fork to mobile, parking, recording; and what
a softphone and the server ask of it."""
import os
import socket
import ssl
import unittest
from pathlib import Path

from stage import OUTSIDE_TONE, TONES, Stage


def setUpModule():
    global stage
    stage = Stage(f"services-{os.getpid()}")


def tearDownModule():
    stage.close()


class Services(unittest.TestCase):
    def setUp(self):
        stage.ami.action("Setvar", Variable="EUTERPE_RING_SECONDS", Value=20)
        stage.clear()
        for code in ("*79", "810", "*500"):
            stage.code("104", code)

    def outside_talks_to(self, account, seconds=12):
        """Whether that telephone's call is bridged with the trunk."""
        def bridged():
            calls = stage.ami.listing("CoreShowChannels")
            bridges = {one["BridgeId"] for one in calls if one["Channel"].startswith(f"PJSIP/{account}-")} - {""}
            own = {one["Channel"] for one in calls if one["BridgeId"] in bridges}
            return any(name.startswith(("PJSIP/trunk", "Local/")) for name in own)
        stage.await_true(bridged, seconds, "the mobile to be connected")

    # do not disturb and forward (E1, E2)

    def test_dnd_with_forward(self):
        stage.code("104", "*78")
        stage.code("104", "811102")
        stage.phones.dial("101", "104")
        stage.answers("102")  # a direct call is forwarded
        stage.phones.hangup("101")
        stage.closes("102")
        stage.phones.dial("101", "600")
        stage.rings("102")  # of the group only the other one rings
        self.assertIsNone(stage.phones.wait("104", "CALL_INCOMING", 1))
        stage.phones.hangup("101")

    def test_forward_leaves_the_group_alone(self):
        stage.code("104", "811102")
        stage.phones.dial("101", "600")
        stage.rings("104")
        stage.phones.hangup("101")

    def test_dnd_rejects(self):
        stage.code("104", "*78")
        stage.phones.dial("101", "104")
        self.assertIn("486", stage.phones.wait("101", "CALL_CLOSED", 5)["param"])

    # fork to mobile (E4)

    def test_the_mobile_accepts(self):
        stage.code("104", "*501")
        stage.phones.dial("101", "104")
        call = stage.next_call("101")
        stage.rings("104")
        self.outside_talks_to("101")
        self.assertTrue(stage.phones.wait("101", "CALL_ESTABLISHED", 5))
        stage.closes("104")
        stage.talk(1.5)
        stage.phones.hangup("101")
        stage.closes("101")
        rows = stage.await_rows(call, 2)
        self.assertEqual({"104"}, {row["dst"] for row in rows})
        self.assertGreater(stage.heard()[0][OUTSIDE_TONE], 0.5)

    def test_the_mobile_declines_and_the_telephone_rings_on(self):
        stage.ami.action("DBPut", Family="AMPUSER", Key="104/followme/grplist", Val="03339999996#")
        try:
            stage.code("104", "*501")
            stage.phones.dial("101", "104")
            call = stage.next_call("101")
            stage.rings("104")
            stage.await_true(lambda: any(one["Channel"].startswith("PJSIP/trunk") for one in
                                         stage.ami.listing("CoreShowChannels")), 5, "the mobile to be called")
            stage.await_true(lambda: not any(one["Channel"].startswith("PJSIP/trunk") for one in
                                             stage.ami.listing("CoreShowChannels")), 20, "the mobile to decline")
            self.assertIsNone(stage.phones.wait("101", "CALL_ESTABLISHED", 0.5), "answered by a mobile that declined")
            stage.phones.accept("104")
            self.assertTrue(stage.phones.wait("104", "CALL_ESTABLISHED", 5))
            stage.phones.hangup("101")
            stage.await_rows(call, 1)
        finally:
            stage.ami.action("DBPut", Family="AMPUSER", Key="104/followme/grplist", Val="03339999995#")

    def test_fork_of_a_group_call(self):
        stage.code("104", "*501")
        stage.phones.dial("101", "600")
        stage.rings("102")
        stage.rings("104")
        self.outside_talks_to("101")
        stage.closes("102")
        stage.phones.hangup("101")

    def test_fork_codes(self):
        stage.code("104", "*50*")
        self.assertEqual("DIRECT", stage.get("AMPUSER", "104/followme/ddial"))
        stage.code("104", "*50*")
        self.assertEqual("EXTENSION", stage.get("AMPUSER", "104/followme/ddial"))
        stage.code("101", "*501")  # nobody gave 101 a mobile
        self.assertIsNone(stage.get("AMPUSER", "101/followme/ddial"))

    # by AMI, as the server does it

    def test_park_by_ami(self):
        stage.phones.dial("101", "102")
        stage.answers("102")
        answer = stage.ami.action("Park", Channel=stage.channel("101"), TimeoutChannel=stage.channel("102"))
        self.assertEqual("Success", answer["Response"], answer)
        event = stage.ami.wait(lambda one: one.get("Event") == "ParkedCall", 5)
        self.assertIsNotNone(event)
        self.assertIn(int(event["ParkingSpace"]), range(890, 900))
        self.assertEqual("PJSIP/102", event["ParkerDialString"])
        stage.closes("102", 10)  # it hears the slot first
        stage.phones.dial("104", event["ParkingSpace"])
        self.assertTrue(stage.phones.wait("104", "CALL_ESTABLISHED", 5))
        self.assertIsNotNone(stage.ami.wait(lambda one: one.get("Event") == "UnParkedCall", 5))
        stage.phones.hangup("104")

    def test_a_parked_call_comes_back(self):
        stage.phones.dial("101", "102")
        stage.answers("102")
        stage.ami.action("Park", Channel=stage.channel("101"), TimeoutChannel=stage.channel("102"), Timeout=2000)
        stage.closes("102", 10)
        self.assertIsNotNone(stage.ami.wait(lambda one: one.get("Event") == "ParkedCallTimeOut", 8))
        stage.answers("102", 8)
        stage.phones.hangup("101")

    def test_record_by_ami(self):
        stage.phones.dial("101", "102")
        stage.answers("102")
        name = "2026/11/25/ondemand-102-101-test.wav"
        answer = stage.ami.action("MixMonitor", Channel=stage.channel("102"), File=name,
                                  Options="ai(EUTERPE_MIXMONITOR)")
        self.assertEqual("Success", answer["Response"], answer)
        ident = stage.ami.action("Getvar", Channel=stage.channel("102"), Variable="EUTERPE_MIXMONITOR")
        self.assertTrue(ident["Value"], ident)
        stage.talk(1.5)
        stop = stage.ami.action("StopMixMonitor", Channel=stage.channel("102"), MixMonitorID=ident["Value"])
        self.assertEqual("Success", stop["Response"], stop)
        stage.phones.hangup("101")
        self.assertGreater(Path(stage.info["monitor_dir"], name).stat().st_size, 8000)

    def test_a_softphone_leg_is_known_by_its_call_id(self):
        stage.phones.dial("101", "102")
        stage.answers("102")
        ids = {account: stage.ami.action("Getvar", Channel=stage.channel(account), Variable="CHANNEL(pjsip,call-id)")
               for account in ("101", "102")}
        for account, answer in ids.items():
            self.assertEqual("Success", answer["Response"], answer)
            self.assertTrue(answer["Value"], account)
        self.assertNotEqual(ids["101"]["Value"], ids["102"]["Value"])
        stage.phones.hangup("101")

    def test_tls_shows_a_certificate_for_name_and_address(self):
        trusted = ssl.create_default_context(cafile=stage.info["sip_ca"])
        for name in ("localhost", stage.info["sip_host"]):
            with socket.create_connection((stage.info["sip_host"], stage.info["sip_tls_port"]), 5) as plain, \
                    trusted.wrap_socket(plain, server_hostname=name) as secure:
                self.assertEqual("TLSv1.2", secure.version())
        self.assertEqual(0o600, Path(stage.info["sip_ca"]).with_name("sip-key.pem").stat().st_mode & 0o777)

    def test_a_call_over_tls_with_encrypted_media(self):
        stage.phones.dial("105", "104")
        stage.answers("104")
        transport = stage.ami.action("Getvar", Channel=stage.channel("105"), Variable="CHANNEL(pjsip,secure)")
        self.assertEqual("1", transport["Value"])
        stage.talk(2)
        stage.phones.hangup("104")
        stage.closes("105")
        # Both began in the same second, which names the files: they share one.
        self.assertGreater(sum(stage.heard()[0][TONES[one]] for one in ("104", "105")), 0.5)
        stage.phones.dial("104", "105")  # back over the same connection
        stage.answers("105")
        stage.phones.hangup("104")
        stage.closes("105")

    def test_the_account_is_told_with_its_password(self):
        details = stage.ami.listing("PJSIPShowEndpoint", Endpoint="101")
        auth, = [one for one in details if one["Event"] == "AuthDetail"]
        self.assertTrue(auth["Password"])
        endpoint, = [one for one in details if one["Event"] == "EndpointDetail"]
        self.assertIn("g722|alaw", endpoint["Allow"])


if __name__ == "__main__":
    unittest.main()
