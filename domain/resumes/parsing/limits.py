"""How much of a file the parser is willing to take on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsingLimits:
    """Limits of one reading; the last five bound the process that it runs in."""

    pages: int = 30
    glyphs: int = 120_000
    unpacked_bytes: int = 60_000_000
    compression_ratio: int = 200
    xml_depth: int = 200
    ocr_pages: int = 4
    time_s: float = 20.0
    cpu_s: int = 15
    memory_bytes: int = 512 * 1024 * 1024
    file_bytes: int = 32 * 1024 * 1024
    output_bytes: int = 8 * 1024 * 1024


DEFAULT_LIMITS = ParsingLimits()
