"""What a form says when something is missing or wrong, in plain words."""

from django import forms
from django.core import validators
from django.forms.utils import pretty_name


EMAIL = "Enter an email address like name@example.com"
SLUG = validators.slug_re
NOT_OF_ITS_KIND: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.DateField, "a real date"),
    (forms.IntegerField, "a whole number"),
    (forms.FloatField, "a number"),
    (forms.DecimalField, "a number"),
)
BOUNDS: tuple[tuple[type[validators.BaseValidator], str], ...] = (
    (validators.MaxLengthValidator, "%(limit_value)d characters or fewer"),
    (validators.MinLengthValidator, "%(limit_value)d characters or more"),
    (validators.MinValueValidator, "%(limit_value)s or more"),
    (validators.MaxValueValidator, "%(limit_value)s or less"),
)
# What Django writes where nothing is chosen.
UNNAMED = "---------"


def plain_messages(name: str, field: forms.Field) -> None:
    """
    Replace "This field is required." by what to do about it.

    A message that the form's author wrote is left as it is.
    """
    usual = forms.Field.default_error_messages["required"]
    if str(field.error_messages.get("required")) == str(usual):
        words = missing(field, str(field.label or pretty_name(name)))
        field.error_messages["required"] = words
    name_the_box(field, str(field.label or pretty_name(name)))


def name_the_box(field: forms.Field, label: str) -> None:
    """Have what is wrong with an answer name its box, and say what would be right."""
    box = f"“{label}”" if label.endswith("?") else label
    for kind, words in NOT_OF_ITS_KIND:
        usual = kind.default_error_messages["invalid"]
        said = field.error_messages.get("invalid")
        if isinstance(field, kind) and str(said) == str(usual):
            field.error_messages["invalid"] = f"{box} must be {words}"
    safe = box.replace("%", "%%")
    for check in field.validators:
        if isinstance(check, validators.EmailValidator):
            check.message = EMAIL
        elif isinstance(check, validators.RegexValidator) and check.regex == SLUG:
            check.message = f"{safe} may have letters, figures and hyphens only"
        for bound, words in BOUNDS:
            if isinstance(check, bound):
                check.message = f"{safe} must be {words}"


def name_no_choice(field: forms.Field) -> None:
    """Say in words what choosing nothing means, where the form's author did not."""
    if isinstance(field, forms.ModelChoiceField) and field.empty_label == UNNAMED:
        field.empty_label = "Choose one" if field.required else "None"


def missing(field: forms.Field, label: str) -> str:
    """Return the sentence for an empty box, such as "Enter meeting date"."""
    if label.endswith("?"):
        return f"Answer “{label}”"
    if label in {"From", "How", "When"} or label.startswith(("From ", "Holds ")):
        return f"Fill in “{label}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}”"
    if isinstance(field, forms.FileField):
        return "Choose a file"
    choosing = isinstance(field, (forms.ChoiceField, forms.ModelChoiceField))
    return f"{'Choose' if choosing else 'Enter'} {in_a_sentence(label)}"


def in_a_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence; names and short forms keep theirs."""
    first, _, rest = label.partition(" ")
    is_name = rest[:1].isupper() or any(c.isupper() or c.isdigit() for c in first[1:])
    return label if is_name or len(first) == 1 else label[0].lower() + label[1:]
