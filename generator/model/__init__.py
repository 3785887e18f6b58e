"""What a site is: frozen dataclasses, read once, never changed."""
