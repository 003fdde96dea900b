"""Django's name for this part of the product."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "frankpledge.plan"
    label = "plan"
