"""Rendering and storing the final forms."""


def terbitkan(penilaian_id: int) -> None:
    """Render and store the final forms of one appraisal, once."""
