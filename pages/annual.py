"""One place and one year on one page."""
