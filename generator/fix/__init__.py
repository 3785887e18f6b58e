"""Mends what needs no author: identities, widths of letters, the order of answers. Everything else stays as it is."""
