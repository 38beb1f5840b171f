"""Where a benchmark runs: a folder of its own, the processes that it started, free ports. All of it ends with it."""
import contextlib
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time


class Failed(Exception):
    """A figure cannot be measured; the message says why."""


class Missing(Failed):
    """What is needed for a figure is not on this machine; no fault of ours."""


class Place:
    """A temporary folder and what runs in it. A context manager: leaving ends every process by its id."""

    def __init__(self, build, name):
        self.bin = pathlib.Path(build) / "bin"
        self.root = pathlib.Path(__file__).resolve().parent.parent.parent
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"euterpe-bench-{name}-"))
        self.env = dict(os.environ, TMPDIR=str(self.folder))
        self._ends = contextlib.ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._ends.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def at_end(self, function, *arguments):
        self._ends.callback(function, *arguments)

    def program(self, name):
        path = self.bin / name
        if not path.exists():
            raise Failed(f"{path} is not built")
        return str(path)

    def private_file(self, name, text):
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path

    def spawn(self, command, name, stdin=None, **options):
        """Starts a process whose output goes to NAME.log; it ends with the place."""
        log = open(self.folder / f"{name}.log", "ab")
        source = open(stdin, "rb") if stdin else subprocess.DEVNULL
        options.setdefault("stdout", log)
        child = subprocess.Popen([str(part) for part in command], stdin=source, stderr=log, env=self.env,
                                 start_new_session=True, **options)
        log.close()
        if stdin:
            source.close()
        self.at_end(end, child)
        return child

    def log_tail(self, name):
        path = self.folder / f"{name}.log"
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        return " / ".join(lines[-3:])

    def run_json(self, command, name, timeout, stdin=None):
        """Runs a program that prints JSON objects, one a line, and merges them."""
        return self.figures(self.spawn(command, name, stdin=stdin, stdout=subprocess.PIPE), name, timeout)

    def figures(self, child, name, timeout):
        """What such a program, spawned with a pipe, has printed once it has ended."""
        program = pathlib.Path(child.args[0]).name
        try:
            output, _ = child.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as late:
            raise Failed(f"{program} did not end within {timeout} s") from late
        if child.returncode != 0:
            raise Failed(self.log_tail(name) or f"{program} ended with status {child.returncode}")
        merged = {}
        for line in output.decode("utf-8", "replace").splitlines():
            if line.startswith("{"):
                merged.update(json.loads(line))
        if not merged:
            raise Failed(f"{program} printed no figures")
        return merged


def end(child, patience=5):
    """Ends a process that we started: asks, then insists."""
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_that(condition, what, seconds, child=None, every=0.01):
    """Polls until condition() holds and returns its value."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if child is not None and child.poll() is not None:
            raise Failed(f"{what}: the program ended with status {child.returncode}")
        if time.monotonic() > deadline:
            raise Failed(f"{what}: not within {seconds} s")
        time.sleep(every)


def accepts(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def allow_open_files(count):
    """Thousands of connections need as many descriptors; children inherit the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = count if hard == resource.RLIM_INFINITY else min(count, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
