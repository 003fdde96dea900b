"""The page components: GOV.UK's, the Ministry of Justice's and a few of our own."""

from frankpledge.ui.components.rendering import render


__all__ = ["render"]
