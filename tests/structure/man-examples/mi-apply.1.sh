# SPDX-License-Identifier: Apache-2.0
. "$source/tests/structure/man-examples/ready-to-apply.sh"
