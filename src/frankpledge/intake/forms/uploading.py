"""Taking files from a page: never more than one supply may be."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload


TOO_MUCH = "frankpledge.upload_is_too_large"
MEGABYTE = 1024 * 1024


class WithinLimit(FileUploadHandler):
    """
    Stops keeping an upload as soon as it is larger than one supply may be.

    What arrives after that is read and thrown away, so the page can still answer
    with a sentence and the disk never fills.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the bytes on to the handler that keeps them, while they may be kept."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT_BYTES:
            if self.request is not None:
                self.request.META[TOO_MUCH] = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the finished file to the handler that kept it."""


class ManyFiles(forms.ClearableFileInput):
    """A file box that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files, each of them checked like a single one."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files; an empty one is said to be empty, by name."""
        given = list(data) if isinstance(data, (list, tuple)) else [data]
        given = given or [None]
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


def limit_in_words() -> str:
    """Return how large an upload may be."""
    return f"{settings.UPLOAD_LIMIT_BYTES // MEGABYTE} MB"
