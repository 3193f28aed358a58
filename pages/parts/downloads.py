def offer(*a, **k):
    pass
