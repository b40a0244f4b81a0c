"""The API against its own description, and against what the directory page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from opportunities.api import schema
from opportunities.filters import DirectoryFilters
from opportunities.models import OpportunityPage
from tests.factories.core import SkillFactory, translate
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/opportunities"


def get(client: Client, status: int = 200, **parameters: Any) -> dict[str, Any]:
    response = client.get(f"{ADDRESS}?{urlencode(parameters, doseq=True)}")
    assert response.status_code == status, response.content.decode()
    assert response.headers["Content-Type"] == "application/json"
    body: dict[str, Any] = response.json()
    problems = list(violations(body, described(status)))
    assert not problems
    return body


def described(status: int) -> dict[str, Any]:
    responses = schema()["paths"][ADDRESS]["get"]["responses"]
    found: dict[str, Any] = responses[str(status)]["content"]["application/json"]["schema"]
    return found


KINDS = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
FORMATS = {
    "": r"(?s).*",
    "date": r"\d{4}-\d\d-\d\d",
    "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    "uri": r"https?://.+",
}


def violations(value: Any, wanted: dict[str, Any], where: str = "$") -> Iterator[str]:
    """Where `value` isn't what the schema says: the part of JSON Schema that our description uses."""
    if "$ref" in wanted:
        wanted = schema()["components"]["schemas"][wanted["$ref"].rsplit("/", 1)[1]]
    if "oneOf" in wanted:
        if all(list(violations(value, option, where)) for option in wanted["oneOf"]):
            yield f"{where}: {value!r} is none of the options"
        return
    kinds = [wanted["type"]] if isinstance(wanted["type"], str) else wanted["type"]
    if not any(type(value) in KINDS[kind] for kind in kinds):
        yield f"{where}: {value!r} is no {kinds}"
    elif "enum" in wanted and value not in wanted["enum"]:
        yield f"{where}: {value!r} is none of {wanted['enum']}"
    elif isinstance(value, str) and not re.fullmatch(FORMATS[wanted.get("format", "")], value):
        yield f"{where}: {value!r} is no {wanted['format']}"
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from violations(item, wanted["items"], f"{where}[{number}]")
    elif isinstance(value, dict):
        yield from violations_of_object(value, wanted, where)


def violations_of_object(value: dict[str, Any], wanted: dict[str, Any], where: str) -> Iterator[str]:
    known, other = wanted.get("properties", {}), wanted["additionalProperties"]
    for name in set(wanted.get("required", [])) - set(value):
        yield f"{where}: {name} is missing"
    for name, item in value.items():
        if name in known or other:
            yield from violations(item, known.get(name, other), f"{where}.{name}")
        else:
            yield f"{where}: {name} isn't described"


@pytest.fixture
def trees() -> OpportunityPage:
    translate(OpportunityIndexPageFactory(), "en", title="Opportunities", slug="opportunities")
    page = OpportunityPageFactory(
        title="زراعة الأشجار",
        reference="trees",
        skills=[SkillFactory(slug="digging", name_ar="حفر", name_en="Digging")],
        min_age=16,
        contact_name="سالم العلي",
        contact_email="salem@example.org",
        contact_phone="+974 4444 0000",
        online_url="https://example.org/secret-room",
    )
    page.save_revision().publish()
    translate(page, "en", title="Planting trees", slug="planting-trees")
    return page


def test_answers_in_the_language_asked_for(client: Client, trees: OpportunityPage) -> None:
    arabic = get(client, lang="ar")["results"][0]
    english = get(client, lang="en")["results"][0]
    assert (arabic["title"], english["title"]) == ("زراعة الأشجار", "Planting trees")
    assert arabic["reference"] == english["reference"] == "trees"
    assert english["url"] == "http://testserver/en/opportunities/planting-trees/"
    assert english["skills"] == [{"code": "digging", "name": "Digging"}]
    assert arabic["skills"] == [{"code": "digging", "name": "حفر"}]
    assert english["match"] == "exact"
    assert english["min_age"] == 16
    assert client.get(english["url"]).status_code == 200


def test_contacts_and_meeting_addresses_stay_inside(client: Client, trees: OpportunityPage) -> None:
    text = client.get(f"{ADDRESS}?lang=ar").content.decode()
    for secret in ("سالم", "salem", "4444", "secret-room"):
        assert secret not in text


def test_words_filters_and_counts_are_those_of_the_directory(client: Client, trees: OpportunityPage) -> None:
    assert get(client, lang="ar", q="شجرة")["count"] == 1
    assert get(client, lang="en", q="tree plant")["results"][0]["match"] == "exact"
    assert get(client, lang="en", q="tree swimming")["results"][0]["match"] == "partial"
    assert get(client, lang="en", q="swimming")["count"] == 0
    answer = get(client, lang="en", cause="environment", age="17", skill="digging")
    assert answer["count"] == 1
    assert {"value": "environment", "label": "Environment", "count": 1} in answer["facets"]["cause"]
    assert {"value": "sport", "label": "Sport and events", "count": 0} in answer["facets"]["cause"]
    assert get(client, lang="en", cause=["sport", "environment"])["count"] == 1
    assert get(client, lang="en", cause="sport")["count"] == 0
    assert get(client, lang="en", age="12")["count"] == 0


def test_limit_and_offset_take_one_part(client: Client, trees: OpportunityPage) -> None:
    second = OpportunityPageFactory(reference="beach")
    second.save_revision().publish()
    everything = [result["reference"] for result in get(client, lang="ar", sort="newest")["results"]]
    assert sorted(everything) == ["beach", "trees"]
    part = get(client, lang="ar", sort="newest", limit=1, offset=1)
    assert (part["count"], part["limit"], part["offset"]) == (2, 1, 1)
    assert [result["reference"] for result in part["results"]] == everything[1:]
    assert get(client, lang="ar", offset=50)["results"] == []


@pytest.mark.parametrize(
    ("parameters", "name", "message"),
    [
        ({"lang": "ar", "cause": "space"}, "cause", "space"),
        ({"lang": "en", "limit": "0"}, "limit", "Write a number from 1 to 100."),
        ({"lang": "en", "limit": "101"}, "limit", "Write a number from 1 to 100."),
        ({"lang": "en", "offset": "-1"}, "offset", "Write a number from 0."),
        ({"lang": "en", "age": "old"}, "age", "Write the age as a number, like 16."),
        ({"lang": "en", "q": "x" * 10_000}, "q", "Use 200 characters at most."),
        ({}, "lang", "lang=ar"),
        ({"lang": "fr"}, "lang", "lang=ar"),
        ({"lang": ["ar", "en"]}, "lang", "lang=ar"),
    ],
)
def test_a_wrong_value_is_answered_with_what_is_wrong(
    client: Client, parameters: dict[str, Any], name: str, message: str
) -> None:
    error = get(client, 400, **parameters)["error"]
    assert list(error) == [name]
    assert message in error[name]


def test_unknown_parameters_are_ignored(client: Client, trees: OpportunityPage) -> None:
    assert get(client, lang="en", utm_source="x", page="zero", colour="red")["count"] == 1


@pytest.mark.parametrize("words", ["\0", '"', "a\0b", "\u202e", "NEAR(", "' OR 1=1 --", "%", "\ud83d"])
def test_odd_words_are_answered(client: Client, words: str) -> None:
    get(client, lang="ar", q=words.encode("utf-8", "replace").decode())


def test_address_takes_no_slash_and_no_writing(client: Client) -> None:
    assert client.post(f"{ADDRESS}?lang=ar").status_code == 405
    assert client.get(f"{ADDRESS}?lang=ar").headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in client.get(f"{ADDRESS}?lang=ar").headers


def test_description_names_every_parameter_of_the_directory(client: Client) -> None:
    served = client.get("/api/v1/openapi.json").json()
    assert served["servers"] == [{"url": "http://testserver"}]
    names = {parameter["name"] for parameter in served["paths"][ADDRESS]["get"]["parameters"]}
    own = {*DirectoryFilters.GROUPS, *DirectoryFilters.ONE} - {"page"}
    assert names == own | {"lang", "limit", "offset"}


def test_readable_page_explains_in_both_languages(client: Client) -> None:
    response = client.get("/api/v1/docs")
    text = response.content.decode()
    assert response.status_code == 200
    assert "واجهة برمجية" in text
    assert "An API of opportunities" in text
    assert "<script src" not in text
