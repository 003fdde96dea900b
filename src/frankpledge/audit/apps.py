"""Django's name for this part of the product."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "frankpledge.audit"
    label = "audit"
    verbose_name = "Who saw and did what"
