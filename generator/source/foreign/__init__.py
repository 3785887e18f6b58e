"""Files that other programs wrote, opened without trusting them: archives, XML, workbooks; what is unfit is refused by name."""
