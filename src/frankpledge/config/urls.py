"""Every address of the product and who keeps the pages behind it."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from frankpledge.config import views


CAPABILITIES = {
    "access": "",
    "audit": "audit/",
    "ui": "",
    "partnership": "",
    "intake": "data/",
    "evidence": "",
    "assessment": "assessment/",
    "plan": "plan/",
    "funding": "funding/",
    "performance": "performance/",
    "publication": "",
}

handler400 = "frankpledge.ui.views.bad_request"
handler403 = "frankpledge.ui.views.permission_denied"
handler500 = "frankpledge.ui.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("asked/", views.asked, name="asked"),
    path("help/", views.help_index, name="help"),
    path("help/signing-in/", views.help_with_signing_in, name="help-signing-in"),
    path("help/<path:page>/", views.help_page, name="help-page"),
]
urlpatterns += [
    path(prefix, include(f"frankpledge.{name}.urls"))
    for name, prefix in CAPABILITIES.items()
    if find_spec(f"frankpledge.{name}.urls")
]
