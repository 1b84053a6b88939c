from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            "user",
            "digest_by_email",
            models.BooleanField(default=True, verbose_name="digest of work by e-mail"),
        ),
    ]
