"""What learners are told of the credit rules, in words that follow from the rules themselves."""

from __future__ import annotations

from generator.model.credits import Act, Amount, Credits, written

EVIDENCE_TITLES = {"E0": "本机自报", "E1": "凭据可复核", "E2": "主办方登记", "E3": "监考"}
_TOLD = {
    "lesson": ("看课闯关", "看完一课并过关", "课"),
    "boss": ("章节总关", "闯过一章的总关", "章"),
    "daily": ("每日五题", "做完当天的题", "天"),
    "review": ("到期复习", "复习完一批到期的题", "批"),
    "survey": ("需求调查", "答完一份调查", "份"),
    "weekly_test": ("周五测", "周五测及格", "卷"),
    "mock_exam": ("模拟考试", "模拟考试及格", "卷"),
    "contest": ("知识竞赛", "参加一场知识竞赛", "场"),
    "class": ("夜校和面授", "上完一次夜校或面授", "次"),
    "scenario": ("场景模拟赛", "参加一场并由评委评过", "场"),
    "lecture": ("我的业务我来讲", "讲一次并被主办方采用", "讲"),
    "final": ("应知应会考试", "监考下考试合格", "次"),
}
"""An act's name, what is to be done, and what that is counted in."""
_ONCE = {"each": "每{}只记一次", "each_year": "每{}每年一次", "day": "每天一次", "year": "每年一次"}


def act_title(name: str) -> str:
    return _TOLD[name][0]


def act_words(name: str, act: Act) -> str:
    """What is to be done, what it is worth, and how often it counts."""
    _, todo, unit = _TOLD[name]
    condition = act_condition(name, act)
    worth = f"{todo}{f'（{condition}）' if condition else ''}：{_credits(act.credits)}"
    minutes = f"（{act.minutes.value} 分钟）" if act.minutes else ""
    often = _ONCE[act.once].format(unit) if act.once else ""
    cap = f"一年最多 {_credits(act.cap)}" if act.cap else ""
    return "，".join(filter(None, (worth + minutes, often, cap)))


def act_condition(name: str, act: Act) -> str:
    """The numbers that must be reached; nothing where there are none."""
    seen = f"视频看到 {act.coverage}% 以上、随堂题都答过" if act.coverage else ""
    share = "答对" if name in ("lesson", "boss") else "得分率"
    right = f"{share} {act.pass_mark}% 以上" if act.pass_mark else ""
    batch = f"至少 {act.questions} 道" if act.questions else ""
    valid = f"合格后 {act.valid} 个月内有效" if act.valid else ""
    return "，".join(filter(None, (seen, right, batch, valid)))


def year_words(rules: Credits) -> list[str]:
    """What a year asks for, and how much of it each kind of evidence can be."""
    need = rules.year
    whole = f"一年满 {_credits(need.credits)}，合 {need.hours} 学时" if need else ""
    most = rules.caps.most if rules.caps else {}
    caps = (f"{EVIDENCE_TITLES[name]}的一年最多算 {_credits(cap)}" for name, cap in most.items())
    return [*filter(None, (whole,)), *caps]


def _credits(amount: Amount | None) -> str:
    return f"{written(amount.value).removesuffix('.00')} 学分" if amount else ""
