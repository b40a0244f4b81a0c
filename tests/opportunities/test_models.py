"""An opportunity holds its facts, in a tree that can't be wrong."""

import pytest

from opportunities.status import Code
from tests.factories.opportunities import OpportunityPageFactory


@pytest.mark.django_db
def test_the_factory_gives_a_complete_open_opportunity() -> None:
    page = OpportunityPageFactory()
    page.full_clean()
    assert page.status.code == Code.OPEN
    assert page.reference
