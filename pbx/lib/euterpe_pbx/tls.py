"""The instance's own certificate authority and the certificate that its SIP over TLS shows."""
import socket
import subprocess
import tempfile
from pathlib import Path

from .fail import Fail

DAYS = "3650"
CA, CERTIFICATE, KEY = "sip-ca.pem", "sip.pem", "sip-key.pem"


def ensure(folder, addresses):
    """Makes what is missing; a CA that clients may trust already stays. `addresses`: what they connect to."""
    if all((folder / name).exists() for name in (CA, CERTIFICATE, KEY)):
        return
    names = sorted({"localhost", socket.gethostname() or "localhost"})
    alternatives = [f"DNS:{name}" for name in names] + [f"IP:{address}" for address in sorted(set(addresses))]
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        key(work / "ca-key.pem")
        key(work / KEY)
        (work / "leaf.cnf").write_text(f"subjectAltName={','.join(alternatives)}\nbasicConstraints=CA:FALSE\n"
                                       "keyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n")
        openssl("req", "-x509", "-new", "-key", work / "ca-key.pem", "-subj", "/CN=Euterpe PBX CA", "-days", DAYS,
                "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-out", work / CA)
        openssl("req", "-new", "-key", work / KEY, "-subj", f"/CN={names[0]}", "-out", work / "request.pem")
        openssl("x509", "-req", "-in", work / "request.pem", "-CA", work / CA, "-CAkey", work / "ca-key.pem",
                "-set_serial", "2", "-days", DAYS, "-extfile", work / "leaf.cnf", "-out", work / CERTIFICATE)
        for name in (CA, CERTIFICATE, KEY):
            (folder / name).write_bytes((work / name).read_bytes())
    # The CA's own key is not kept: it has signed the one certificate that it was made for.


def key(path):
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path)


def openssl(*words):
    try:
        done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Fail("openssl is missing: apt-get install openssl") from error
    if done.returncode:
        raise Fail(f"openssl {words[0]}: {done.stderr.strip()}")
