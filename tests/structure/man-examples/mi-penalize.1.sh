# SPDX-License-Identifier: Apache-2.0
. "$source/tests/structure/man-examples/claims-loaded.sh"
mi-claims check --period 2026-03 -f json -q | mi-inspect raise - --by li >/dev/null
