# Makes the folder $1 an environment of the first of the other arguments that is a Python new enough, and says so if none is.
set -eu
folder=$1
shift
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
if [ -x "$folder/bin/python" ]; then
  new_enough "$folder/bin/python" && exit 0
  echo "$folder 是用旧的 Python 建的，要 3.11 以上：请删去 $folder 文件夹，再来一次。" >&2
  exit 1
fi
for python in "$@"; do
  if new_enough "$python"; then exec "$python" -m venv "$folder"; fi
done
echo "没有找到 3.11 以上的 Python（找过 $*）。请装一个（Debian 12：apt-get install python3 python3-venv；macOS：brew install python@3.11），装在别处就写明：make setup PYTHON=/opt/python3.11/bin/python3" >&2
exit 1
