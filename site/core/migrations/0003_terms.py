"""The terms that every installation starts with; editors may add to them and rename them.

Causes and municipalities are those that the import format names; requirements and accessibility follow the
code lists of the UK volunteering data standard (OGL v3), with Arabic names of our own.
"""

from django.db import migrations

TERMS = {
    "Cause": [
        ("environment", "البيئة", "Environment"),
        ("education", "التعليم", "Education"),
        ("health", "الصحة", "Health"),
        ("older-people", "كبار السن", "Older people"),
        ("disability", "الأشخاص ذوو الإعاقة", "People with disabilities"),
        ("culture", "الثقافة والتراث", "Culture and heritage"),
        ("sport", "الرياضة والفعاليات", "Sport and events"),
        ("technology", "التقنية", "Technology"),
        ("relief", "الإغاثة", "Relief"),
        ("animals", "الرفق بالحيوان", "Animals"),
        ("family", "الأسرة والرعاية الاجتماعية", "Family and social care"),
        ("youth", "الشباب", "Youth"),
        ("community", "خدمة المجتمع", "Community"),
    ],
    "Municipality": [
        ("doha", "الدوحة", "Doha"),
        ("al-rayyan", "الريان", "Al Rayyan"),
        ("al-wakrah", "الوكرة", "Al Wakrah"),
        ("al-khor", "الخور", "Al Khor"),
        ("umm-salal", "أم صلال", "Umm Salal"),
        ("al-daayen", "الظعاين", "Al Daayen"),
        ("al-shamal", "الشمال", "Al Shamal"),
        ("al-shahaniya", "الشيحانية", "Al Shahaniya"),
    ],
    "Topic": [
        ("programme", "البرنامج الوطني", "National programme"),
        ("campaigns", "الحملات", "Campaigns"),
        ("partners", "الشركاء", "Partners"),
        ("people", "قصص المتطوعين", "Volunteers' stories"),
        ("family", "الأسرة", "Family"),
        ("disability", "الإعاقة", "Disability"),
        ("youth", "الشباب", "Youth"),
        ("impact", "قياس الأثر", "Measuring impact"),
    ],
    "Requirement": [
        ("training", "حضور تدريب تمهيدي", "Introductory training"),
        ("good-conduct", "شهادة حسن سيرة وسلوك", "Certificate of good conduct"),
        ("driving-licence", "رخصة قيادة", "Driving licence"),
        ("health-check", "فحص صحي", "Health check"),
        ("interview", "مقابلة قصيرة", "Short interview"),
        ("own-device", "جهاز حاسوب خاص", "A computer of one's own"),
        ("physical-fitness", "لياقة بدنية", "Physical fitness"),
    ],
    "AccessibilityFeature": [
        ("wheelchair", "مهيأ للكراسي المتحركة", "Wheelchair access"),
        ("sign-language", "ترجمة بلغة الإشارة", "Sign language interpreting"),
        ("parking", "مواقف قريبة", "Parking nearby"),
        ("quiet-space", "مكان هادئ", "A quiet space"),
        ("accessible-toilet", "دورة مياه مهيأة", "Accessible toilet"),
        ("public-transport", "قريب من المترو أو الحافلة", "Near metro or bus"),
        ("remote", "يمكن أداؤها من المنزل", "Can be done from home"),
        ("guide-support", "مرافق مساعد", "A companion to help"),
        ("prayer-room", "مصلى", "Prayer room"),
    ],
    "SpokenLanguage": [
        ("ar", "العربية", "Arabic"),
        ("en", "الإنجليزية", "English"),
        ("ur", "الأردية", "Urdu"),
        ("hi", "الهندية", "Hindi"),
        ("ml", "المالايالامية", "Malayalam"),
        ("tl", "الفلبينية", "Filipino"),
        ("fr", "الفرنسية", "French"),
        ("qsl", "لغة الإشارة القطرية", "Qatari Sign Language"),
    ],
}


def add_terms(apps, schema_editor):
    for name, rows in TERMS.items():
        apps.get_model("core", name).objects.bulk_create(
            apps.get_model("core", name)(slug=slug, name_ar=arabic, name_en=english, sort_order=order)
            for order, (slug, arabic, english) in enumerate(rows)
        )


class Migration(migrations.Migration):
    dependencies = [("core", "0002_initial")]
    operations = [migrations.RunPython(add_terms, migrations.RunPython.noop)]
