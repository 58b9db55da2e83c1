"""Text of scanned pages by tesseract, where it is installed."""

import csv
import io
import shutil
import subprocess
from collections.abc import Sequence

from pdfplumber.page import Page

from domain.resumes.parsing.document import Word

_RESOLUTION_DPI = 200
_LONGEST_SIDE_PX = 2600
_LEAST_SURE_PERCENT = 30.0
_POINTS_PER_INCH = 72.0


def is_installed() -> bool:
    return shutil.which("tesseract") is not None


def words_by_ocr(page: Page, number: int) -> list[Word]:
    """The words on the picture of a page, in tesseract's reading order; none where it fails."""
    longest_pt = max(float(page.width), float(page.height), 1.0)
    resolution = min(_RESOLUTION_DPI, _LONGEST_SIDE_PX * _POINTS_PER_INCH / longest_pt)
    picture = io.BytesIO()
    page.to_image(resolution=resolution).original.convert("L").save(picture, format="PNG")
    command = [shutil.which("tesseract") or "tesseract", "-", "-", "--psm", "3", "tsv"]
    # The command holds nothing of the file: its picture goes in by standard input.
    run = subprocess.run(  # noqa: S603
        command, input=picture.getvalue(), capture_output=True, check=False
    )
    if run.returncode != 0:
        return []
    rows = csv.DictReader(
        io.StringIO(run.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return _words(list(rows), _POINTS_PER_INCH / resolution, number)


def _words(rows: Sequence[dict[str, str]], scale: float, number: int) -> list[Word]:
    """Words of tesseract's table; the height of its line gives each word its size."""
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        sure = float(row["conf"])
        if (row.get("text") or "").strip() and sure >= _LEAST_SURE_PERCENT:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    found: list[Word] = []
    for line in lines.values():
        bottom = max(float(row["top"]) + float(row["height"]) for row in line) * scale
        top = min(float(row["top"]) for row in line) * scale
        for row in line:
            x0 = float(row["left"]) * scale
            found.append(
                Word(
                    text=row["text"].strip(),
                    x0=x0,
                    top=top,
                    x1=x0 + float(row["width"]) * scale,
                    bottom=bottom,
                    size=round(bottom - top, 1),
                    baseline=bottom,
                    page=number,
                )
            )
    return found
