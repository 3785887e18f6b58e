"""The learning record: what a phone wrote, and what follows from it. The phone's twins are in theme/runner/record/."""
