"""Photographs: known by their content, and bare of where and by whom they were taken."""

from io import BytesIO

import pytest
from PIL import Image

from frankpledge.documents import pictures
from frankpledge.documents.pictures import NotAPhotograph, bare_photograph


LATITUDE, ARTIST, ORIENTATION, GPS = 2, 315, 274, 0x8825
SECRET = b"Invented Photographer"


def picture(kind="JPEG", size=(400, 200), mode="RGB", **told):
    made = BytesIO()
    Image.new(mode, size, "red").save(made, kind, **told)
    return made.getvalue()


def with_place(**tags):
    exif = Image.Exif()
    exif[ARTIST] = SECRET.decode()
    exif.get_ifd(GPS)[LATITUDE] = (53.0, 27.0, 11.0)
    for tag, value in tags.items():
        exif[int(tag.removeprefix("t"))] = value
    return exif


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_and_by_whom_it_was_taken_stays_behind(kind):
    sent = picture(kind, exif=with_place().tobytes())
    assert SECRET in sent
    bare = bare_photograph(sent)
    assert SECRET not in bare
    made = opened(bare)
    assert made.format == "JPEG"
    assert dict(made.getexif()) == {}
    assert "exif" not in made.info


def test_a_comment_goes_too():
    bare = bare_photograph(picture(comment=SECRET))
    assert SECRET not in bare


def test_a_picture_held_sideways_is_put_upright():
    bare = bare_photograph(picture(exif=with_place(t274=6).tobytes()))
    assert opened(bare).size == (200, 400)


def test_a_large_picture_is_made_moderate():
    bare = bare_photograph(picture(size=(4000, 3000)))
    assert opened(bare).size == (1600, 1200)


def test_what_can_be_seen_through_stands_on_white():
    made = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(made, "PNG")
    assert opened(bare_photograph(made.getvalue())).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"%PDF-1.7",
        picture()[:300],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        picture("GIF"),
        picture("TIFF"),
    ],
    ids=["nothing", "svg", "pdf", "cut off", "no picture inside", "gif", "tiff"],
)
def test_what_is_no_photograph_is_refused_whatever_it_calls_itself(content):
    with pytest.raises(NotAPhotograph, match="no photograph"):
        bare_photograph(content)


def test_a_small_file_that_claims_to_be_huge_is_refused_before_it_is_unpacked(
    monkeypatch,
):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(NotAPhotograph, match=r"80,000 pixels is too large"):
        bare_photograph(picture())


def test_a_picture_far_beyond_any_telephone_is_refused():
    with pytest.raises(NotAPhotograph):
        bare_photograph(picture("PNG", size=(20_000, 9_000), mode="1"))


def test_a_heavy_file_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "LARGEST_FILE", 100)
    with pytest.raises(NotAPhotograph, match="at most"):
        bare_photograph(picture())
