"""Photographs that people send in: known by their content, bare of all they carry along."""

from io import BytesIO

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.words import counted


LARGEST_FILE = 10_000_000
"""Bytes: a telephone's photograph has 3 to 8 million."""

MOST_PIXELS = 64_000_000
"""More than telephones take; a file of few bytes can claim to be far larger."""

LONGEST_SIDE = 1600
"""Pixels that are kept: enough to see a needle, too few to read a letter far off."""

KINDS = ("JPEG", "PNG", "WEBP")
QUALITY = 85


class NotAPhotograph(ExpectedFailure):
    """What was sent is no photograph, or none that may be kept."""


def bare_photograph(content: bytes) -> bytes:
    """
    Return a photograph as a JPEG of its own: upright, of moderate size, nothing else.

    Only the picture itself is copied. Where and when it was taken, with which camera and
    by whom (EXIF, GPS, XMP, comments, a thumbnail of what was cut away) stay behind.
    """
    from PIL import Image, ImageOps

    if len(content) > LARGEST_FILE:
        raise NotAPhotograph(
            f"A photograph has at most {LARGEST_FILE // 1_000_000} MB."
        )
    try:
        with Image.open(BytesIO(content), formats=KINDS) as opened:
            refuse_huge(*opened.size)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        SyntaxError,
        ValueError,
    ) as fault:
        raise NotAPhotograph(
            "This file is no photograph that can be read.",
            "Send a JPEG, PNG or WebP picture.",
        ) from fault
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright)
    made = BytesIO()
    bare.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()


def refuse_huge(width: int, height: int) -> None:
    """Refuse a picture that would fill the memory, before any of it is unpacked."""
    if width * height > MOST_PIXELS:
        said = counted(width * height, "pixel")
        raise NotAPhotograph(f"A picture of {said} is too large.", "Make it smaller.")
