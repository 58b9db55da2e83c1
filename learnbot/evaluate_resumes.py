"""`learnbot evaluate resumes DIR` and `learnbot bench resumes DIR`: how well, and how fast."""

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from domain.resumes.parsing import Unreadable, read
from domain.resumes.values import ParsedResume, PartialDate, Read
from learnbot.resume_reliability import Judged, judged, table
from learnbot.trouble import Trouble

_TYPES = ("pdf", "docx")
_BENCH_ROUNDS = 3


def evaluate(folder: Path) -> None:
    """Reads every document of `folder`; prints its scorer's tables (all, PDF, DOCX) and times.

    `folder` holds NAME.pdf or NAME.docx, each with NAME.truth.json; score.py lies in or above it.
    """
    documents = list(_documents(folder))
    scorer = next(
        (path for path in (folder / "score.py", folder.parent / "score.py") if path.exists()), None
    )
    values: list[Judged] = []
    with tempfile.TemporaryDirectory() as predictions:
        times: list[float] = []
        for path in documents:
            begun = time.process_time()
            resume = _read(path)
            times.append(time.process_time() - begun)
            prediction = prediction_of(resume) if resume is not None else {}
            (Path(predictions) / f"{path.stem}.json").write_text(json.dumps(prediction))
            truth = path.with_suffix(".truth.json")
            if resume is not None and truth.exists():
                values.extend(judged(resume, json.loads(truth.read_text())))
        if scorer is None:
            print(f"no score.py in or above {folder}: {len(documents)} documents read, not scored")
        else:
            _score(scorer, folder, predictions, "--per-doc")
            for extension in _TYPES:
                print(f"\n{extension.upper()} only")
                _score(scorer, folder, predictions, "--ext", extension)
    if values:
        print(f"\nReliability of the stated confidences\n{table(values)}")
    print(f"\n{'CPU time per document':46} ms")
    for path, seconds in zip(documents, times, strict=True):
        print(f"{path.name[:46]:46} {1000 * seconds:6.0f}")
    print(f"{'median':46} {1000 * statistics.median(times):6.0f}")


def bench(folder: Path) -> None:
    """Prints CPU times as ratios to pdfplumber's words and mammoth's HTML; raises Trouble."""
    try:
        import mammoth
    except ImportError:
        raise Trouble("mammoth isn't installed: take the environment of `make test`.") from None
    import pdfplumber

    def words(path: Path) -> None:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()

    def html(path: Path) -> None:
        with path.open("rb") as file:
            mammoth.convert_to_html(file)

    baselines: dict[str, tuple[str, Callable[[Path], None], float]] = {
        "pdf": ("pdfplumber extract_words", words, 1.3),
        "docx": ("mammoth convert_to_html", html, 1.5),
    }
    for extension, (name, baseline, limit) in baselines.items():
        paths = [path for path in _documents(folder) if path.suffix == f".{extension}"]
        if not paths:
            continue
        ours = [_cpu(_read, path) for path in paths]
        theirs = [_cpu(baseline, path) for path in paths]
        ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
        print(
            f"{extension}: {len(paths)} documents, mean {1000 * statistics.mean(ours):.1f} ms "
            f"against {1000 * statistics.mean(theirs):.1f} ms of {name}: "
            f"ratio {sum(ours) / sum(theirs):.2f} "
            f"(median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}, limit {limit})"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:.0f} MB")


def _documents(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lstrip(".") in _TYPES:
            yield path


def _cpu(action: Callable[[Path], object], path: Path) -> float:
    """The best CPU time of a few runs, in seconds."""
    times = []
    for _ in range(_BENCH_ROUNDS):
        gc.collect()
        begun = time.process_time()
        action(path)
        times.append(time.process_time() - begun)
    return min(times)


def _score(scorer: Path, folder: Path, predictions: str, *options: str) -> None:
    command = [sys.executable, str(scorer), str(folder), predictions, *options]
    subprocess.run(command, check=True)


def _read(path: Path) -> ParsedResume | None:
    try:
        return read(path.read_bytes())
    except Unreadable as error:
        print(f"{path.name}: {error.reason.value}: {error.message}", file=sys.stderr)
        return None


def prediction_of(resume: ParsedResume) -> dict[str, Any]:
    """A resume in the format of the scorer (docs of the corpus: FORMAT.md)."""
    return {
        "name": _text(resume.name),
        "email": _text(resume.email),
        "phone": _text(resume.phone),
        "headline": _text(resume.headline),
        "location": _text(resume.location),
        "links": [link.value.url for link in resume.links],
        "work": [
            {
                "company": _text(each.company),
                "title": _text(each.title),
                "start": _date(each.start),
                "end": "present" if each.current else _date(each.end),
            }
            for each in resume.work
        ],
        "education": [
            {
                "institution": _text(each.institution),
                "degree": _text(each.degree),
                "field": _text(each.field),
                "start": _date(each.start),
                "end": "present" if each.current else _date(each.end),
            }
            for each in resume.education
        ],
        "skills": [skill.name.value for skill in resume.skills],
        "languages": [each.name.value for each in resume.languages],
    }


def _text(read_value: Read[str] | None) -> str | None:
    return read_value.value if read_value is not None else None


def _date(read_value: Read[PartialDate] | None) -> str | None:
    return str(read_value.value) if read_value is not None else None


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("evaluate", "bench"):
        sys.exit("usage: python -m learnbot.evaluate_resumes evaluate|bench DIR")
    {"evaluate": evaluate, "bench": bench}[sys.argv[1]](Path(sys.argv[2]))
