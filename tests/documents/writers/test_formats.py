import pytest

from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.writers import file_name, write


def test_another_format_is_refused_with_the_list(document):
    with pytest.raises(
        DocumentFailure, match="html, docx, odt, pptx, pdf, ods, xlsx, csv"
    ):
        write(document, "doc")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (
            ("St Helens", "Performance", "2019/20-Q4", "1", "docx"),
            "st-helens-performance-2019-20-q4-v1.docx",
        ),
        (
            ("E08000013", "performance", "2019/20-Q4", "", "csv"),
            "e08000013-performance-2019-20-q4.zip",
        ),
    ],
)
def test_files_are_named_alike(parts, name):
    assert file_name(*parts) == name
