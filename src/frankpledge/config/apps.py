"""Django's name for the configuration and the command line."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "frankpledge.config"
    label = "config"
