# SPDX-License-Identifier: Apache-2.0
. "$source/tests/structure/man-examples/claims-loaded.sh"
mi-register department A21 --from 2024-06-01 --name 康复医学科 >/dev/null
cp "$DEMO/reply.txt" reply.pdf
