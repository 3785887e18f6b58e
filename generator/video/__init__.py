"""Slide scripts and recordings made into small videos with posters and captions, cached by content."""
