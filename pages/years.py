import streamlit as st

st.write("years")
