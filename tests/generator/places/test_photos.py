"""Photos of places: believed only when looked at, published small and without what cameras write into them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageCms

from generator.diagnostics import Findings
from generator.kept import Kept
from generator.model.photo import LARGE, SMALL, Photo
from generator.photos import MOST_BYTES, make_photos, proof_photos, small_enough
from generator.read.places_pictures import MOST_BYTES as MOST_SENT
from tests.generator.places.conftest import GOOD, Checked
from tests.generator.places.pictures import drawn, frames, noise, saved, with_location

Check = Callable[..., Checked]
HEADER = [*GOOD, "照片"]


@dataclass
class Project:
    root: Path
    check_files: Check

    def check(self, cells: str | list[str], **photos: bytes) -> Checked:
        """One room a cell, with these files in the layer's folder of photos; `a_jpg` is a.jpg."""
        folder = self.root / "content/places/mama-rooms/photos"
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in photos.items():
            (folder / name.replace("_", ".")).write_bytes(data)
        rows = [
            {
                **GOOD,
                "编号": f"370102-{number:04}",
                "名称": f"示例·第{number}小屋",
                "楼层房间": f"{number}楼",
                "经度": f"117.{90 + 3 * number:03}0",
                "照片": f'"{cell}"',
            }
            for number, cell in enumerate([cells] if isinstance(cells, str) else cells, 1)
        ]
        lines = [HEADER, *([row[column] for column in HEADER] for row in rows)]
        return self.check_files({"rooms.csv": "\n".join(",".join(cells) for cells in lines).encode() + b"\n"})

    def site(self, checked: Checked) -> Any:
        return SimpleNamespace(root=self.root, layers=checked.layers)

    def made(self, checked: Checked, findings: Findings | None = None) -> dict[str, Path]:
        return make_photos(self.site(checked), self.root / ".cache/photos", findings or Findings())


@pytest.fixture
def project(tmp_path: Path, check_files: Check) -> Project:
    return Project(tmp_path, check_files)


def photos_of(checked: Checked) -> tuple[str, ...]:
    (layer,) = checked.layers
    return layer.places[0].photos


def points(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes())).convert("RGB")


def is_red(colour: Any) -> bool:
    return colour[0] > 150 and colour[2] < 100


@pytest.mark.parametrize(
    ("cell", "photos", "slug", "said"),
    [
        ("b.jpg", {}, "place-photo-missing", "里没有“b.jpg”，是否想写“a.jpg”"),
        ("A.jpg", {}, "place-photo-missing", "“A.jpg”"),
        ("../layer.yml", {}, "place-photo-name", "只写它的文件名"),
        ("photos/a.jpg", {}, "place-photo-name", "photos/a.jpg"),
        ("photos\\a.jpg", {}, "place-photo-name", "只写它的文件名"),
        ("..", {}, "place-photo-name", "只写它的文件名"),
        ("b.jpg", {"b_jpg": b"not a picture"}, "place-photo-unreadable", "不是图片"),
        ("b.jpg", {"b_jpg": b""}, "place-photo-unreadable", "不是图片"),
        ("b.svg", {"b_svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, "place-photo-unreadable", "不是图片"),
        ("b.heic", {"b_heic": b"\0\0\0\x18ftypheic\0\0\0\0"}, "place-photo-unreadable", "请导出成 JPEG"),
        ("b.png", {"b_png": saved(Image.new("1", (10_000, 6_001)), "PNG")}, "place-photo-points", "6000 万"),
        ("b.gif", {"b_gif": frames("GIF")}, "place-photo-moves", "会动"),
        ("b.webp", {"b_webp": frames("WEBP")}, "place-photo-moves", "会动"),
        ("b.png", {"b_png": frames("PNG")}, "place-photo-moves", "会动"),
        ("b.jpg", {"b_jpg": saved(drawn(319, 2000))}, "place-photo-small", "319×2000"),
        ("b.jpg", {"b_jpg": saved(drawn()) + bytes(MOST_SENT)}, "place-photo-bytes", "20 MB"),
        ("a.jpg、a.png、a.webp、a2.jpg", {}, "place-photo-count", "请删去 1 张"),
    ],
)  # fmt: skip
def test_a_photo_that_cannot_be_published_is_told_at_its_cell(
    project: Project, cell: str, photos: dict[str, bytes], slug: str, said: str
) -> None:
    there = {"a_jpg": saved(drawn()), "a_png": saved(drawn(), "PNG"), "a_webp": saved(drawn(), "WEBP")}
    checked = project.check([cell, "a.jpg、a.png、a.webp", "a2.jpg"], **there, a2_jpg=saved(drawn(900)), **photos)
    (found,) = checked.findings
    assert (found.slug, found.severity, found.location.line) == (slug, "error", 2)
    assert found.location.column == checked_column(checked, project)
    assert said in found.message
    if slug != "place-photo-count":
        assert photos_of(checked) == ()


def checked_column(checked: Checked, project: Project) -> int:
    line = (project.root / "content/places/mama-rooms/rooms.csv").read_text(encoding="utf-8").split("\n")[1]
    return line.index('"') + 1


@pytest.mark.parametrize(
    "data",
    [
        saved(drawn(320, 320)),
        saved(drawn(), "PNG"),
        saved(drawn(), "WEBP"),
        saved(drawn().convert("P"), "GIF"),
        saved(drawn(), "MPO", save_all=True, append_images=[drawn()]),
        saved(drawn().convert("CMYK")),
        saved(drawn(mode="RGBA"), "PNG"),
    ],
    ids=["least", "png", "webp", "still gif", "two pictures in a jpeg", "cmyk", "transparent"],
)  # fmt: skip
def test_a_picture_is_known_by_its_content_and_not_by_its_name(project: Project, data: bytes) -> None:
    checked = project.check("示例 图片..jpg", **{"示例 图片__jpg": data})
    assert checked.findings == []
    files = project.made(checked)
    assert [Path(path).suffix for path in files] == [".webp", ".webp"]
    assert is_red(points(files[photos_of(checked)[0]]).getpixel((5, 5)))


def test_an_enormous_picture_is_refused_before_it_is_unpacked(project: Project, monkeypatch: Any) -> None:
    bomb = saved(Image.new("1", (30_000, 30_000)), "PNG")
    assert len(bomb) < 200_000
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _: pytest.fail("unpacked"))
    checked = project.check("bomb.png", bomb_png=bomb)
    assert checked.slugs == ["place-photo-points"]


def test_a_name_written_twice_is_one_photo(project: Project) -> None:
    checked = project.check(
        "a.jpg、a.jpg；b.jpg， c.jpg", **{f"{name}_jpg": saved(drawn(700 + ord(name))) for name in "abc"}
    )
    assert checked.findings == []
    assert len(photos_of(checked)) == 3


def test_a_picture_that_nobody_names_is_told(project: Project) -> None:
    checked = project.check("a.jpg", a_jpg=saved(drawn()), b_jpg=saved(drawn()))
    (found,) = checked.findings
    assert (found.slug, found.severity) == ("place-photo-unused", "warning")
    assert found.location.file == "content/places/mama-rooms/photos/b.jpg"


def test_a_photo_cut_short_is_found_by_a_check_and_by_a_build(project: Project) -> None:
    whole = saved(noise(900, 700), quality=90)
    checked = project.check(["a.jpg", "b.jpg"], a_jpg=whole, b_jpg=whole[: len(whole) // 2])
    assert checked.findings == []
    cache = project.root / ".cache/photos"
    by_check, by_build = Findings(), Findings()
    proof_photos(project.site(checked), cache, Kept(), by_check)
    make_photos(project.site(checked), cache, by_build)
    for findings in (by_check, by_build):
        (found,) = findings
        assert (found.slug, found.severity, found.location.line) == ("place-photo-damaged", "error", 3)
        assert "b.jpg" in found.message


def test_nothing_of_what_a_camera_writes_is_published(project: Project) -> None:
    data = with_location(drawn())
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    checked = project.check("a.jpg", a_jpg=data)
    for path in project.made(checked).values():
        published = path.read_bytes()
        chunks = published[12:16]
        assert chunks == b"VP8 "  # a file with anything beside the picture begins with VP8X
        assert "示例手机".encode() not in published
        assert not Image.open(io.BytesIO(published)).getexif()


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_nor_of_other_forms(project: Project, form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "示例手机"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    checked = project.check("a.jpg", a_jpg=saved(drawn(), form, exif=exif, icc_profile=profile))
    for path in project.made(checked).values():
        assert path.read_bytes()[12:16] == b"VP8 "


@pytest.mark.parametrize(
    ("held", "red_at"), [(1, "left"), (2, "right"), (3, "right"), (6, "top"), (8, "bottom")]
)  # fmt: skip
def test_a_picture_stands_upright(project: Project, held: int, red_at: str) -> None:
    checked = project.check("a.jpg", a_jpg=with_location(drawn(1000, 500), held))
    picture = points(project.made(checked)[photos_of(checked)[0]])
    assert max(picture.size) == SMALL
    assert (picture.height > picture.width) == (held in (6, 8))
    middle = (picture.width // 2, picture.height // 2)
    where = {"left": (5, middle[1]), "right": (picture.width - 5, middle[1]), "top": (middle[0], 5)}
    where["bottom"] = (middle[0], picture.height - 5)
    assert [side for side, at in where.items() if is_red(picture.getpixel(at))].count(red_at) == 1
    assert not is_red(
        picture.getpixel(where[{"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[red_at]])
    )


def test_a_photo_is_made_in_two_sizes_none_larger_than_it_is(project: Project) -> None:
    checked = project.check(["a.jpg、b.jpg"], a_jpg=saved(drawn(3000, 2000)), b_jpg=saved(drawn(600, 400)))
    files = project.made(checked)
    large, small = photos_of(checked)
    assert isinstance(large, Photo) and isinstance(small, Photo)
    sizes = {path: points(file).size for path, file in files.items()}
    assert sizes == {large.large: (1280, 853), large: (320, 213), small.large: (600, 400), small: (320, 213)}
    assert all(path.startswith("photos/mama-rooms/") for path in files)
    assert large.endswith("-320.webp") and large.large.endswith("-1280.webp")


def test_the_worst_picture_fits(project: Project) -> None:
    picture = noise(LARGE, LARGE)
    assert len(saved(picture, "WEBP", quality=82)) > MOST_BYTES
    made = small_enough(picture, LARGE)
    assert 0 < len(made) <= MOST_BYTES
    assert max(Image.open(io.BytesIO(made)).size) >= 640


def test_transparent_points_are_white(project: Project) -> None:
    checked = project.check("a.png", a_png=saved(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "PNG"))
    assert points(project.made(checked)[photos_of(checked)[0]]).getpixel((9, 9)) == (255, 255, 255)


def test_a_second_build_makes_nothing(project: Project, monkeypatch: Any) -> None:
    checked = project.check("a.jpg、b.jpg", a_jpg=saved(drawn()), b_jpg=saved(drawn(900)))
    first = {path: file.stat().st_ino for path, file in project.made(checked).items()}
    monkeypatch.setattr("generator.photos.opened", lambda _: pytest.fail("opened again"))
    findings = Findings()
    assert {path: file.stat().st_ino for path, file in project.made(checked, findings).items()} == first
    proof_photos(project.site(checked), project.root / ".cache/photos", Kept(), findings)
    assert len(first) == 4 and not findings.items


def test_a_check_unpacks_a_picture_once_and_writes_nothing_in_the_project(project: Project, monkeypatch: Any) -> None:
    whole = saved(noise(900, 700), quality=90)
    checked = project.check(["a.jpg", "b.jpg"], a_jpg=whole, b_jpg=whole[: len(whole) // 2])
    folder = project.root.with_name(f"{project.root.name}-kept")
    folder.mkdir()
    cache, before = project.root / ".cache/photos", sorted(project.root.rglob("*"))
    found = []
    for _ in range(2):
        findings = Findings()
        proof_photos(project.site(checked), cache, Kept(folder), findings)
        found.append([item.slug for item in findings])
        monkeypatch.setattr("generator.photos.opened", lambda _: pytest.fail("opened again"))
    assert found == [["place-photo-damaged"]] * 2
    assert sorted(project.root.rglob("*")) == before


def test_a_changed_picture_gets_another_address(project: Project) -> None:
    first = photos_of(project.check("a.jpg", a_jpg=saved(drawn())))
    assert photos_of(project.check("a.jpg", a_jpg=saved(drawn(900)))) != first


def test_only_photos_of_places_that_are_shown_are_made(project: Project) -> None:
    checked = project.check("a.jpg", a_jpg=saved(drawn()))
    (layer,) = checked.layers
    hidden = replace(layer, places=tuple(_revoked(place) for place in layer.places))
    site: Any = SimpleNamespace(root=project.root, layers=(hidden,))
    assert make_photos(site, project.root / ".cache/photos", Findings()) == {}
    assert len(project.made(checked)) == 2


def _revoked(place: Any) -> Any:
    return place._replace(status="撤销")


def test_progress_is_told(project: Project) -> None:
    checked = project.check("a.jpg、b.jpg", a_jpg=saved(drawn()), b_jpg=saved(drawn(900)))
    told: list[tuple[int, int, str]] = []
    make_photos(project.site(checked), project.root / ".cache", Findings(), lambda *at: told.append(at))
    assert told == [(0, 2, "照片"), (1, 2, "照片"), (2, 2, "照片")]
