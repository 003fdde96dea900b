"""Django's name for this part of the product."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "frankpledge.access"
    label = "access"
