"""The site as the phone needs it: staged pages and data files, all known before anything is written."""
