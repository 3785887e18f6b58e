"""What web servers and search engines read: headers for hosts that take them as a file, nginx, robots.txt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from generator.derive.map_base import host_of
from generator.derive.policy import headers, policy
from generator.model.settings import Settings

FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
"""Kept, and used only after the server has said that it is still the newest."""
_IMMUTABLE = (
    *("assets/suixue/*.js", "assets/suixue/*.css", "assets/suixue/*.svg"),
    *("assets/stylesheets/*.min.css", "assets/javascripts/bundle.*"),
    *("media/*", "photos/*", "data/search/*"),
)
"""What of the theme's, the handbook's, all films and photos and the index of the search bears a hash in its name."""
_HASHED = re.compile(r"\.[0-9a-f]{8}\.[^/]+$")
_TYPES = {
    "m3u8": "application/vnd.apple.mpegurl",
    "m4s": "video/iso.segment",
    "vtt": "text/vtt",
    "webmanifest": "application/manifest+json",
}
"""What older nginx does not know; a browser that may not guess does not take it otherwise."""
HIDDEN = (
    *("contest/go/", "contest/live/", "practice/go/", "exam/go/", "observatory/"),
    *("me/backup/", "me/offline/", "me/transcript/"),
)
"""What search engines need not read: pages that are empty before somebody does something. 我的 and levels say what they are."""


_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
HOST_NAME = re.compile(rf"_|(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
"""Or the sign with which nginx takes every name."""
_PLACE = re.compile(r"""/[^"'\\$]*""")
"""A whole path that nothing in quotation marks could end or fill in: nginx knows no way to write a `$` itself."""


def is_place(path: str) -> bool:
    """Whether a path can stand in a configuration of nginx and means itself there."""
    return path.isprintable() and _PLACE.fullmatch(path) is not None


@dataclass(frozen=True)
class Server:
    """A machine with nginx: the name it answers to (`HOST_NAME`), where the site lies on it and the folder of its
    certificate (`is_place`, or no certificate).
    """

    domain: str = "_"
    site: str = "/srv/suixue/site"
    certificate: str = ""


def headers_of(settings: Settings) -> dict[str, str]:
    """What is said with every file of the site. A page's own policy may allow less."""
    images = settings.map is not None and settings.map.base != "pmtiles"
    return headers(policy(settings.films, host_of(settings.map), images, handbook=True), settings.hsts)


def folder_of(settings: Settings) -> str:
    """Where on its host the site lies: `/`, or `/gh/`."""
    return urlsplit(settings.address or "/").path


def headers_file(settings: Settings, data: Collection[str] = ()) -> str:
    """`_headers`, which Netlify, Cloudflare Pages and hosts of their kind read; `data` are the site's files of data.

    They know one star a path, take no more than a hundred rules, and where two rules say the same header they send both
    values: so no rule here fits what another does.
    """
    base = folder_of(settings)
    rules = {"*": headers_of(settings), "sw.js": {"Cache-Control": ASK_FIRST}}
    rules |= {path: {"Cache-Control": FOR_EVER} for path in (*_IMMUTABLE, *_hashed(data))}
    lines = [(f"{base}{path}", *(f"  {name}: {value}" for name, value in said.items())) for path, said in rules.items()]
    return "\n".join(line for rule in lines for line in rule) + "\n"


def _hashed(files: Collection[str]) -> Iterator[str]:
    """Patterns, each of which fits files of one folder with a hash in their names and no others: as much of a name's
    beginning as tells them apart, since a star takes folders too.
    """
    hashed = sorted(file for file in files if _HASHED.search(file))
    for folder, names in groupby(hashed, lambda file: file[: file.rfind("/") + 1]):
        own = set(names)
        others = [file for file in files if file.startswith(folder) and file not in own]
        yield from dict.fromkeys(f"{_apart(file, len(folder) + 1, others)}*" for file in sorted(own))


def _apart(file: str, least: int, others: list[str]) -> str:
    beginnings = (file[:length] for length in range(least, len(file)))
    return next((part for part in beginnings if not any(other.startswith(part) for other in others)), file)


def robots(settings: Settings) -> str:
    """Everybody may read everything that is worth reading."""
    base = folder_of(settings)
    lines = ["User-agent: *", *(f"Disallow: {base}{path}" for path in HIDDEN)]
    return "\n".join([*lines, *([f"Sitemap: {settings.address}sitemap.xml"] if settings.address else [])]) + "\n"


def nginx(settings: Settings, server: Server) -> str:
    """A whole site of nginx. One `map` says how long what is kept, since an `add_header` further in would undo the others.

    A folder without a page of its own is no secret but not there. Nobody is sent on by a whole address: behind a gateway
    or in a container nginx does not know by which one it was reached. What is kept on the way is kept as whoever asks
    can unpack it.
    """
    base = folder_of(settings)
    listen = ["listen 80;", "listen [::]:80;"]
    if server.certificate:
        listen = [
            "listen 443 ssl http2;",
            "listen [::]:443 ssl http2;",
            f'ssl_certificate "{server.certificate}/fullchain.pem";',
            f'ssl_certificate_key "{server.certificate}/privkey.pem";',
            "ssl_protocols TLSv1.2 TLSv1.3;",
        ]
    said = [f'add_header {name} "{value}" always;' for name, value in headers_of(settings).items()]
    place = [f'root "{server.site}";'] if base == "/" else _in_folder(base, server.site)
    body = [
        *listen,
        f"server_name {server.domain};",
        "charset utf-8;",
        "index index.html;",
        f"error_page 403 404 =404 {base}404.html;",
        "absolute_redirect off;",
        "server_tokens off;",
        "include /etc/nginx/mime.types;",
        "types {",
        *(f"    {kind} {end};" for end, kind in _TYPES.items()),
        "}",
        "gzip_static on;",
        "gzip_vary on;",
        "# brotli_static on;  # 装了 ngx_brotli 模块就打开",
        *place,
        "add_header Cache-Control $suixue_cache;",
        *said,
    ]
    return _NGINX.format(base=base, for_ever=FOR_EVER, ask_first=ASK_FIRST) + _secure(server) + _block(body)


_NGINX = """\
# 由 suixue nginx 写出。放进 /etc/nginx/conf.d/，再 nginx -t && nginx -s reload。
# 文件名带校验值的一直存着；别的每次问一声有没有新的。
map $uri $suixue_cache {{
    default "{ask_first}";
    "~^{base}(media|photos|data/search)/" "{for_ever}";
    "~\\.[0-9a-f]{{8}}\\.[^/]+$" "{for_ever}";
}}
"""


def _in_folder(base: str, site: str) -> list[str]:
    """Who leaves out the last stroke is sent to the folder."""
    moved = [f"location = {base[:-1]} {{", f"    return 301 {base};", "}"]
    return [*moved, f"location {base} {{", f'    alias "{site}/";', "}"]


def _secure(server: Server) -> str:
    """Who comes without encryption is sent to where there is some."""
    if not server.certificate:
        return ""
    moved = "return 301 https://$host$request_uri;"
    return _block(["listen 80;", "listen [::]:80;", f"server_name {server.domain};", moved])


def _block(lines: list[str]) -> str:
    return "server {\n" + "".join(f"    {line}\n" for line in lines) + "}\n"
