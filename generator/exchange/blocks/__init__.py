"""Questions as plain text, one after the other: 题干, options, 【答案】【解析】 or 答案： 解析：."""

from generator.exchange.base import Format
from generator.exchange.blocks.read import read, suits
from generator.exchange.blocks.write import write

FORMAT = Format("text", "文本（题干、选项、答案、解析）", ".txt", suits, read, write)
