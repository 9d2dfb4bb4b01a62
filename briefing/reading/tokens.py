"""The words of a sentence as the loaded-wording score sees them: no names, numbers, sides or groups of people."""

from __future__ import annotations

import re
from collections.abc import Container

NAME, CAPITALS, NUMBER = "§name", "§caps", "§num"
_SHOUTED = 5  # letters from which a word in capitals is no abbreviation
_TOKEN = re.compile(r"[“”\"]|\d[\d,.]*\d|\d|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\.\.\.|[!?…$%:;.()—–-]")
_MARKS = {"“": '"', "”": '"', "—": "–", "-": "–", "...": "…"}
_ENDS = frozenset('"?!.:')
FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
# Each word of a line counts as the line's first: a sentence scores the same whichever party, side or group it is about.
_ALIKE = (
    "§party republican republicans democrat democrats democratic gop republican-led democratic-led democrat-led "
    "republican-controlled democratic-controlled democrat-controlled tory tories labour",
    "§side conservative conservatives liberal liberals progressive progressives left right left-leaning right-leaning "
    "leftwing rightwing left-wing right-wing center-left center-right centre-left centre-right leftward rightward",
    "§far far-left far-right hard-left hard-right alt-right alt-left ultra-left ultra-right",
    "§winger leftist leftists rightist rightists left-winger right-winger left-wingers right-wingers",
    "§doctrine socialist socialists socialism communist communists communism marxist marxists marxism fascist fascists "
    "fascism nazi nazis neo-nazi neo-nazis",
    "§group black white blacks whites brown gay gays lesbian lesbians transgender trans cisgender straight bisexual "
    "homosexual homosexuals heterosexual queer lgbt lgbtq muslim muslims christian christians jew jews jewish hindu "
    "catholic catholics protestant evangelical evangelicals atheist atheists hispanic hispanics latino latinos asian "
    "asians arab arabs african-american immigrant immigrants migrant migrants refugee refugees",
    "§they he she",
    "§their his her hers him",
    "§self himself herself",
    "§people men women man woman boys girls boy girl male males female females",
)
_SAME = {word: line.split()[0] for line in _ALIKE for word in line.split()[1:]}


def tokens(sentence: str, known: Container[str]) -> list[str]:
    """Return a sentence's words and marks, lower case, with names, numbers, sides and groups under one name each.

    A name is any word with a capital that does not begin a sentence, so neither people nor outlets carry weight.

    Args:
        sentence: one sentence or a short passage.
        known: common words, lower case: a word with a capital that begins a sentence and is none of them is a name.
    """
    found: list[str] = []
    opening = True
    for match in _TOKEN.finditer(sentence):
        word = match.group()
        if word[0].isalpha():
            token = _word(word.replace("’", "'"), opening, known)
            opening = False
        else:
            token = NUMBER if word[0].isdigit() else _MARKS.get(word, word)
            opening = opening or token in _ENDS
        if token != NAME or found[-1:] != [NAME]:
            found.append(token)
    return found


def _word(word: str, opening: bool, known: Container[str]) -> str:
    lower = word.lower()
    same = _SAME.get(lower.removesuffix("'s"))
    if same:
        return same
    if not word[0].isupper() or lower in FIRST_PERSON or (opening and lower in known):
        return lower
    return CAPITALS if word.isupper() and len(word) >= _SHOUTED else NAME
