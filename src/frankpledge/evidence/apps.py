"""Django's name for this part of the product."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "frankpledge.evidence"
    label = "evidence"
