"""Django's name for this part of the product."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "frankpledge.partnership"
    label = "partnership"
