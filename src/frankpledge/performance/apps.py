"""Django's name for this part of the product."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "frankpledge.performance"
    label = "performance"
