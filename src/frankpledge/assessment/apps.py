"""Django's name for this part of the product."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "frankpledge.assessment"
    label = "assessment"
