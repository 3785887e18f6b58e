"""What an author meant who wrote it as elsewhere: our words for other people's, so that a finding can say what to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from datetime import date

_WORDS = {
    "single_choice": "单选 单选题 单项选择 单项选择题 single", "multiple_choice": "多选 多选题 多项选择 多项选择题 不定项选择题 multiple multi",
    "true_false": "判断 判断题 是非题 truefalse judge", "fill_blank": "填空 填空题 fill blank", "numeric": "数值 数值题 计算题 number",
    "ordering": "排序 排序题 order", "matching": "匹配 匹配题 连线题 配对题 match", "case": "案例 案例题 材料题 案例分析题",
    "short_answer": "简答 简答题 问答题 论述题 essay",
    "draft": "草稿 草拟", "review": "待审 审核 审核中 待审核", "live": "上线 已上线 启用 发布 已发布 正式 published",
    "retired": "停用 下线 已停用 废止 作废", "practice": "练习 练习题", "exam": "考试 考试题", "sealed": "密封 密封题 保密",
    "must": "必学 必会 应知应会", "should": "应该知道 应知", "extra": "拓展 选学", "image": "图片 图 picture", "audio": "音频 录音 声音 sound",
    "half": "一半 半分", "all": "全对", "prop": "比例 按比例", "last": "最后 末尾",
    "explanation": "解析 答案解析 试题解析 解释 说明 analysis", "stem": "题干 题目 题面 问题 question", "stems": "其他问法",
    "options": "选项 备选项 choices", "answer": "答案 正确答案 标准答案 参考答案 answers", "id": "编号 题号 序号", "type": "题型 类型 kind",
    "status": "状态", "topics": "知识点 考点 标签 topic tags", "lessons": "课时 lesson", "difficulty": "难度 难易度 level",
    "citations": "依据 政策依据 法律依据 出处 citation", "source": "来源 法律", "article": "条 条款 条号", "hints": "提示 hint",
    "author": "出题人 作者", "checker": "复核人 审核人 校对", "notes": "备注 note remark", "rev": "修订号 版本", "fix": "改正 改正句 更正",
    "feedback": "反馈 选项解析", "text": "文字 内容 选项内容", "key": "字母", "points": "分值 分数 score", "time": "时间 用时 时限",
    "pool": "题池", "tier": "层次", "roles": "岗位 角色", "region": "地区 适用地区", "valid": "有效期", "media": "图片 图 配图",
    "owner": "负责部门 部门", "reviewed": "复核日期", "title": "标题 名称", "goal": "目标", "material": "材料 案例材料", "parts": "小题",
    "items": "项 排序项", "blanks": "空", "accept": "算对的写法", "model_answer": "参考答案", "rubric": "评分要点",
}  # fmt: skip
_OURS = {(theirs, ours) for ours, words in _WORDS.items() for theirs in words.split()}
_TRUE = frozenset(("√", "✓", "✔", "对", "正确", "是", "T", "TRUE", "Y", "YES", "V", "R", "RIGHT"))
_FALSE = frozenset(("×", "✗", "✘", "X", "错", "错误", "否", "不对", "不正确", "F", "FALSE", "N", "NO", "W", "WRONG"))
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"(-?[0-9]{1,9})\s*(?:%|分钟?|秒钟?|小时|道题?|题|次|个|名|级)")
_MONTHS = re.compile(r"([1-9]\d{0,2})\s*(?:个?月|m|months?)?", re.I)
_YEARS = re.compile(r"([1-9一两二三])\s*年")
_YEAR_WORDS = {"一": 1, "两": 2, "二": 2, "三": 3}
_LETTERS = re.compile(r"[A-Ha-h](?:[\s、,;/|.和及与]*[A-Ha-h]){0,7}")
_BETWEEN = re.compile(r"[\s、，,；;]+")
_BRACKETS = "[]［］【】()（）{}「」 "
_ARTICLE = re.compile(r"第?([一二三四五六七八九十百零]+|[1-9]\d{0,2})条?(?:之([一二三四五六七八九十]+|[1-9]))?")
_DIGITS = "零一二三四五六七八九"


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def word_meant(text: str, ours: Container[str]) -> str:
    """The word of `ours` that `text` is called elsewhere, or nothing."""
    plain = _narrow(text).lower()
    found = (word for theirs, word in _OURS if theirs == plain and word in ours)
    return plain if plain in ours else min(found, default="")


def truth_meant(text: str) -> bool | None:
    """√ × 对 错 T F 正确 错误 → the truth of a statement; None of anything else."""
    plain = _narrow(text).strip(" 。.").upper()
    return True if plain in _TRUE else False if plain in _FALSE else None


def whole_meant(text: str) -> str:
    """60%, 45 分钟, 3次 → the number; nothing of what is none, or more than one."""
    match = _NUMBER.fullmatch(_narrow(text).strip())
    return match.group(1) if match else ""


def day_meant(text: str) -> str:
    """2026/11/1, 2026年11月1日, 20261101 → 2026-11-01; nothing of what is no day."""
    match = _DAY.fullmatch(_narrow(text))
    if not match:
        return ""
    year, month, day = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def months_meant(text: str) -> str:
    """12个月, 12, 一年 → 12m; nothing of what is no span."""
    plain = _narrow(text)
    if match := _MONTHS.fullmatch(plain):
        return f"{match[1]}m"
    years = _YEARS.fullmatch(plain)
    if years:
        return f"{12 * (_YEAR_WORDS.get(years[1]) or int(years[1]))}m"
    return "6m" if plain == "半年" else ""


def list_meant(text: str) -> str:
    """How a list is written whose author wrote it in one: `A、C`, `AC` or `【a,c】` is [a, c]."""
    plain = _narrow(text).strip(_BRACKETS)
    if _LETTERS.fullmatch(plain):
        return f"[{', '.join(letters_meant(text))}]"
    return f"[{', '.join(item for item in _BETWEEN.split(text.strip(_BRACKETS)) if item)}]"


def letters_meant(text: str) -> list[str]:
    """The letters that an author wrote in one, in lower case; none of what is anything else."""
    plain = _narrow(text).strip(_BRACKETS).lower()
    return re.findall("[a-h]", plain) if _LETTERS.fullmatch(plain) else []


def article_meant(text: str) -> str:
    """11, 第十一条, 第11条之一 → 十一, 十一, 十一之一; nothing of what is no article."""
    match = _ARTICLE.fullmatch(_narrow(text))
    return "之".join(_numeral(part) for part in match.groups() if part) if match else ""


def _numeral(number: str) -> str:
    """A number below a thousand in hanzi, as articles are counted: 11 is 十一, 101 一百零一."""
    if not number.isdecimal():
        return number
    hundreds, tens, ones = int(number) // 100, int(number) // 10 % 10, int(number) % 10
    ten = f"{_DIGITS[tens] if tens > 1 or hundreds else ''}十" if tens else "零" if hundreds and ones else ""
    return f"{f'{_DIGITS[hundreds]}百' if hundreds else ''}{ten}{_DIGITS[ones] if ones else ''}"
