"""answer-not-an-option, answer-as-text, answer-twice, too-few-right, option-key-twice, options-equal, missing-fix, needless-fix, blank-without-placeholder, placeholder-without-blank, accepts-equal, tiles-lack-answer, accept-fits-another, bad-number, range-reversed, value-and-range, tolerance-negative, unit-twice, wrong-is-right, order-incomplete, items-equal, left-without-partner, partner-not-in-right, partner-twice, sides-equal, part-id, part-field, case-in-case, case-without-credit, rubric-empty, rubric-point-without-words: 题型自己的规则。

答案要写选项的字母，在选项之中，不能写重；多选题至少两个正确；选项的字母和文字各不相同（全角半角算同一个字）；
判断题答案是 false 就要写 fix（改正后的句子），是 true 就不写。

填空题的空和题干里的 {{1}}、{{2}} 一一对应，每种问法里都要有；同一个空的两个答案、两个供点选的词，去掉空格标点以后不能一样；
供点选的词里要有对的。一个空的答案放在别的空里也对，多半是次序可以互换，写上 any_order；只提醒。

数值题的答案写成看得懂的数，写 value 或者 min 和 max，不能两样都写；误差不是负数；单位只写一处；
常见的错不能落在算对的范围里，不然永远用不上。

排序题的答案把每一项的字母正好写一次；两项不能一样，不然分不出先后。
匹配题左边的每一项都要在右边有一个配对，同一边的两项不能一样；两项配同一个，学员多半想不到，只提醒。

案例题的小题守它自己题型的规则；小题的编号是案例的编号加 .1、.2，可以不写；
知识点、课时、依据这些写在案例上，小题里只写题干、题型自己的字段和解析；案例里不能再放案例，至少要有一道能判分的小题。

简答题要有参考答案和评分要点，每个要点要有关键词：学员对照着自评，关键词只帮着先勾一遍；草稿可以先空着。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.question import Bank
from generator.question_types import TYPES


def check(bank: Bank) -> Iterator[Diagnostic]:
    for question in bank.questions:
        if question.content is not None:
            yield from TYPES[question.type].check(question)
