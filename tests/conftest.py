"""All tests: nothing is kept in the user's cache folder, as in CI."""

import os

os.environ["CI"] = "true"
