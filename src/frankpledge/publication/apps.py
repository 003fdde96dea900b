"""Django's name for this part of the product."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "frankpledge.publication"
    label = "publication"
