"""What the pages show: each page has its frame, made from the store's figures.

A frame knows codes, numbers and reasons, never words of the screen or colours.
"""
