"""The addresses of the trail."""

from django.urls import path

from frankpledge.audit import views


app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("export/", views.export, name="export"),
]
