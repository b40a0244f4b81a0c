# Who carries changes to the search server, and until when.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0005_engine_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='indexstate',
            name='held_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='indexstate',
            name='holder',
            field=models.UUIDField(null=True),
        ),
    ]
