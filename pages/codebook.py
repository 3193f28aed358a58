import streamlit as st

st.write("codebook")
