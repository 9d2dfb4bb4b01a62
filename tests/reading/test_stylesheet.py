import pytest

from briefing.errors import SettingsError
from briefing.reading import read, stylesheet, version, wording
from briefing.types import Article

OWN = """
[[entry]]
term = "mill barons"
forms = { "mill baron" = "mill owner" }
neutral = "mill owners"
why = "It makes owners sound like lords."
side = "left"

[[entry]]
term = "Death Tax"
neutral = "inheritance tax"
why = "It is a campaign name."
side = "right"

[[entry]]
term = "witch hunt"
off = true
"""


def found(text, sheet=None):
    return [(note.term, note.neutral) for note in wording.notes("a1", text, (), sheet)]


def test_a_sheet_of_ones_own_adds_replaces_and_switches_off():
    sheet = stylesheet.amended(OWN)
    text = "The mill barons call the death tax a witch hunt and one more power grab."
    assert found(text, sheet) == [
        ("mill barons", "mill owners"),
        ("death tax", "inheritance tax"),
        ("power grab", "extension of powers"),
    ]
    assert found(text)[0] == ("death tax", "estate tax")
    assert len(sheet.entries) == len(stylesheet.packaged().entries)


def test_the_packaged_sheet_copied_or_an_empty_file_changes_nothing():
    assert stylesheet.amended(stylesheet.packaged_text()).digest == stylesheet.amended("").digest == ""


def test_a_persons_form_counts_before_the_packaged_one():
    own = '[[entry]]\nterm = "duty on death"\nforms = { "death tax" = "duty" }\n'
    assert found("The death tax.", stylesheet.amended(own)) == [("death tax", "duty")]


def test_a_reading_carries_the_sheet_in_its_version():
    article = Article("a1", "The mill barons met.", "Mill")
    one = stylesheet.amended(OWN)
    other = stylesheet.amended(OWN.replace("mill owners", "owners of mills"))
    assert read(article).version == version() == version(stylesheet.packaged())
    assert len({version(), version(one), version(other)}) == 3
    reading = read(article, sheet=one)
    assert (reading.version, [note.term for note in reading.wording]) == (version(one), ["mill barons"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[entry]\n", "not valid TOML"),
        ('term = "x"', "Begin each entry with"),
        ("entry = 3", "Begin each entry with"),
        ("[[entry]]\nneutral = 'x'", "has no term"),
        ("[[entry]]\nterm = '?!'", "has no term"),
        ("[[entry]]\nterm = 'x'\nside = 'up'", "“x” has the side “up”"),
        ("[[entry]]\nterm = 'x'\nneutral = 3", "“x” has a neutral"),
        ("[[entry]]\nterm = 'x'\nforms = 3", "“x” has forms"),
        ("[[entry]]\nterm = 'x'\nforms = [3]", "“x” has forms"),
        ("[[entry]]\nterm = 'x'\nforms = {a = 3}", "“x” has forms"),
        ("[[entry]]\nterm = 'x'\nnot_near = 'y'", "“x” has a not_near"),
        ("[[entry]]\nterm = 'x'\nnutral = 'y'", "“x” has an unknown field “nutral”"),
        ("[[entry]]\nterm = 'x'\noff = 'yes'", "“x” has an off"),
    ],
)
def test_a_wrong_sheet_is_refused_with_the_entry_and_what_to_do(text, told):
    with pytest.raises(SettingsError, match=told):
        stylesheet.amended(text)


@pytest.mark.parametrize(
    ("plain", "meant"),
    [
        ("Her training regime is hard.", "The regime shut the port."),
        ("The invasion of the island failed.", "They speak of an invasion by migrants."),
        ("He slammed into a wall.", "He slammed the plan."),
        ("Free radicals harm cells.", "The radicals met."),
        ("The puppet stage opened.", "The council is a puppet of the mill."),
        ("She woke up early.", "It is a woke council."),
        ("Astronomers look for alien life.", "The illegal alien was deported."),
        ("The reactor was close to a meltdown.", "The mayor had a meltdown."),
        ("The house was gutted by fire.", "The budget gutted the schools."),
        ("The cat groomer opened a salon.", "He was called a groomer."),
        ("A man strangled his neighbour.", "The levy strangles trade."),
        ("The rooster crowed at dawn.", "The mayor crowed about the vote."),
        ("Firefighters met a firestorm in the forest.", "The vote set off a firestorm."),
    ],
)
def test_another_sense_of_a_word_is_no_loaded_term(plain, meant):
    assert found(plain) == []
    assert found(meant) != []


def test_the_neutral_wording_fits_each_form():
    assert found("He issued diktats in a heavy-handed way.") == [
        ("diktats", "directives"),
        ("heavy-handed", "forceful"),
    ]
    assert found("She crowed about it, lashing out against a scathing report.") == [
        ("crowed about", "spoke of"),
        ("lashing out against", "criticising"),
        ("scathing", "strong"),
    ]


def test_a_neutral_wording_that_the_article_before_it_does_not_fit_is_not_given():
    assert found("She is a job creator.") == [("job creator", "")]
    assert found("The job creator spoke; a power grab followed.") == [("job creator", "employer"), ("power grab", "")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("far-right", "far-left"),
        ("right-winger", "leftist"),
        ("ultra-conservative", "ultra-liberal"),
        ("right-wing mob", "Antifa mob"),
        ("MAGA judge", "activist judge"),
        ("corporate Democrat", "RINO"),
        ("Koch-backed", "Soros-backed"),
        ("greedflation", "Bidenflation"),
        ("gun nut", "gun grabber"),
        ("climate denier", "climate alarmist"),
        ("pro-choice", "pro-life"),
    ],
)
def test_what_one_side_calls_the_other_has_its_mirror(left, right):
    sides = {entry.term: entry.side for entry in stylesheet.packaged().entries}
    assert (sides[left], sides[right]) == ("left", "right")
