"""The site with a small demo country, started for the journeys as anybody would start it: by its own commands."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from webapp.config import ROOT

LEARNERS = 120
# How long the site may take to answer for the first time on a busy machine.
PATIENCE = 60.0


def free_port() -> int:
    """A port of the loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(instance: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TILASHAR_")}
    return {**kept, "TILASHAR_DEMO": "1", "TILASHAR_INSTANCE": str(instance)}


@contextmanager
def serve(instance: Path, learners: int = LEARNERS) -> Iterator[str]:
    """Fill a new database in `instance`, serve it on a free port, and end it at the end. Gives the address.

    Raises CalledProcessError when the database cannot be made, RuntimeError when the site does not start.
    """
    command, environment = str(Path(sys.executable).with_name("tilashar")), _environment(instance)
    for step in (["db", "upgrade"], ["demo", "--learners", str(learners)]):
        subprocess.run([command, *step], env=environment, check=True, capture_output=True)
    published = [sys.executable, "-m", "tests.browser.published"]
    subprocess.run(published, env=environment, check=True, capture_output=True, cwd=ROOT)
    port, log = free_port(), instance / "server.log"
    with log.open("wb") as written:
        # A group of its own: the server has a worker, and both must end with the journeys.
        process = subprocess.Popen(
            [command, "run", "--no-worker", "--port", str(port)],
            env=environment,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, log)
        yield address
    finally:
        _end(process)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)  # asked again until it answers
    raise RuntimeError(f"the site does not start: {log.read_text()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
