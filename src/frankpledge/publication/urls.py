"""The addresses of the publishing desk and of the public pages."""

from django.urls import path

from frankpledge.publication.views import desk, public


app_name = "publication"
ONE = "releases/<slug:slug>/v<int:version>/"

urlpatterns = [
    path("releases/", desk.releases, name="releases"),
    path("releases/add/", desk.add, name="add"),
    path(ONE, desk.release, name="release"),
    path(f"{ONE}change/", desk.change, name="change"),
    path(f"{ONE}check/", desk.check, name="check"),
    path(f"{ONE}approve/", desk.approve, name="approve"),
    path(f"{ONE}send-back/", desk.send_back, name="send-back"),
    path(f"{ONE}publish/", desk.publish, name="publish"),
    path(f"{ONE}correct/", desk.correct, name="correct"),
    path(f"{ONE}withdraw/", desk.withdraw, name="withdraw"),
    path("public/", public.public_file, name="home"),
    path("public/<path:path>", public.public_file, name="public"),
]
