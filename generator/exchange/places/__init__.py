"""Tables of places: checked before they are taken in, filled in from a template, given away, compared."""
