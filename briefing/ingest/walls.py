"""Telling an article from what stands in its way: consent walls, paywalls, script walls, error pages."""

from __future__ import annotations

import re

from briefing.errors import NotAnArticle
from briefing.ingest.cleaning import word_count

TEASER_WORDS = 120
CONSENT_WORDS = 400
LEAST_WORDS = 12
MANY_LINKS = 12


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


PAYWALL = _any(
    r"subscribe (?:now |today )?(?:to|and) (?:continue|keep|read|unlock|get)",
    r"(?:to|and) (?:continue|keep) reading",
    r"continue reading (?:with|for|by)",
    r"already (?:a subscriber|subscribed|have an account|a member|registered)",
    r"(?:log|sign) ?in (?:or \w+ )?to (?:continue|read|view|access|keep)",
    r"(?:for|available to|exclusive to|reserved for) (?:our )?(?:paying |registered )?(?:subscribers|members)",
    r"(?:create|register for) (?:a|your) free account",
    r"register to (?:continue|read)",
    r"free articles? (?:left|remaining|this month)|remaining free articles|article limit",
    r"unlock (?:this|the full) (?:article|story)",
    r"become a (?:subscriber|member) to",
)
SCRIPT_WALL = _any(
    r"(?:enable|turn on|requires?|activate|without|supports?) java ?script",
    r"java ?script (?:is|has been|must be|to be)",
    r"checking your browser|verif(?:y|ying) (?:that )?you are (?:a )?human",
    r"are you a robot|not a robot|complete the captcha",
    r"unusual (?:traffic|activity) from|just a moment",
)
STATUS = r"(?:404|403|410|500|502|503)"
ERROR_PAGE = _any(
    rf"\b{STATUS}\b[ :|–—-]{{1,4}}(?:error|not found|forbidden|(?:service )?unavailable|bad gateway|gone|page)\b",
    rf"(?:error|http)[ :]*{STATUS}\b|^404\b",
    r"page (?:(?:was|is|could|can)(?: ?not|n['’]t)(?: be)?|not) found",
    r"page (?:you (?:requested|are looking for|were looking for)|does(?: not|n['’]t) exist)",
    r"page (?:no longer exists|has (?:moved|been removed))",
    r"^(?:access denied|bad gateway|service unavailable|internal server error|not found|forbidden)\b",
)
CONSENT = (
    _any(r"\b(?:we|our|partners)\b[^.]{0,80}\b(?:use|store|access)\b[^.]{0,60}\bcookies?\b"),
    _any(r"\b(?:accept|reject|allow|decline|refuse) (?:all|cookies)\b", r"\bagree and (?:close|continue)\b"),
    _any(r"\bmanage (?:(?:my|your|cookie|privacy) )?(?:settings|preferences|choices|options|cookies|consent)\b"),
    _any(r"\bwe and our (?:\d+ )?(?:\w+ )?partners\b", r"\bour \d+ partners\b"),
    _any(r"\bwithdraw (?:my|your) consent\b", r"\byour (?:consent|privacy|choices?)\b", r"\blegitimate interests?\b"),
    _any(r"\bbefore you continue\b", r"\bcookie (?:policy|notice|banner|settings)\b", r"\bprivacy policy\b"),
    _any(r"\bpersonali[sz]ed (?:ads|advertising|content)\b", r"\bprecise geolocation\b", r"\bidentify devices\b"),
)
CONSENT_SIGNS = 3

CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\s*$"
    r"|\b(?:read (?:more|on|the (?:full|whole) (?:story|article))|continue reading)\W*$",
    re.IGNORECASE,
)
LINKS = "The page is a list of links to other pages, not an article."
LINKS_ADVICE = "Open one of the linked articles and add its address."
CONSENT_WALL = "The page shows a cookie or consent notice instead of the article."
TEASER = "The page shows only the beginning of the article and asks for a login or a subscription."


def refuse_walls(text: str, title: str, page_text: str) -> None:
    """Raise the reason when a page's extracted text is not an article.

    Args:
        text: the extracted body.
        title: the page's title.
        page_text: everything on the page, scripts' fallbacks included: a wall often stands beside the text.

    Raises:
        NotAnArticle: for a consent wall, a teaser, a page that needs scripts, or an error page.
    """
    words = word_count(text)
    if words <= CONSENT_WORDS and _asks_consent(text):
        raise NotAnArticle(CONSENT_WALL)
    if words >= TEASER_WORDS:
        return
    if ERROR_PAGE.search(title.strip()) or ERROR_PAGE.search(text[:300].strip()):
        raise NotAnArticle("The page is an error page, not an article.")
    if PAYWALL.search(text) or PAYWALL.search(page_text):
        raise NotAnArticle(TEASER)
    if SCRIPT_WALL.search(f"{title}\n{text}"):
        raise NotAnArticle("The page needs JavaScript or a human check before it shows the article.")
    if words and CUT.search(text):
        raise NotAnArticle("The page shows only the beginning of the article.")


def refuse_nothing(text: str, page_text: str, *, links: int = 0) -> None:
    """Raise the reason when a page yields hardly any text.

    Args:
        text: the extracted body. page_text: everything on the page. links: how many links are as long as a headline.

    Raises:
        NotAnArticle: for fewer than `LEAST_WORDS` words.
    """
    words = word_count(text)
    if words >= LEAST_WORDS:
        return
    if _asks_consent(page_text):
        raise NotAnArticle(CONSENT_WALL)
    if SCRIPT_WALL.search(page_text):
        raise NotAnArticle("The page needs JavaScript before it shows the article.")
    if links >= MANY_LINKS:
        raise NotAnArticle(LINKS, advice=LINKS_ADVICE)
    raise NotAnArticle("The page holds only a few words." if words else "No article was found on the page.")


def _asks_consent(text: str) -> bool:
    return sum(bool(sign.search(text)) for sign in CONSENT) >= CONSENT_SIGNS
