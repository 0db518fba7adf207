#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A disk that is full, a folder or file that may not be written: exit 4, a message that says which, nothing written, and the
# case opens and verifies afterwards. A small file system of its own where one may be mounted; a limit on the size of files
# and a user without rights everywhere else.
set -u
bin=$2/bin
[ -x "$bin/mi-case" ] || exit 0
export MI_LANG=en LC_ALL=C.UTF-8 MI_NOW=2026-05-25T09:00:00+08:00 PATH=$bin:$PATH
unset MI_CASE MI_FORMAT
work=$(mktemp -d)
chmod 755 "$work"
mounted=
trap '[ -z "$mounted" ] || umount "$work/small"; rm -rf "$work"' EXIT
cd "$work" || exit 2
faults=0
fault() { echo "disk: $*"; faults=1; }

head -c 3000000 /dev/urandom >photo.jpg
mi-case new h.mi --agency 321300 --subject H1001 --by zhang -q >out 2>err || { fault "no case: $(cat err)"; exit 1; }
mi-case fork a -c h.mi -o a.mi --by li -q >out 2>err &&
  mi-inspect raise -c a.mi --title x --from 2026-05-12 --amount 1.00 --fund 1.00 --evidence photo.jpg --by li -q >out 2>err ||
  { fault "no fork: $(cat err)"; exit 1; }
# More facts than a page or two hold, in one command.
{
  printf 'code\tname\tfrom\n'
  for i in $(seq 1 600); do printf 'D%s\t科室%s\t2026-01-01\n' "$i" "$i"; done
} >departments.tsv
chmod 644 ./*

writing=(
  "mi-register import departments.tsv --by zhang"
  "mi-inspect raise --title x --from 2026-05-12 --amount 1.00 --fund 1.00 --evidence photo.jpg --by li"
  "mi-case merge a.mi --by zhang"
)
making=(
  "mi-case new NEW/n.mi --agency 1 --by zhang"
  "mi-case fork b -o NEW/b.mi --by li"
  "mi-case export -o NEW/e.mi"
)

# refused CASE NEW WORDS RUN...: each command fails as it should and leaves the case as it was.
refused() {
  local case_file=$1 new=$2 words=$3 command before status
  shift 3
  before=$(sha256sum <"$case_file")
  for command in "${writing[@]}" "${making[@]}"; do
    status=0
    # shellcheck disable=SC2086
    MI_CASE=$case_file "$@" ${command//NEW/$new} </dev/null >out 2>err || status=$?
    [ $status = 4 ] || fault "$words: $command: exit $status: $(head -2 err)"
    grep -Eq "$words" err || fault "$words: $command: $(head -2 err)"
    [ ! -s out ] || fault "$words: $command: something on standard output"
    [ "$(sha256sum <"$case_file")" = "$before" ] || fault "$words: $command: the case was changed"
    [ -z "$(find "$new" -newer photo.jpg -name '[nbe].mi*')" ] || fault "$words: $command: something is left"
  done
  mi-case verify "$case_file" -q >out 2>err || fault "$words: the case does not verify afterwards"
}

# --- a limit on the size of files stands for a disk that ends ---
limited() { (ulimit -f "$limit" && exec "$@"); }
mkdir new
limit=16
all=("${making[@]}")
making=("${all[@]:1}")  # a new case is smaller than any limit that lets the programs run
refused h.mi new 'may not grow|disk is full' limited
limit=$(($(stat -c %s h.mi) / 1024 + 8))
making=()
refused h.mi new 'may not grow|disk is full' limited
making=("${all[@]}")

# --- a file system that is full, and read-only ---
mkdir small
if mount -t tmpfs -o size=2m tmpfs small 2>mount.err; then
  mounted=1
  cp h.mi small/h.mi
  mkdir small/new
  head -c 4000000 /dev/zero >small/filler 2>/dev/null
  refused small/h.mi small/new 'disk is full' env
  rm small/filler
  mount -o remount,ro small && refused small/h.mi small/new 'read-only|not permitted|no right' env
else
  echo "no file system may be mounted here ($(head -1 mount.err)): the limit on files stood for it"
fi

# --- a user without rights: root has all ---
mkdir -m 755 locked
cp h.mi locked/h.mi
chmod 555 locked
chmod 444 locked/h.mi
if [ "$(id -u)" != 0 ]; then as_user=(env)
else as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
if "${as_user[@]}" "$bin/mi-case" info locked/h.mi -q >out 2>err; then
  refused locked/h.mi locked 'read-only|not permitted|no right|denied' "${as_user[@]}"
else
  echo "no other user may run the programs here: $(head -1 err)"
fi
chmod 755 locked

# --- results that cannot be written ---
full() { [ "$1" = 4 ] && grep -qi 'full\|no space\|left on device' err || fault "$2: exit $1: $(head -2 err)"; }
mi-case log -c h.mi -o /dev/full >out 2>err
full $? "-o /dev/full"
mi-case log -c h.mi >/dev/full 2>err
full $? "standard output is full"
exit $faults
