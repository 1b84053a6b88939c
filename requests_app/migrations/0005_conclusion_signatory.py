from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0004_signatories"),
    ]

    operations = [
        migrations.AddField(
            model_name="conclusion",
            name="signatory",
            field=models.JSONField(default=dict),
        ),
    ]
