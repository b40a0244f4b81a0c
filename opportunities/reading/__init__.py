"""Ages and places that stand in the words of a search, read as the filters that they mean.

Pure functions over folded words. What is read is the age of somebody who would take part ("my son is 14", "١٦
سنة", "under 18") and the name of a municipality in any of its spellings. Words for people of an age
(teenagers, the elderly) stay words, because opportunities are described by them; so do grades of a school,
dates, other numbers and smaller places.
"""

from opportunities.reading.ages import ages
from opportunities.reading.parts import Part, Reading, left_out
from opportunities.reading.places import Places
from search.analysis import split

__all__ = ["Part", "Places", "Reading", "left_out", "read"]


def read(text: str, places: Places) -> Reading:
    """What of `text` means a filter. A second age is left to the words: nobody is of two."""
    words = split(text)
    parts = list(places.named(words))
    taken = {place for part in parts for place in range(part.start, part.stop)}
    age = next((part for part in ages(words) if not taken.intersection(range(part.start, part.stop))), None)
    if age:
        parts.append(age)
    return Reading.of(text, parts)
