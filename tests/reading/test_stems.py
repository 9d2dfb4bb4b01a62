from briefing.reading import stems


def test_only_beginnings_of_words_are_found():
    found = [match[0] for match in stems.pattern("blam slam sue").finditer("blames unblamed slammed sues issue")]
    assert found == ["blam", "slam", "sue"]
