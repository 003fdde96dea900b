"""No file may crash a reader, lose a row or invent one."""

import struct
import zipfile
from dataclasses import replace

import pytest

from frankpledge.analysis.readers import (
    LIMITS,
    CannotRead,
    Order,
    TooMuch,
    read_here,
)
from tests.analysis.readers.supplies import (
    TODAY,
    asb_row,
    counts,
    gzipped,
    reasons,
    street,
    street_file,
    street_row,
    supplied,
    zipped,
)


NAME = "2019-01-merseyside-street.csv"


def ordered(**limits: int) -> Order:
    return Order("police-street", TODAY, limits=replace(LIMITS, **limits))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n\n \n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x00\x00\x00", "is empty"),
        (b"\xa0\n", "is empty"),
        (b"%PDF-1.4 x", "a PDF document"),
        (b"<!DOCTYPE html><html>404</html>", "a web page"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b'{"error": "no such month"}', "a JSON file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password-protected Office file"),
        (b"PAR1....", "a Parquet file"),
        (b"PK\x03\x04 nonsense", "a damaged zip"),
        (gzipped(street_file(street_row()))[:-20], "cut short"),
        (gzipped(street_file(street_row())) + b"tail", "damaged"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 40, "damaged"),
        (b'"Crime ID,Month\n1,2\n', "header line that cannot be read"),
        ("Crime ID,Month".encode("utf-16-le") + b"\x00", "cut short or damaged"),
        (b"a" + b"," * 300 + b"\n", "301 columns"),
        (b"a" + b"," * 300 + b'"b"\n', "301 columns"),
        ("\n".join(["a"] * 3).encode(), "no column"),
    ],
)
def test_a_file_that_is_no_such_supply_is_refused_in_words(tmp_path, data, words):
    with pytest.raises(CannotRead, match=words):
        street(tmp_path, data)


def test_a_gzip_in_parts_is_one_file(tmp_path):
    data = street_file(street_row(1), street_row(2))
    reading = street(tmp_path, gzipped(data[:200]) + gzipped(data[200:]) + b"\0\0")
    assert counts(reading) == (2, 2, 0, 0)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CannotRead, match=r"no file .*nowhere\.csv"):
        read_here(ordered(), [tmp_path / "nowhere.csv"])


def test_an_empty_folder_is_nothing_to_read(tmp_path):
    (tmp_path / ".DS_Store").write_bytes(b"x")
    with pytest.raises(CannotRead, match="nothing to read"):
        read_here(ordered(), [tmp_path])


def test_a_link_in_a_folder_may_not_lead_out_of_it(tmp_path):
    folder, elsewhere = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / NAME).write_bytes(street_file(street_row()))
    for target in (elsewhere / NAME, elsewhere, tmp_path / "gone"):
        (folder / NAME).symlink_to(target)
        with pytest.raises(CannotRead, match=r"street\.csv is a link that leads out"):
            read_here(ordered(), [folder])
        (folder / NAME).unlink()


def test_a_link_in_a_folder_may_stand_for_a_file_of_it(tmp_path):
    kept = tmp_path / ".kept"
    kept.mkdir()
    (kept / NAME).write_bytes(street_file(street_row()))
    (tmp_path / NAME).symlink_to(kept / NAME)
    assert counts(read_here(ordered(), [tmp_path])) == (1, 1, 0, 0)
    (tmp_path / "months").symlink_to(kept)
    with pytest.raises(CannotRead, match="months is a link to no file"):
        read_here(ordered(), [tmp_path])


def test_an_unknown_kind_of_source_is_answered_with_those_there_are():
    with pytest.raises(CannotRead, match="police-street, police-asb"):
        read_here(Order("horoscopes", TODAY), [])


def test_a_source_must_be_named_where_its_files_do_not(tmp_path):
    with pytest.raises(CannotRead, match="do not say whose they are"):
        read_here(Order("police-asb", TODAY), [tmp_path])


class TestLimits:
    def test_of_the_upload(self, tmp_path):
        file = supplied(tmp_path, street_file(*[street_row()] * 9000))
        with pytest.raises(TooMuch, match="the most is 1 MB"):
            read_here(ordered(upload_bytes=1024 * 1024), [file])

    def test_of_what_a_gzip_unpacks_to(self, tmp_path):
        file = supplied(tmp_path, gzipped(b"\0" * 3_000_000))
        with pytest.raises(CannotRead, match="unpacks to more than"):
            read_here(ordered(), [file])

    def test_of_rows_in_one_file_and_in_all(self, tmp_path):
        file = supplied(tmp_path, street_file(asb_row(), asb_row(), asb_row()))
        with pytest.raises(CannotRead, match="has 4 rows"):
            read_here(ordered(rows=2), [file])
        quoted = street_file(*['"' + asb_row()[1:]] * 0, asb_row(), asb_row() + '""')
        both = [supplied(tmp_path, quoted), supplied(tmp_path, quoted)]
        with pytest.raises(TooMuch, match="These files have 4 rows"):
            read_here(ordered(rows=3), both)

    def test_of_members(self, tmp_path):
        path = zipped(tmp_path / "a.zip", {f"{n}.csv": b"x" for n in range(4)})
        with pytest.raises(TooMuch, match="holds 4 files"):
            read_here(ordered(members=3), [path])

    def test_of_a_zips_directory(self, tmp_path):
        path = zipped(tmp_path / "a.zip", {"a.csv": b"0123456789" * 100_000})
        with pytest.raises(TooMuch, match="unpacks to more than"):
            read_here(ordered(inflated_bytes=5000), [path])

    def test_of_the_ratio(self, tmp_path):
        path = zipped(tmp_path / "a.zip", {"a.csv": b"\0" * 4_000_000})
        with pytest.raises(TooMuch, match="more than 100 times"):
            read_here(ordered(), [path])


class TestArchives:
    @pytest.mark.parametrize("name", ["../a.csv", "/etc/a.csv", "C:\\a.csv"])
    def test_names_that_lead_out_are_refused(self, tmp_path, name):
        path = zipped(tmp_path / "a.zip", {name: b"x"})
        with pytest.raises(CannotRead, match="leads out of the archive"):
            read_here(ordered(), [path])

    def test_an_archive_inside_is_refused(self, tmp_path):
        inner = zipped(tmp_path / "i.zip", {NAME: street_file()}).read_bytes()
        path = zipped(tmp_path / "a.zip", {"inner.zip": inner})
        with pytest.raises(CannotRead, match="archive inside an archive"):
            read_here(ordered(), [path])

    def test_an_empty_one_is_refused(self, tmp_path):
        path = zipped(tmp_path / "a.zip", {})
        with pytest.raises(CannotRead, match="is an empty archive"):
            read_here(ordered(), [path])

    def test_a_password_is_said(self, tmp_path):
        path = zipped(tmp_path / "a.zip", {NAME: street_file()})
        data = bytearray(path.read_bytes())
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(mark) + place] |= 1
        path.write_bytes(bytes(data))
        with pytest.raises(CannotRead, match="protected with a password"):
            read_here(ordered(), [path])

    def test_a_damaged_member_does_not_take_the_others_with_it(self, tmp_path):
        path = zipped(tmp_path / "a.zip", {"bad.csv": b"x" * 500, NAME: street_file()})
        data = bytearray(path.read_bytes())
        data[40] ^= 0xFF
        path.write_bytes(bytes(data))
        reading = read_here(ordered(), [path])
        assert "is damaged" in reading.files[0].refused
        assert reading.files[1].refused == ""

    def test_gzips_inside_are_read(self, tmp_path):
        packed = gzipped(street_file(street_row()))
        path = zipped(tmp_path / "a.zip", {f"2019/{NAME}.gz": packed})
        assert counts(read_here(ordered(), [path])) == (1, 1, 0, 0)

    def test_workbooks_slides_and_other_zips_are_told_apart(self, tmp_path):
        for member, words in (
            ("xl/workbook.xml", "an Excel workbook"),
            ("word/document.xml", "a word processor document"),
        ):
            data = zipped(tmp_path / "o.zip", {member: b"x"}).read_bytes()
            with pytest.raises(CannotRead, match=words):
                street(tmp_path, data)
        for kind, words in (
            (b"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spread"),
            (b"application/vnd.oasis.opendocument.text", "an OpenDocument file"),
        ):
            members = {"mimetype": kind, "content.xml": b"x"}
            data = zipped(tmp_path / "o.zip", members).read_bytes()
            with pytest.raises(CannotRead, match=words):
                street(tmp_path, data)

    def test_an_unknown_way_of_packing_is_damage(self, tmp_path):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(NAME, street_file())
        data = bytearray(path.read_bytes())
        for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            at = data.index(mark) + place
            data[at : at + 2] = struct.pack("<H", 99)
        path.write_bytes(bytes(data))
        with pytest.raises(CannotRead, match="is damaged"):
            read_here(ordered(), [path])


class TestRows:
    def test_ragged_rows_wait(self, tmp_path):
        short = street_row(1).rsplit(",", 2)[0]
        rows = [street_row(2), short, street_row(3) + ",more", street_row(4) + ",,"]
        reading = street(tmp_path, street_file(*rows))
        assert counts(reading) == (4, 2, 0, 2)
        assert reasons(reading) == [
            "the row has 10 cells and the header has 12",
            "the row has 13 cells and the header has 12",
        ]
        assert reading.faults["line"].to_pylist() == [3, 4]

    def test_blank_lines_are_no_rows_and_keep_the_count_of_lines(self, tmp_path):
        data = street_file(street_row(1), "", street_row(2, kind="Piracy"), "")
        reading = street(tmp_path, data)
        assert counts(reading) == (2, 1, 0, 1)
        assert reading.faults["line"].to_pylist() == [4]

    def test_a_line_of_commas_is_a_row_without_content(self, tmp_path):
        reading = street(tmp_path, street_file(street_row(1), "," * 11))
        assert counts(reading) == (2, 1, 0, 1)

    def test_quoted_cells_may_hold_commas_and_line_breaks(self, tmp_path):
        row = street_row(1).replace("On or near A", '"On, or\nnear ""A"""')
        faulty = street_row(2, kind="Piracy")
        reading = street(tmp_path, street_file(row, faulty))
        assert counts(reading) == (2, 1, 0, 1)
        assert reading.faults["line"].to_pylist() == [4]

    def test_a_mark_that_never_closes_breaks_only_its_row(self, tmp_path):
        bad = street_row(1).replace("On or near A", '"On or near A')
        rows = [bad, *[street_row(n) for n in range(2, 30)]]
        reading = street(tmp_path, street_file(*rows))
        assert counts(reading) == (29, 28, 0, 1)
        assert "quotation mark" in reasons(reading)[0]

    def test_two_stray_marks_do_not_swallow_what_lies_between(self, tmp_path):
        stray = street_row(1).replace("On or near A", '"On or near A')
        rows = [stray, street_row(2), street_row(3), stray, street_row(4)]
        reading = street(tmp_path, street_file(*rows))
        assert counts(reading) == (5, 3, 0, 2)

    def test_a_mark_before_the_end_of_the_file_breaks_only_its_row(self, tmp_path):
        bad = street_row(2).replace("On or near A", '"On or near A')
        reading = street(tmp_path, street_file(street_row(1), bad))
        assert counts(reading) == (2, 1, 0, 1)

    def test_marks_that_make_no_sense_break_their_row(self, tmp_path):
        bad = street_row(2).replace("On or near A", '"On\ror"\rnear "A"\r')
        reading = street(tmp_path, street_file(street_row(1), bad))
        assert counts(reading) == (2, 1, 0, 1)

    def test_a_cell_longer_than_any_cell_waits(self, tmp_path):
        bad = street_row(2).replace("On or near A", f'"{"x" * 200_000}"')
        reading = street(tmp_path, street_file(street_row(1), bad))
        assert counts(reading) == (2, 1, 0, 1)
        assert len(reading.faults["value"][0].as_py()) <= 200

    def test_windows_text_and_null_bytes_are_read(self, tmp_path):
        row = street_row(1).replace("On or near A", "Caf\xe9 \x80")
        data = street_file(row).decode().encode("cp1252", "replace")
        reading = street(tmp_path, data)
        assert counts(reading) == (1, 1, 0, 0)
        assert "Windows-1252" in reading.files[0].notes[0]
        odd = street_row(1).replace("Burglary", "Burg\0lary")
        assert counts(street(tmp_path, street_file(odd))) == (1, 0, 0, 1)

    def test_tabs_and_semicolons_part_cells_too(self, tmp_path):
        data = street_file(street_row(1)).replace(b",", b"\t")
        assert counts(street(tmp_path, data)) == (1, 1, 0, 0)
