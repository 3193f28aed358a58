"""What a page says in words: titles, keys, findings, sources, tables. Each page's module bears its name."""
