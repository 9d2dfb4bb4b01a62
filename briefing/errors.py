"""Everything that can go wrong, as a small tree that tells who can act and what to do.

BriefingError
├── InputError            the person gave something that cannot be used
│   ├── EmptyText · TooLarge · UnreadableFile · UnsupportedType · NotAnArticle · NotAFeed
│   ├── UnknownArticle · UnknownDocument · UnknownSubscription · QuestionTooLong · NothingLoaded · EditRefused
├── FetchError            a page or feed could not be fetched
│   └── BlockedAddress · PageGone · AskedToWait
├── LibraryError          the data folder
│   └── LibraryLocked · IndexBroken
├── ModelError            a language or embedding model
│   └── ModelUnavailable · ModelRefusedKey · ModelNotFound · ModelTimeout · ModelTooLong · ModelOutputError
│       ModelStopped
├── ExportError           a document cannot take the form that was asked for
├── PromptError           a prompt file is missing or wrong
└── SettingsError         a setting is missing or wrong
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Protocol


class BriefingError(Exception):
    """Base class: one plain sentence for the person, and what to do about it.

    Args:
        message: what happened, in one plain sentence without secrets.
        advice: what to do; the class's own advice when left out.
    """

    retryable: ClassVar[bool] = False
    default_advice: ClassVar[str] = ""

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = self.default_advice if advice is None else advice

    def __str__(self) -> str:
        """Return the message followed by the advice."""
        return f"{self.message} {self.advice}".strip()


class InputError(BriefingError):
    """Something that the person gave cannot be used as it is."""


class EmptyText(InputError):
    """There is no text to read."""

    default_advice = "Paste at least one full sentence, or choose another file."


class TooLarge(InputError):
    """A file, page or text is over the limit."""

    default_advice = "Load a smaller file, or paste the part that you need."


class UnreadableFile(InputError):
    """A file is damaged, encrypted or holds no text."""

    default_advice = "Open it in its own program, copy the text and paste it instead."


class UnsupportedType(InputError):
    """A file is of a kind that Evenhand does not read."""

    default_advice = "Load a .txt, .md, .html, .pdf or .docx file, or paste the text instead."


class NotAnArticle(InputError):
    """A page yields a cookie wall, a teaser or nothing."""

    default_advice = "Open the page in your browser, copy the article and paste the text instead."


class NotAFeed(InputError):
    """An address or file is not an RSS or Atom feed."""

    default_advice = "Look for the site's RSS or Atom address, or add the page itself as a link."


class UnknownArticle(InputError):
    """No loaded article has this id or title."""

    default_advice = "List the loaded articles and use an id from the list."


class UnknownDocument(InputError):
    """No kept document or conversation has this id."""

    default_advice = "List the kept documents and use an id from the list."


class UnknownSubscription(InputError):
    """No followed feed has this id or address."""

    default_advice = "List the followed feeds and use an id from the list."


class QuestionTooLong(InputError):
    """A question is longer than a question can be."""

    default_advice = "Ask one question of at most 1,000 characters; add longer text as an article."


class NothingLoaded(InputError):
    """The library, or the chosen scope, holds no article."""

    default_advice = "Add an article first, or choose a wider scope."


class Wrong(Protocol):
    """One thing that is wrong with a sentence, as `briefing.types.Finding` has it."""

    @property
    def words(self) -> str:
        """The words at fault, "" when it is not about words."""

    @property
    def message(self) -> str:
        """What is wrong, in one plain sentence."""


class EditRefused(InputError):
    """A person's change to a document cannot be made.

    Args:
        message, advice: as for every error.
        findings: what the checks found in a person's new sentence; none when it was not the words that were refused.
    """

    default_advice = "The document is unchanged; correct the sentence, or drop it."

    def __init__(self, message: str, *, advice: str | None = None, findings: Iterable[Wrong] = ()) -> None:
        super().__init__(message, advice=advice)
        self.findings = tuple(findings)


class FetchError(BriefingError):
    """A page or feed could not be fetched."""

    retryable = True
    default_advice = "Check the address and try again, or paste the text instead."


class BlockedAddress(FetchError):
    """An address is not a public web address."""

    retryable = False
    default_advice = "Use a public http or https address, or paste the text instead."


class PageGone(FetchError):
    """A page or feed has been removed for good."""

    retryable = False
    default_advice = "Look for its new address, or paste the text instead."


class AskedToWait(FetchError):
    """A site asks for some time without requests.

    Args:
        message: what happened. seconds: how long to wait, from now.
    """

    default_advice = "Try again later."

    def __init__(self, message: str, *, seconds: float = 0.0, advice: str | None = None) -> None:
        super().__init__(message, advice=advice)
        self.seconds = seconds


class LibraryError(BriefingError):
    """The data folder cannot be used."""

    default_advice = "Check that the data folder exists and can be written to."


class LibraryLocked(LibraryError):
    """Another Evenhand process is using the data folder."""

    retryable = True
    default_advice = "Close the other Evenhand window or command, then try again."


class IndexBroken(LibraryError):
    """The search index cannot be read; the articles are safe."""

    default_advice = "Run `python -m briefing rebuild`; no article is lost."


class ModelError(BriefingError):
    """A model could not do what was asked."""

    default_advice = "Try again, or switch to writing without a model."


class ModelUnavailable(ModelError):
    """The model server does not answer."""

    retryable = True
    default_advice = "Start the model server or check the base URL; writing without a model still works."


class ModelRefusedKey(ModelError):
    """The model server does not accept the key."""

    default_advice = "Check the API key; writing without a model still works."


class ModelNotFound(ModelError):
    """The server does not know this model, or its package is not installed."""

    default_advice = "Check the model's name, for example openai:gpt-5-mini; writing without a model still works."


class ModelTimeout(ModelError):
    """The model did not finish in time."""

    retryable = True
    default_advice = "Try again, choose fewer articles, or switch to writing without a model."


class ModelTooLong(ModelError):
    """The evidence does not fit the model's context."""

    default_advice = "Choose fewer articles or a model with a larger context."


class ModelOutputError(ModelError):
    """The model's output is not in the form that was asked for."""

    retryable = True


class ExportError(BriefingError):
    """A document cannot take the form that was asked for."""

    default_advice = "Choose another format."


class ModelStopped(ModelError):
    """The person stopped the writing before there was anything to keep."""

    retryable = True
    default_advice = "Start it again when you are ready."


class PromptError(BriefingError):
    """A prompt file is missing, or its placeholders are not those that the code fills."""

    default_advice = "Restore the prompts folder of this version."


class SettingsError(BriefingError):
    """A setting is missing or has a value that cannot be used."""

    default_advice = "See .env.example for every setting and its values."
