"""Parts of a page that hold several drawings or tables together."""
