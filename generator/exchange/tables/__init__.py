"""Questions in tables: Excel workbooks, CSV and TSV files, JSON records; a question a row, its columns found by their headers.

grid.py says what a table is; workbook.py, separated.py and records.py make one of bytes; headers.py knows what a header
means; rows.py makes questions of rows; columns.py and excel.py write.
"""

from collections.abc import Sequence

from generator.exchange.base import Format, Item, Written
from generator.exchange.tables.records import read as read_json
from generator.exchange.tables.records import suits as suits_json
from generator.exchange.tables.records import write as write_json
from generator.exchange.tables.separated import read as read_csv
from generator.exchange.tables.separated import suits as suits_csv
from generator.exchange.tables.separated import write as write_csv
from generator.exchange.tables.workbook import read as read_excel
from generator.exchange.tables.workbook import suits as suits_excel


def write_excel(items: Sequence[Item]) -> Written:
    """openpyxl is loaded when it is needed: it takes as long to load as a small import."""
    from generator.exchange.tables.excel import write

    return write(items)


EXCEL = Format("excel", "Excel 工作簿（.xlsx）", ".xlsx", suits_excel, read_excel, write_excel)
CSV = Format("csv", "CSV 表格", ".csv", suits_csv, read_csv, write_csv)
JSON = Format("json", "JSON 记录（每题一条）", ".jsonl", suits_json, read_json, write_json)
