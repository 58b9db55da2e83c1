"""Sample resumes, each with what it says."""

from resume_samples.english import (
    academic,
    functional,
    heading_in_margin,
    letter_spaced,
    linkedin_export,
    sidebar_right,
    two_even_columns,
    without_headings,
)
from resume_samples.european import dutch, german, italian, portuguese, spanish
from resume_samples.says import Sample, Says
from resume_samples.word import (
    docx_date_table,
    docx_labels_and_table,
    docx_layout_table,
    docx_plain,
    docx_several_roles,
    docx_tab_dates,
    docx_text_box,
)

__all__ = ["DOCX_SAMPLES", "PDF_SAMPLES", "Sample", "Says"]

PDF_SAMPLES: tuple[Sample, ...] = (
    linkedin_export,
    sidebar_right,
    letter_spaced,
    without_headings,
    academic,
    functional,
    two_even_columns,
    heading_in_margin,
    german,
    spanish,
    italian,
    portuguese,
    dutch,
)
DOCX_SAMPLES: tuple[Sample, ...] = (
    docx_labels_and_table,
    docx_tab_dates,
    docx_text_box,
    docx_layout_table,
    docx_date_table,
    docx_plain,
    docx_several_roles,
)
