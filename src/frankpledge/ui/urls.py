"""The address of the gallery."""

from django.urls import path

from frankpledge.ui import views


app_name = "ui"
urlpatterns = [path("gallery/", views.gallery, name="gallery")]
