from dataclasses import replace

from briefing.types import Evidence
from briefing.writing import candidates
from briefing.writing.comparison import without_copies
from tests.writing import stories

KNOWN = 0.77


def evidence() -> Evidence:
    """The quay story, with a made-up score for each of its sentences."""
    bare = stories.evidence(stories.quay())
    return replace(bare, loaded={key: (KNOWN,) * len(read.sentences) for key, read in bare.readings.items()})


def score_of(opening: str, given: Evidence) -> float:
    (found,) = [one for one in candidates.find(given) if one.text.startswith(opening)]
    return found.loaded


def test_the_kept_score_counts_for_a_whole_sentence_in_the_outlets_voice():
    assert score_of("A ferry", evidence()) == KNOWN
    assert 0.0 < score_of("A ferry", replace(evidence(), loaded={})) < candidates.LOADED


def test_what_a_speaker_says_is_not_scored_with_the_outlets_words():
    assert 0.0 < score_of("“Nobody", evidence()) < candidates.LOADED


def test_scores_stay_with_the_evidence_of_fewer_articles():
    assert without_copies(evidence(), ()).loaded == evidence().loaded
