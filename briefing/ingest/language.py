"""Which language a text is written in, and what that means for its reader."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE_CHARACTERS = 20_000
# Below this probability single sentences of news were told wrongly as often as rightly.
CONFIDENT = 0.5
NO_LANGUAGE = "zxx"

NAMES = {
    "en": "English",
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
LIMITS = (
    "Speakers and figures are read by English rules, so some will be missed; quotations are still checked word for "
    "word. Correct the language if it is wrong."
)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language (639-3 where there is none), or "" when it cannot be told."""
    code, probability = _identifier().classify(text[:SAMPLE_CHARACTERS])
    return code if probability >= CONFIDENT and code != NO_LANGUAGE else ""


def code(told: str) -> str:
    """Return the code for a language as a person or a page names it ("de", "de-AT", "German"), "" for none."""
    told = told.strip().lower()
    primary = told.replace("_", "-").split("-")[0]
    if 2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha():
        return primary
    return next((short for short, name in NAMES.items() if name.lower() == told), "")


def notice(code: str) -> str:
    """Return what the reader should know about a text in this language, "" for English."""
    if code == "en":
        return ""
    if not code:
        return f"The language of this text could not be told. {LIMITS}"
    return f"This text seems to be in {NAMES.get(code, f'another language than English ({code})')}. {LIMITS}"
