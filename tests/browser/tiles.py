"""A small server of tiles on loopback: one that wants its key, one that is slow, an archive read by ranges; and what it was asked."""

from __future__ import annotations

import io
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
GREEN = (0x6B, 0x8E, 0x4E)
SLOW_SECONDS = 5.0
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_ALL_TILES = (4**15 - 1) // 3
"""How many there are from zoom 0 to 14, in the order of an archive."""


def tile() -> bytes:
    """A picture of 256 × 256 pixels in one colour."""
    out = io.BytesIO()
    Image.new("RGB", (256, 256), GREEN).save(out, "PNG")
    return out.getvalue()


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def archive(kind: int = 2) -> bytes:
    """A PMTiles file, version 3, in which every tile of zooms 0 to 14 is the same; `kind` 2 is PNG, 1 vectors."""
    picture, metadata = tile() if kind == 2 else b"\x1a\x00", b"{}"
    # One entry: how many entries, the first tile, for how many it stands, its length, its place and one.
    root = b"".join(map(_varint, (1, 0, _ALL_TILES, len(picture), 1)))
    places = [127, len(root), 127 + len(root), len(metadata), 0, 0, 127 + len(root) + len(metadata), len(picture)]
    counts = [_ALL_TILES, 1, 1]
    plain = bytes([1, 1, 1, kind, 0, 14])  # clustered, not compressed inside nor out, its kind, its zooms
    box = b"".join(round(degrees * 1e7).to_bytes(4, "little", signed=True) for degrees in (114, 34, 123, 39))
    middle = bytes([7]) + b"".join(round(degrees * 1e7).to_bytes(4, "little", signed=True) for degrees in (118, 36))
    numbers = b"".join(number.to_bytes(8, "little") for number in [*places, *counts])
    return b"PMTiles\x03" + numbers + plain + box + middle + root + metadata + picture


@dataclass
class Tiles:
    """`address` of the server; `asked` are the paths of all requests, `origins` what they said of where they came from."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    referrers: list[str | None] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)


def _handler(tiles: Tiles) -> type[BaseHTTPRequestHandler]:
    files = {"/raster.pmtiles": archive(), "/vector.pmtiles": archive(kind=1)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append(self.path)
            tiles.referrers.append(self.headers["Referer"])
            if self.path in files:
                self._part(files[self.path])
            elif not self.path.endswith(f"tk={KEY}"):
                self._send(403, b"no key")
            else:
                if self.path.startswith("/slow/"):
                    tiles.stopped.wait(SLOW_SECONDS)
                self._send(200, tile(), {"Content-Type": "image/png"})

        def do_OPTIONS(self) -> None:
            self._send(204, b"", {"Access-Control-Allow-Headers": "range"})

        def _part(self, data: bytes) -> None:
            wanted = _RANGE.fullmatch(self.headers["Range"] or "")
            if wanted is None:
                self._send(200, data)
                return
            tiles.ranges.append(wanted[0])
            first, last = int(wanted[1]), min(int(wanted[2]), len(data) - 1)
            where = {"Content-Range": f"bytes {first}-{last}/{len(data)}", "ETag": '"one"'}
            self._send(206, data[first : last + 1], where)

        def _send(self, status: int, data: bytes, headers: dict[str, str] | None = None) -> None:
            try:
                self.send_response(status)
                always = {"Access-Control-Allow-Origin": "*", "Content-Length": str(len(data))}
                for name, value in {**always, **(headers or {})}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the browser did not wait

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@contextmanager
def tile_server() -> Iterator[Tiles]:
    tiles = Tiles()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(tiles))
    server.daemon_threads = True
    tiles.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tiles
    tiles.stopped.set()
    server.shutdown()
    server.server_close()


@contextmanager
def nobody() -> Iterator[str]:
    """An address at which no one listens, and no one else can begin to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
