"""Which English words say the same, which are of one family, and which have nothing to do with each other."""

import pytest

from search import english_lexicon
from search.analysis import query_words, readings, split, tokens
from search.english import is_ordinary
from search.folding import fold


def pairs(text: str) -> list[tuple[str, str]]:
    """Each word of a line with each that follows it on the line, in either order."""
    lines = [line.split() for line in text.strip().splitlines()]
    return [(first, other) for first, *others in lines for other in others]


SAME = pairs("""
garden gardens
story stories
class classes
box boxes
beach beaches
dish dishes
potato potatoes
hero heroes
movie movies
campus campuses
virus viruses
leaf leaves
shelf shelves
child children
man men
person people
mouse mice
tooth teeth
analysis analyses
crisis crises
plan plans planned planning
swim swims swimming swam swum
travel travels travelled traveled travelling traveling
bake bakes baked baking
donate donates donated donating
study studies studied studying
teach teaches taught teaching
write writes wrote written writing
build builds built
run ran running
give gave given giving
buy bought
speak spoke spoken
understand understood
feed fed
lead led
agree agreed agreeing
organise organize organised organized organising organizing
organisation organization organisations
analyse analyze analysed analyzing
recognise recognize
colour color colours colored
neighbour neighbor neighbours
behaviour behavior
favourite favorite
labour labor
centre center centres centers
theatre theater
fibre fiber
litre liter litres
catalogue catalog catalogues
dialogue dialog
programme program programmes
traveller traveler travellers
counsellor counselor
enrolment enrollment
fulfil fulfill fulfilled
skilful skillful
paediatric pediatric
orthopaedic orthopedic
anaesthetic anesthetic
archaeology archeology
foetus fetus
licence license licensed
practice practise practised
defence defense
grey gray
jewellery jewelry
cheque check
adviser advisor
judgement judgment
pyjamas pajamas
kilometres km
september sept
two 2
""")

AKIN = pairs("""
teach teacher teachers
bake baker bakers bakery
translate translator translation translations
donate donor donors donation donations
photograph photographer photography
autism autistic
nurse nursing
environment environmental environmentally
volunteer volunteering voluntary
apply applicant application applications
interpret interpreter interpretation
paint painter painting
garden gardener gardening
music musician musical
art artist artistic
science scientist scientific
educate education educational
organise organiser organisation
compete competition competitor
sponsor sponsorship
lead leader leadership
disable disability disabilities
old older elderly
young youth
qatar qatari
arab arabic
child childhood
safe safety
health healthy
farm farmer
athlete athletics
gymnastics gymnast
library librarian
journal journalist journalism
therapy therapist
perform performance performer
design designer
snorkel snorkeler
""")

APART = pairs("""
university universe
organ organise organisation
general generous generate
news new
policy police
community communication
care car
note not
site sit
plane plan
bus bush
corner corn
flower flow
tower tow
number numb
shower show
paper pap
matter mat
international internet
arm army
part party
past pasta
person personal
station state static
nation native
import important
universal university
parking park
evening even
string str
red r
sing s
sport port
busy business
four for
course coarse
wakra wukair
katara qatar
experience experiment
medal medicine
message massage
desert dessert
""")

NAMES = pairs("""
wakra wakrah alwakrah al-wakrah Al-Wakra
rayyan alrayyan arrayyan Ar-Rayyan rayyaan
khor khawr khour alkhor
thakhira dakhira dhakhira thakhirah
lusail losail lusayl
zubara zubarah zubaara
mohammed muhammad mohamed mohamad
yousef yusuf youssef
hussein hussain
thumama thumamah
gharrafa gharafa
ruwais ruways
fuwairit fuwayrit
msheireb musheireb mushayrib
mesaieed musaieed
daayen daayan Da'ayen
shamal ash-Shamal al-Shamal
aziziya aziziyah azizia
qahwa gahwa
""")

COMPOUNDS = [
    ("clean-up", "cleanup", "clean up"),
    ("fund-raising", "fundraising", "fund raising"),
    ("e-mail", "email", "e mail"),
    ("first-aid", "firstaid", "first aid"),
    ("kick-off", "kickoff", "kick off"),
    ("work-shop", "workshop", "work shop"),
    ("after-school", "afterschool", "after school"),
    ("week-end", "weekend", "week end"),
    ("not-for-profit", "nonprofit", "non profit"),
]


@pytest.mark.parametrize("name", ["irregular", "spellings"])
def test_no_word_is_a_form_of_two(name: str) -> None:
    words = [word for line in english_lexicon.lines(name) for word in line]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_lists_hold_folded_words_only() -> None:
    for name in ("irregular", "spellings", "families", "ordinary", "stop_words", "compounds"):
        for line in english_lexicon.lines(name):
            assert all(split(word) or word == "=" for word in line)
            assert [word for word in line if fold(word) != word or not (word.isalnum() or word == "=")] == []


def test_families_are_many() -> None:
    assert len(english_lexicon.families()) >= 600


def same(word: str) -> set[str]:
    return set(readings(split(word)[-1]).same)


@pytest.mark.parametrize(("one", "other"), SAME + NAMES)
def test_inflections_and_spellings_say_the_same(one: str, other: str) -> None:
    assert same(one) & same(other)


@pytest.mark.parametrize(("one", "other"), AKIN)
def test_words_of_one_family_are_akin(one: str, other: str) -> None:
    assert set(readings(one).akin) & set(readings(other).akin)


@pytest.mark.parametrize(("one", "other"), APART)
def test_look_alikes_have_nothing_in_common(one: str, other: str) -> None:
    assert not {*readings(one).same, *readings(one).akin} & {*readings(other).same, *readings(other).akin}


@pytest.mark.parametrize(
    ("one", "other"), [("apply", "applicant"), ("donate", "donor"), ("nurse", "nursing")]
)
def test_family_is_less_than_the_same(one: str, other: str) -> None:
    assert not same(one) & same(other)


@pytest.mark.parametrize("spellings", COMPOUNDS)
def test_compounds_are_found_joined_apart_and_hyphenated(spellings: tuple[str, ...]) -> None:
    for asked in spellings:
        for written in spellings:
            assert all(set(word.tokens) & set(tokens(written)) for word in query_words(asked))


@pytest.mark.parametrize(
    ("question", "telling"),
    [
        ("where can I help with animals?", "animals"),
        ("how do I volunteer at the museum", "museum"),
        ("I would like to teach", "teach"),
        ("is there something near me for kids", "kids"),
        ("looking for beach cleaning", "beach cleaning"),
        ("do you have any events about the sea?", "events sea"),
    ],
)
def test_words_of_questions_are_left_out(question: str, telling: str) -> None:
    assert query_words(question) == query_words(telling)


def test_a_question_of_joining_words_alone_still_asks_for_them() -> None:
    assert query_words("how can I help") != []


@pytest.mark.parametrize("word", ["visa", "violins", "plumber", "donated", "thoughtful", "where"])
def test_ordinary_words_are_known_in_all_their_forms(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["wakrah", "gardne", "thakhira", "swiming", "zzz"])
def test_names_and_slips_are_no_ordinary_words(word: str) -> None:
    assert not is_ordinary(word)
