"""What is in a release: plain files with the right modes, untouched since they were made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publish import PublishFault, publish, tree_hash
from tests.generator.publishing import PUBLISHED, child, pages, unchanged


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077, 0o777])
def test_modes_do_not_follow_the_umask(tmp_path: Path, umask: int) -> None:
    def fill(folder: Path) -> bool:
        pages("good")(folder)
        (folder / "index.html").chmod(0o4700)
        (folder / "rooms").chmod(0o2770)
        return True

    site = tmp_path / "srv" / "www" / "site"

    def build() -> bool:
        os.umask(umask)
        return publish(site, fill)

    if umask == 0o777 and os.getuid():
        pytest.skip("only root can work in folders it may not enter")
    assert child(build) == (PUBLISHED, "")
    found = [tmp_path / "srv", *(tmp_path / "srv").rglob("*"), *site.resolve().rglob("*")]
    assert {path.stat().st_mode & 0o7777 for path in found if path.is_dir()} == {0o755}
    assert {path.stat().st_mode & 0o7777 for path in found if path.is_file()} == {0o644}


def test_links_and_special_files_are_not_published(site: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    secret.chmod(0o600)
    for make in (
        lambda folder: (folder / "a").symlink_to(secret),
        lambda folder: (folder / "a").symlink_to(tmp_path),
        lambda folder: (folder / "a").symlink_to("index.html"),
        lambda folder: os.mkfifo(folder / "a"),
    ):
        with unchanged(site), pytest.raises(PublishFault, match=r"链接或特殊文件.*请"):
            publish(site, lambda folder, make=make: pages("bad")(folder) and make(folder) is None)
    assert secret.stat().st_mode & 0o777 == 0o600


def test_a_release_that_was_touched_is_not_shown_again(site: Path) -> None:
    """As plain `mkdocs build` would, which writes through the link."""
    touched = site.resolve()
    (touched / "index.html").write_text("half")
    assert publish(site, pages("good"))
    assert site.resolve() != touched
    assert tree_hash(site.resolve()) == touched.name
