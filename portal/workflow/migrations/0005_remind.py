from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workflow", "0004_obligations_in_order")]

    operations = [
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("reminders_sent__lt", 2), ("state", "running")),
                fields=["reminders_sent", "due_on"],
                name="obligation_remind",
            ),
        ),
    ]
