"""The colours of the charts, which no style sheet reaches: one set for a light page and one for a dark one."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a chart, as hex digits; `accent` to `pale` is the scale from much to little.

    Args:
        accent: what is counted. pale: the least of it. ink: of names and figures. quiet: what stands back.
        on_accent: a figure on the accent. on_pale: a figure on the pale.
    """

    accent: str
    pale: str
    ink: str
    quiet: str
    on_accent: str
    on_pale: str


LIGHT = Shades("#7a1f2b", "#f3e6e4", "#4c463e", "#b7ac9a", "#ffffff", "#1f1b16")
DARK = Shades("#f0a1a6", "#35282a", "#d3cbbf", "#6b6358", "#191715", "#ece7df")


def shades() -> Shades:
    """Return the colours that fit the page as the person sees it; those of a light page before that is known."""
    return DARK if st.context.theme.type == "dark" else LIGHT
