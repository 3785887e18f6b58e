"""What MDN HTTP Observatory says of the example site behind TLS, with the headers that a host takes from `_headers` and no others."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatch
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.derive.hosting import headers_file
from generator.model.settings import Settings
from generator.pipeline import Project, check
from tests.bench.lighthouse import NPM, Host, install
from tests.bench.measure import Table
from tests.browser.published import ROOT, published

LEAST = 125
"""Of 135 or so: 100, and what is given besides to those who lose nothing."""
_HELLO = b"\x16"
"""The first byte of whoever wants to speak TLS."""
Rules = dict[str, list[tuple[str, str]]]


def measure_observatory(folder: Path, table: Table) -> None:
    """The score with `hsts: true`, as the handbook advises who has a certificate, and without."""
    install()
    folder.mkdir()
    site, _ = check(Project(ROOT))
    assert site is not None
    certificate = _certificate(folder)
    for hsts, what in ((True, "with hsts: true"), (False, "without hsts")):
        seen = _scanned(replace(site.settings, hsts=hsts), certificate)
        table.add(f"Observatory, {what}: score", seen["score"], "")
        for test, given in seen["parts"].items():
            table.add(f"  {test}", given, "")
        if hsts:
            table.add(f"Observatory, {what}: {LEAST} less the score", LEAST - seen["score"], "", 0)


def _certificate(folder: Path) -> Path:
    """A certificate for `localhost` and its key in one file, both of this run alone."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    certificate.write_bytes(certificate.read_bytes() + key.read_bytes())
    return certificate


def _scanned(settings: Settings, certificate: Path) -> dict[str, Any]:
    with _hosted(published(ROOT), _rules(headers_file(settings)), certificate) as host:
        said = subprocess.run(
            ["node", "observatory.js", host],
            cwd=NPM,
            env=os.environ | {"NODE_EXTRA_CA_CERTS": str(certificate)},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    seen: dict[str, Any] = json.loads(said)
    return seen


def _rules(file: str) -> Rules:
    """Pattern of paths → headers, as hosts read `_headers`."""
    rules: Rules = {}
    for line in file.splitlines():
        if line.startswith("/"):
            rules[line] = []
        else:
            name, _, value = line.strip().partition(": ")
            rules[next(reversed(rules))].append((name, value))
    return rules


class _StrictHost(Host):
    """Says with every file what the rules say; who comes without encryption is sent to where there is some."""

    def __init__(self, *given: Any, rules: Rules, **named: Any) -> None:
        self.rules = rules
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        if isinstance(self.connection, ssl.SSLSocket):
            super().do_GET()
            return
        self.send_response(301)
        self.send_header("Location", f"https://{self.headers['Host']}{self.path}")
        self.send_header("Content-Length", "0")
        super().end_headers()

    def end_headers(self) -> None:
        path = urlsplit(self.path).path
        for pattern, said in self.rules.items():
            if fnmatch(path, pattern):
                for name, value in said:
                    self.send_header(name, value)
        super().end_headers()


class _BothServer(ThreadingHTTPServer):
    """Speaks with and without TLS at one port, since the scanner takes one name for both."""

    context: ssl.SSLContext

    def finish_request(self, request: Any, client_address: Any) -> None:
        if request.recv(1, socket.MSG_PEEK) == _HELLO:
            request = self.context.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)


@contextmanager
def _hosted(site: Path, rules: Rules, certificate: Path) -> Iterator[str]:
    server = _BothServer(("127.0.0.1", 0), partial(_StrictHost, rules=rules, directory=str(site)))
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(certificate)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
