"""The addresses of the door; allauth's views keep the names it calls them by."""

from allauth.account import views as sign_in
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from django.urls import include, path

from frankpledge.access.public import needs
from frankpledge.access.states import Stage
from frankpledge.access.views import demonstration, members, own


at_the_door = needs(Stage.SIGNING_IN)
with_password = needs(Stage.HALF_WAY)
with_factor = needs(Stage.SECOND_FACTOR)

own_pages = [
    path("account/", own.account, name="account"),
    path("account/details/", own.profile, name="profile"),
    path("account/membership/", own.choose_membership, name="choose-membership"),
    path("invitation/<str:code>/", own.invitation, name="invitation"),
    path("sign-in/demonstration/", demonstration.choose_person, name="choose-person"),
    path("members/", members.members, name="members"),
    path("members/add/", members.add, name="member-add"),
    path("members/<int:pk>/", members.member, name="member"),
    path("members/<int:pk>/roles/", members.roles, name="member-roles"),
    path("members/<int:pk>/end/", members.end, name="member-end"),
    path("members/<int:pk>/leaver/", members.leaver, name="member-leaver"),
    path("members/<int:pk>/invite/", members.invite, name="member-invite"),
    path("members/<int:pk>/reset/", members.reset_factor, name="member-reset"),
]

urlpatterns = [
    path("", include((own_pages, "access"))),
    path("sign-in/", at_the_door(sign_in.login), name="account_login"),
    path("sign-in/code/", at_the_door(factor.authenticate), name="mfa_authenticate"),
    path(
        "sign-in/off/", at_the_door(sign_in.account_inactive), name="account_inactive"
    ),
    path("sign-out/", at_the_door(sign_in.logout), name="account_logout"),
    path(
        "account/again/",
        with_password(sign_in.reauthenticate),
        name="account_reauthenticate",
    ),
    path(
        "account/again/code/",
        with_password(factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path("account/password/", own.change_password, name="account_change_password"),
    path("account/second-factor/", with_factor(factor.index), name="mfa_index"),
    path(
        "account/second-factor/set-up/",
        with_password(app.activate_totp),
        name="mfa_activate_totp",
    ),
    path(
        "account/second-factor/replace/",
        own.replace_second_factor,
        name="mfa_deactivate_totp",
    ),
    path(
        "account/second-factor/recovery-codes/",
        with_factor(codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-factor/recovery-codes/new/",
        with_factor(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
]
