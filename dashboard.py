"""The app: `python -m streamlit run dashboard.py` serves the pages and the addresses for programs."""

import streamlit as st

from pages.parts.addresses import routes

app = st.App("pages/main.py", routes=routes())
