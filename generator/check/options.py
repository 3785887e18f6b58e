"""too-many-options, all-of-above-not-pinned, option-carries-letter, options-glued: 选项的写法。

超过四个选项在手机上要翻屏；“以上都对”被打乱到前面就不通了，要写 pin: last；选项字母由系统加，不要写进文字；
一项里若还有“B.”“C、”，多半是两个选项粘在了一起。只提醒。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, warning
from generator.model.question import Bank

_ALL = re.compile(r"(?:以上|上述)(?:都|全|均|皆)")
_LETTER = re.compile(r"[（(]?[A-Ha-hＡ-Ｈ][）)]?\s*[.、．:：]|[（(][A-HＡ-Ｈ][）)]")
_NEXT = re.compile(r"[\s；;，,。]([B-HＢ-Ｈ])[.、．](?![\dA-Za-z])")


def check(bank: Bank) -> Iterator[Diagnostic]:
    for question in bank.pieces:
        options = [option for option in getattr(question.content, "options", ()) if option]
        if len(options) > 4:
            yield warning(
                options[4].text.location, "too-many-options", f"有 {len(options)} 个选项，手机上要翻屏，请减到 4 个以内"
            )
        for option in options:
            if _ALL.match(option.text) and not option.pin:
                yield warning(
                    option.text.location,
                    "all-of-above-not-pinned",
                    f"“{option.text}”会被打乱，请加 pin: last 固定在最后",
                )
            if _LETTER.match(option.text):
                yield warning(option.text.location, "option-carries-letter", "选项文字里带了字母序号，请删去序号")
            elif glued := _NEXT.search(option.text):
                message = f"这里像是粘着下一个选项，请从“{glued[1]}”起另起一项"
                yield warning(option.text.at(glued.start(1)), "options-glued", message)
