"""Forms of things that two people may change at once."""

from django import forms
from django.http import QueryDict

from frankpledge.ui.forms import Form


class VersionForm(Form):
    """A form that knows which version of the thing its person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def saw(self, version: int) -> None:
        """Hold what is kept now as seen, so that saving again is a choice."""
        again = QueryDict(mutable=True)
        again.update(self.data)
        again["version"] = str(version)
        self.data = again
