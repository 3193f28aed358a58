"""The app: `python -m streamlit run dashboard.py` serves the pages."""

import streamlit as st

app = st.App("pages/main.py")
