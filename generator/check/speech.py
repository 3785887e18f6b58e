"""speech-settings: extra.suixue.speech 写明用什么程序朗读幻灯稿：engine 和 command 写一样，只写一样。

command 一行一项，先程序后参数，不经过命令行解释；里面的 {text} 换成要读的一句，{out} 换成要写的 WAV 文件。不写 {text}，文字从标准输入给它；不写 {out}，它把 WAV 写到标准输出。别的花括号多半是写错了。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.site import Site

_BRACES = re.compile(r"\{\w*\}")
_KNOWN = ("{text}", "{out}")


def check(site: Site) -> Iterator[Diagnostic]:
    speech = site.settings.speech
    if speech is None:
        return
    if bool(speech.engine) == bool(speech.command):
        message = "朗读要写明用什么程序：engine（认得的程序）和 command（任何程序）请写一样，只写一样"
        yield error(speech.location, "speech-settings", message)
    for number, part in enumerate(speech.command):
        for match in _BRACES.finditer(part):
            if match[0] not in _KNOWN or not number:
                where = "程序名里不能有" if match[0] in _KNOWN else "没有"
                message = f"{where}“{match[0]}”，请改正；参数里可以写 {{text}} 和 {{out}}"
                yield error(part.at(match.start()), "speech-settings", message)
