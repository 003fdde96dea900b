"""LibreOffice opens what we write; poppler counts the pages."""

import pytest

from frankpledge.documents.writers import FORMATS, write
from tests.documents.programs import run


pytestmark = pytest.mark.office


@pytest.mark.parametrize("form", ["docx", "odt", "pptx", "ods", "xlsx"])
def test_libreoffice_opens_every_office_format(document, form, tmp_path):
    path = tmp_path / f"report.{FORMATS[form]}"
    path.write_bytes(write(document, form))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run(
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        path,
    )
    text = run("pdftotext", tmp_path / "report.pdf", "-")
    assert "Exampleton" in text
    assert "Burglary" in text
    assert "-15.3" in text
