"""Public pages: files made when something was published, sent without the database."""

import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from frankpledge.access.public import public_page
from frankpledge.publication import tasks
from frankpledge.ui.answers import MEDIA_TYPES


# Kept by readers, but asked for again each time: a withdrawal must not wait.
KEPT = "public, no-cache"
DOWNLOADS = frozenset({".csv", ".ods"})


@public_page
@require_safe
def public_file(request: HttpRequest, path: str = "") -> HttpResponse:
    file = file_at(path)
    content, mark = held(file, file.stat().st_mtime_ns)
    if request.headers.get("If-None-Match") == mark:
        response: HttpResponse = HttpResponseNotModified()
    else:
        kind = MEDIA_TYPES.get(file.suffix[1:]) or mimetypes.guess_type(file.name)[0]
        response = HttpResponse(content, content_type=kind or "text/plain")
    response["ETag"] = mark
    response["Cache-Control"] = KEPT
    if file.suffix in DOWNLOADS:
        response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def file_at(path: str) -> Path:
    """Return the file at an address of the site; nothing outside it is ever there."""
    site = tasks.site_folder()
    if not site.exists():
        tasks.build_site()
    root = site.resolve()
    try:
        file = (root / path).resolve()
        if file.is_dir():
            file = file / "index.html"
        is_there = file.is_relative_to(root) and file.is_file()
    except (OSError, ValueError):
        # a name that no disk can hold: too long, or with a NUL in it
        is_there = False
    if not is_there:
        raise Http404
    return file


@lru_cache(maxsize=512)
def held(file: Path, changed: int) -> tuple[bytes, str]:
    """Return a file's bytes and mark, read once for each time it was written."""
    content = file.read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()[:32]}"'
