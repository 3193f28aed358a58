"""The app in a real browser, as readers use it."""
