from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "portal.stories"
    label = "stories"
