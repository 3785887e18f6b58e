"""Small films made by ffmpeg where a test wants them; none lies in the repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg  # type: ignore[import-untyped]

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-threads", "1")


def film(path: Path, *arguments: str) -> Path:
    """The file that ffmpeg makes by these arguments."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-y", "-loglevel", "error", *arguments, str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path


def picture(size: str, rate: int | str, seconds: float) -> tuple[str, ...]:
    """The input of a test picture that moves."""
    return ("-f", "lavfi", "-i", f"testsrc=size={size}:rate={rate}:duration={seconds}")


def sound(seconds: float, volume: str = "1") -> tuple[str, ...]:
    """The input of a tone."""
    return ("-f", "lavfi", "-i", f"sine=duration={seconds},volume={volume}")
