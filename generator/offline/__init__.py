"""What the site needs to be installed and to work without a network: icons and a manifest, the worker, lists of files."""
