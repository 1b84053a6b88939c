from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "procurement.sealing"
    label = "sealing"
