"""Django's name for this part of the product."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "frankpledge.ui"
    label = "ui"
