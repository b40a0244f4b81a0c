"""What people who look for a thing of the demo find first, in every kind and both languages."""

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from search.site_search import SiteSearch

# language | section | what is typed | how the first result of the section begins or what it holds
ASKED = """
ar | opportunities | السلاحف | احرس شاطئ السلاحف في فويرط
ar | news | يوم مفتوح للتطوع | يوم التطوع المفتوح
ar | news | المختبر الوطني | مختبر وطني يجمع أفكار التطوع
ar | news | منصة يسر | «يُسْر»
ar | news | تنظيف شاطئ السلاحف | حراسة شاطئ السلاحف
ar | campaigns | مناهضه العنف ضد النساء | حملة الـ 16 يومًا
ar | campaigns | الاجهاد الحراري | صيف بلا إجهاد حراري
ar | campaigns | هواتف الجدات | هاتف جدتي
ar | campaigns | 16days | حملة الـ 16 يومًا
ar | partners | وزاره التنميه | وزارة التنمية الاجتماعية والأسرة
ar | partners | Qatar University | جامعة قطر
ar | partners | مركز للمسنين | مركز رعاية كبار السن
ar | partners | السفارات | دائرة عائلات السفارات
ar | pages | الخصوصيه | الخصوصية
ar | pages | كيف اتواصل معكم | تواصل معنا
ar | pages | قارئ الشاشة | إمكانية الوصول
ar | pages | من نحن | عن أثر
ar | pages | شروط الاستخدام | شروط الاستعمال
en | opportunities | turtle | Guard the turtle beach
en | news | road map of partners | The first national meeting of partners
en | news | open days | Open day of volunteering
en | news | repairing a computer | The man who repairs computers
en | campaigns | violence against women | 16 Days
en | campaigns | heat stress | Summer without heat stress
en | campaigns | my neighbor | An hour for your neighbour
en | partners | ministry for social development | Ministry of Social Development
en | partners | Human Rights | National Human Rights Committee
en | partners | جامعة قطر | Qatar University
en | pages | privacy | Privacy
en | pages | contacting you | Contact us
en | pages | screen readers | Accessibility
en | pages | about | About Athar
"""
LINES = [[part.strip() for part in line.split("|")] for line in ASKED.strip().splitlines()]


@pytest.mark.parametrize(("language", "section", "typed", "title"), LINES, ids=range(len(LINES)))
def test_the_first_result_is_the_one_that_was_meant(
    demo: str, language: str, section: str, typed: str, title: str
) -> None:
    with override(language):
        results = SiteSearch(typed, language, section).results
    assert results, "nothing found"
    assert title in strip_tags(results[0].title)
