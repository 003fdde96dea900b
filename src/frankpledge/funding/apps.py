"""Django's name for this part of the product."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "frankpledge.funding"
    label = "funding"
