import streamlit as st

st.write("reports")
