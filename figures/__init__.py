"""What do we have? Figures at rest, corrected, and as pandas frames. Knows no Streamlit."""
