"""What pages may fetch, run and be part of: the one place from which templates and the files for web servers take it."""

from __future__ import annotations

HANDBOOK_SCRIPTS = (
    "'sha256-exqRXrW/0laiImCrTE8a70vxyyY10FJVIppytLf/dbY='",
    "'sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4='",
    "'sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8='",
)
"""The few lines of script that the handbook's theme writes into its pages, by their hashes; nothing else runs there."""
_YEAR = 365 * 86400


def policy(films: str = "", ground: str = "", images: bool = False, handbook: bool = False) -> str:
    """A Content-Security-Policy. `films` is where films lie besides the site, `ground` the host of what lies under a map:
    `images`, or an archive that is read by ranges.
    """
    scripts = HANDBOOK_SCRIPTS if handbook else ()
    films = f"{films}/" if films else ""
    sources = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *scripts),
        "style-src": ("'self'",),
        "img-src": ("'self'", "data:", "blob:", ground if images else ""),
        "media-src": ("'self'", "blob:", films),
        "connect-src": ("'self'", films, "" if images else ground),
        "manifest-src": ("'self'",),
        "worker-src": ("'self'",),
        "font-src": ("'none'",),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
    return "; ".join(" ".join(filter(None, (name, *allowed))) for name, allowed in sources.items())


def headers(allowed: str, hsts: bool) -> dict[str, str]:
    """What a web server says with every file; `allowed` is the policy that suits every page of the site."""
    said = {
        "Content-Security-Policy": f"{allowed}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return said | ({"Strict-Transport-Security": f"max-age={_YEAR}"} if hsts else {})
