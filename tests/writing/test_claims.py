from dataclasses import replace

from briefing.types import Draft
from briefing.writing import claims
from briefing.writing.extractive import ExtractiveWriter
from tests.checking.build import cite, evidence

COST = "The line will cost at least 387 million crowns, transport commissioner Ines Corvo said."
GOOD = Draft(COST, (cite(COST),), "attributed", "Ines Corvo")
DROPPED = replace(GOOD, text="The line will cost at least 387 million crowns.", voice="reported", speaker="")


class Repairing(ExtractiveWriter):
    """A writer that answers every refusal with one draft."""

    def __init__(self, better):
        super().__init__()
        self.better = better
        self.asked = []

    def repair(self, failed, findings, evidence):
        self.asked.append((failed, findings))
        return self.better


def settled(drafts, writer=None):
    return list(claims.settle(drafts, evidence(), writer or ExtractiveWriter()))


def test_a_good_draft_becomes_a_claim():
    (claim,) = settled([GOOD])
    assert (claim.text, claim.speaker, claim.check.status) == (COST, "Ines Corvo", "verified")


def test_a_failed_draft_is_repaired_once_with_what_failed():
    writer = Repairing(GOOD)
    (claim,) = settled([DROPPED], writer)
    assert claim.check.status == "repaired"
    assert claim.text == COST
    assert [(failed, findings[0].kind) for failed, findings in writer.asked] == [(DROPPED, "attribution")]


def test_a_failed_repair_gives_way_to_the_attributed_source_sentence():
    writer = Repairing(replace(DROPPED, text="The line will cost 999 crowns."))
    (claim,) = settled([DROPPED], writer)
    assert claim.check.status == "replaced"
    assert (claim.text, claim.voice, claim.speaker) == (COST, "attributed", "Ines Corvo")
    assert len(writer.asked) == 1


def test_the_same_source_sentence_stands_in_only_once():
    assert [claim.check.status for claim in settled([DROPPED, DROPPED])] == ["replaced"]


def test_what_nothing_can_mend_is_withheld_with_its_findings():
    (claim,) = settled([replace(GOOD, citations=())])
    assert claim.check.status == "withheld"
    assert claim.check.findings


def test_words_that_are_all_speech_are_replaced_under_their_speakers_name():
    quote = "“We are building for the next fifty years, and we will not stop at the ring road,” she said."
    draft = Draft("They will build for a hundred years.", (cite(quote),))
    (claim,) = settled([draft])
    assert claim.check.status in {"replaced", "withheld"}
    assert claim.check.status == "withheld" or claim.speaker == "Ines Corvo"


def test_a_tally_counts_each_outcome():
    made = settled([GOOD, DROPPED, replace(GOOD, citations=())])
    tally = claims.tally(made)
    assert (tally.verified, tally.repaired, tally.replaced, tally.withheld) == (1, 0, 0, 1)
