import streamlit as st

st.write("targets")
