"""Frames in, Altair charts out; no Streamlit. Each page's charts bear the page's name."""
