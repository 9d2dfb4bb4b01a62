"""The lists below a comparison's matrix when a person hides columns: nothing of these shows, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from briefing.types import Citation, Claim, Comparison, Difference, Lists, Unique

Known = dict[tuple[Citation, ...], Claim]


def without_hidden(document: Comparison) -> Comparison:
    """Return the comparison with what its lists have of the columns that are shown, and only that.

    A difference of which one side is a hidden column's goes, and so does what some report of whom one is hidden.

    Args:
        document: a comparison whose columns were hidden or shown again; ticks and edits in its lists are kept.
    """
    whole = _whole(document)
    hidden = {column.name for column in document.columns if column.hidden}
    if not hidden:
        return _with_lists(document, whole, kept=None)
    shown = {name for column in document.columns if not column.hidden for name in column.articles}
    articles = {name for column in document.columns if column.hidden for name in column.articles} - shown
    speakers = hidden | _speakers(document)

    def clear(claim: Claim) -> bool:
        if document.by == "voice":
            return claim.speaker not in speakers
        return not claim.citations or any(cited.article_id not in articles for cited in claim.citations)

    left = Lists(
        figures=tuple(one for one in whole.figures if all(map(clear, one.sides))),
        terms=tuple(one for one in whole.terms if all(map(clear, one.sides))),
        some=tuple(one for one in whole.some if not any(_among(name, one.name) for name in hidden)),
        only=tuple(one for one in whole.only if one.name not in hidden),
    )
    return _with_lists(document, left, kept=whole)


def _with_lists(document: Comparison, lists: Lists, kept: Lists | None) -> Comparison:
    return replace(
        document, figures=lists.figures, terms=lists.terms, some=lists.some, only=lists.only, whole=kept
    )  # fmt: skip


def _whole(document: Comparison) -> Lists:
    """Return the lists with what is of hidden columns, each sentence as it stands now."""
    now = Lists(document.figures, document.terms, document.some, document.only)
    if document.whole is None:
        return now
    claims = [claim for one in (*now.figures, *now.terms) for claim in one.sides]
    claims += [claim for one in (*now.some, *now.only) for claim in one.claims]
    known: Known = {claim.citations: claim for claim in claims}
    before = document.whole
    return Lists(
        figures=tuple(_difference(one, known) for one in before.figures),
        terms=tuple(_difference(one, known) for one in before.terms),
        some=tuple(_unique(one, known) for one in before.some),
        only=tuple(_unique(one, known) for one in before.only),
    )


def _difference(one: Difference, known: Known) -> Difference:
    return replace(one, sides=tuple(known.get(claim.citations, claim) for claim in one.sides))


def _unique(one: Unique, known: Known) -> Unique:
    return replace(one, claims=tuple(known.get(claim.citations, claim) for claim in one.claims))


def _speakers(document: Comparison) -> set[str]:
    """Return the names under which the words of hidden columns stand in their cells."""
    places = [at for at, column in enumerate(document.columns) if column.hidden]
    return {claim.speaker for issue in document.issues for at in places for claim in issue.cells[at].claims} - {""}


def _among(name: str, names: str) -> bool:
    """Tell whether a name is one of several that are joined in words."""
    return f", {name.replace(' and ', ', ')}, " in f", {names.replace(' and ', ', ')}, "
