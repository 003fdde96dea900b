"""Django's name for this part of the product."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "frankpledge.documents"
    label = "documents"
