# safe: all of this is made from pages, and `update_index`, which each deployment runs, makes it again. What
# the old release publishes in the moments until it stops fails with a message and is published again.
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("opportunities", "0003_imports"),
    ]

    operations = [
        migrations.DeleteModel(name="ListingTerm"),
        migrations.RemoveIndex(model_name="listingrow", name="listing_newest"),
        migrations.RemoveIndex(model_name="listingrow", name="listing_deadline"),
        migrations.RemoveIndex(model_name="listingrow", name="listing_start"),
        migrations.RemoveIndex(model_name="listingrow", name="listing_end"),
        migrations.RemoveField(model_name="listingrow", name="is_dated"),
    ]
