"""Where the product has its own way with signing in."""

import re
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from frankpledge.access import keys, trail
from frankpledge.access.models import User


# Somebody who proved themselves this recently is not asked again to change a secret.
FRESH_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in without sign-up, where every refusal is written down."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return no: accounts are opened by those who answer for them."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse further guesses once there were too many, and write that down."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            record_refusal(credentials, outcome="too many guesses")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that somebody gave a wrong password."""
        record_refusal(credentials, outcome="wrong password")

    def is_reauthentication_required(self, app: str) -> bool:
        """Ask again before secrets change, unless the person has just signed in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not any(time.time() - record["at"] < FRESH_SECONDS for record in records)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: the trail, not the mail, tells of changed secrets."""


def record_refusal(credentials: dict[str, Any], *, outcome: str) -> None:
    """Write a failed sign-in to the trail; an unknown address is not kept."""
    email = str(credentials.get("email", "")).strip().lower()
    user = User.objects.filter(email=email).first()
    by = trail.at_the_door(user) if user else trail.STRANGER
    ref = str(user.pk) if user else "unknown"
    trail.record(by=by, operation="sign-in", kind="account", ref=ref, outcome=outcome)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A second factor that everybody has, its secrets unreadable at rest."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it may stand in the database."""
        return keys.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret again."""
        return keys.unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return no: a second factor is replaced, never done without."""
        return False

    def get_totp_issuer(self) -> str:
        """Return the name under which a person's app lists the code."""
        return str(settings.SERVICE_NAME)


def plainly_labelled(form: forms.Form) -> None:
    """Ask for the code in our words, without a placeholder that vanishes."""
    form.fields["code"].label = "Code"
    form.fields["code"].widget.attrs.pop("placeholder", None)


class OnceOnly:
    """Accepts each code once for as long as clocks may make it valid."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plainly_labelled(self)  # type: ignore[arg-type]

    def clean_code(self) -> str:
        """Return the code; one that this person used before is a guess like any other."""
        typed = str(self.cleaned_data["code"])  # type: ignore[attr-defined]
        plain = "".join(filter(str.isalnum, typed))
        used = f"second-factor-{self.user.pk}-{plain}"
        if cache.get(used):
            check_rate_limit(self.user)
            raise SecondFactorAdapter().validation_error("incorrect_code")
        code: str = super().clean_code()  # type: ignore[misc]
        seconds = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)
        if not cache.add(used, "used", seconds):
            raise SecondFactorAdapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceOnly, AuthenticateForm):  # type: ignore[misc]
    """Asks for the second factor at sign-in."""


class CodeAgainForm(OnceOnly, ReauthenticateForm):  # type: ignore[misc]
    """Asks for the second factor again before secrets change."""


class ActivateSecondFactorForm(ActivateTOTPForm):  # type: ignore[misc]
    """Keeps the secret encrypted in the session too, until it is proved and stored."""

    secret: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plainly_labelled(self)
        if self.is_bound:
            held = context.request.session.get(SECRET_SESSION_KEY, "")
            self.secret = keys.unlock(held) if held == self.secret else self.secret
        else:
            context.request.session[SECRET_SESSION_KEY] = keys.lock(self.secret)

    @property
    def key_in_groups(self) -> str:
        """Return the key as people copy it: four characters at a time."""
        return " ".join(re.findall(".{1,4}", self.secret))
