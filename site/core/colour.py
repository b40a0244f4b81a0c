"""Contrast of two colours, as WCAG 2.2 defines it (relative luminance and contrast ratio)."""

WHITE = "#FFFFFF"


def luminance(colour: str) -> float:
    """Relative luminance (0 to 1) of `colour`, written as # and six hexadecimal digits."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
