from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkflowConfig(AppConfig):
    name = "portal.workflow"
    label = "workflow"

    def ready(self) -> None:
        from .models.record import register_kinds  # noqa: PLC0415 - models exist only from now on

        register_kinds()
        autodiscover_modules("messages")
        autodiscover_modules("consequences")
        autodiscover_modules("sweeps")
