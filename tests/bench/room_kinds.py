"""What invented rooms are like, by the kind of building they are in: names, hours, who may enter, what is in them.

Shares are guesses at what a province would register, not fitted to any figure of the bench.
"""

from __future__ import annotations

from dataclasses import dataclass

OFFICE = (
    ("Mo-Fr 08:30-12:00,13:30-17:30; PH off", 5), ("Mo-Fr 08:30-12:00,14:00-18:00; PH off", 2),
    ("Mo-Fr 08:30-17:30; PH off", 4), ("周一至周五 8:30-17:30", 3), ("Mo-Fr 09:00-17:00; PH off", 2),
    ("Mo-Fr 08:00-12:00,13:00-17:00; PH off", 1), ("Mo-Fr 09:00-12:00,13:30-17:00; PH off", 1),
    ("工作日 8:30-17:00", 1), ("", 2),
)  # fmt: skip
MALL = (
    ("每天 10:00-22:00", 4), ("每天 9:30-21:30", 4), ("每天 9:00-21:00", 3), ("Mo-Su 10:00-21:30", 2),
    ("Mo-Fr 10:00-21:30; Sa-Su 10:00-22:00", 2), ("Mo-Su 09:00-21:30", 1), ("每天 8:30-20:30", 1), ("", 1),
)  # fmt: skip
ALWAYS = (("24/7", 5), ("全天", 3), ("每天 6:00-22:00", 2), ("每天 7:30-20:00", 1), ("每天 8:00-17:30", 2), ("", 1))
TRAVEL = (("每天 5:30-22:30", 3), ("每天 6:00-22:00", 3), ("24/7", 3), ("每天 6:30-19:00", 2), ("每天 6:00-18:30", 1))
SCHOOL = (("Mo-Fr 07:30-17:30; PH off", 3), ("周一至周五 7:40-18:00", 2), ("Mo-Fr 08:00-17:00; PH off", 2), ("", 3))
SHIFTS = (
    ("24/7", 2),
    ("Mo-Sa 08:00-18:00; PH off", 3),
    ("Mo-Fr 08:00-17:00; PH off", 3),
    ("每天 20:00-8:00", 1),
    ("Mo-Sa 08:30-17:30", 2),
    ("", 2),
)
PARK = (
    ("每天 8:00-17:30", 3),
    ("每天 8:30-17:00", 3),
    ("每天 7:00-18:00", 2),
    ("Mo-Su 06:00-21:00", 1),
    ("Tu-Su 09:00-17:00", 1),
    ("", 1),
)
NEAR_HOME = (
    ("Mo-Fr 08:30-12:00,14:00-17:30; PH off", 3),
    ("Mo-Sa 08:30-17:30; PH off", 2),
    ("每天 8:30-18:00", 2),
    ("Mo-Fr 08:30-17:30; Sa 09:00-12:00; PH off", 2),
    ("每天 9:00-20:00", 1),
    ("", 2),
)
BANK = (
    ("Mo-Fr 09:00-17:00; PH off", 4),
    ("Mo-Fr 09:00-17:00; Sa-Su 09:00-16:00", 2),
    ("Mo-Su 09:00-16:30", 1),
    ("Mo-Fr 08:30-17:00; PH off", 2),
)
PUBLIC, ASKED, OWN = (8, 2, 1), (2, 6, 2), (1, 2, 9)
"""Weights of 对外开放, 登记后使用, 本单位职工."""


@dataclass(frozen=True)
class RoomKind:
    """`names` are what such buildings are called behind the name of a road or a neighbourhood; `kits` weigh the four kits."""

    type: str
    share: int
    names: tuple[str, ...]
    hours: tuple[tuple[str, int], ...]
    access: tuple[int, int, int]
    kits: tuple[int, int, int, int]


KINDS = (
    RoomKind("企业", 26, ("纺织公司", "食品公司", "电子厂", "制衣厂", "机械公司", "物流中心", "软件公司", "写字楼"), SHIFTS, OWN, (4, 4, 2, 1)),
    RoomKind("社区", 16, ("社区党群服务中心", "社区", "街道便民服务中心", "新村社区", "社区卫生室"), NEAR_HOME, PUBLIC, (6, 3, 1, 0)),
    RoomKind("机关", 12, ("政务服务中心", "市民中心", "税务局", "人社局", "总工会", "法院"), OFFICE, ASKED, (3, 5, 2, 1)),
    RoomKind("医院", 11, ("人民医院", "妇幼保健院", "中医院", "中心卫生院", "街道卫生服务中心"), ALWAYS, PUBLIC, (1, 4, 4, 2)),
    RoomKind("商场", 8, ("购物广场", "百货大楼", "生活超市", "商业街", "万和城"), MALL, PUBLIC, (1, 3, 4, 3)),
    RoomKind("事业单位", 7, ("图书馆", "文化馆", "体育中心", "供水服务厅", "不动产登记中心"), OFFICE, ASKED, (4, 4, 2, 0)),
    RoomKind("学校", 6, ("小学", "中学", "实验幼儿园", "职业学院"), SCHOOL, OWN, (6, 3, 1, 0)),
    RoomKind("银行", 4, ("农商行", "工行网点", "建行网点", "邮储网点"), BANK, PUBLIC, (7, 2, 1, 0)),
    RoomKind("园区", 3, ("产业园", "科技园", "创业园"), OFFICE, ASKED, (2, 4, 3, 1)),
    RoomKind("交通枢纽", 2, ("汽车站", "火车站", "高速服务区", "客运中心"), TRAVEL, PUBLIC, (1, 4, 4, 2)),
    RoomKind("景区公园", 2, ("公园", "湿地公园", "游客中心", "植物园"), PARK, PUBLIC, (4, 3, 2, 1)),
    RoomKind("驿站", 2, ("工会驿站", "户外劳动者驿站"), NEAR_HOME, PUBLIC, (6, 3, 1, 0)),
    RoomKind("其他", 1, ("会展中心", "酒店"), MALL, ASKED, (3, 3, 2, 1)),
)  # fmt: skip
KITS = (
    ("哺乳座椅", "遮挡帘或门锁", "电源插座", "洗手台", "桌子"),
    ("哺乳座椅", "遮挡帘或门锁", "电源插座", "洗手台", "热水", "婴儿护理台", "婴儿床", "垃圾桶", "桌子", "防滑地面", "洗手液"),
    ("哺乳座椅", "遮挡帘或门锁", "电源插座", "洗手台", "热水", "婴儿护理台", "婴儿床", "垃圾桶", "桌子", "防滑地面", "洗手液",
     "纸巾湿巾", "冰箱", "空调", "饮水机"),
    ("哺乳座椅", "遮挡帘或门锁", "电源插座", "洗手台", "热水", "婴儿护理台", "婴儿床", "垃圾桶", "桌子", "防滑地面", "洗手液",
     "纸巾湿巾", "冰箱", "空调", "饮水机", "微波炉", "消毒器", "空气净化器", "储物柜", "书刊宣传册", "无障碍通行"),
)  # fmt: skip
"""What is bought together."""
UNLIKE_KIT = (55, 20, 15, 10)
"""Weights of none, one, two, three words that differ from the kit."""
MILLIONS = (9.2, 10.1, 4.7, 3.9, 2.2, 7.1, 9.4, 8.4, 5.5, 2.9, 3.0, 11.0, 5.6, 6.0, 3.9, 8.8)
"""People of each city at the census of 2020, in the order of the codes: rooms are spread by them."""
ROADS = (
    "明湖", "历山", "舜耕", "经十", "解放", "人民", "文化", "建设", "和平", "胜利", "青年", "新华", "泉城", "东风", "黄河",
    "长江", "泰山", "沂蒙", "孔府", "运河", "海滨", "香港", "银座", "金雀山", "凤凰", "龙泉", "向阳", "育英", "迎春", "富强",
    "振兴", "工业", "朝阳", "花园", "滨河", "乐安", "兴隆", "卧龙", "南大", "北园",
)  # fmt: skip
WHERE = ("东侧", "西侧", "大厅", "服务台旁", "母婴室", "洗手间旁", "电梯口", "走廊尽头")
PLACES = ("东", "西", "南", "北", "中", "新", "老", "")
