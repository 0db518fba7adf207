# SPDX-License-Identifier: Apache-2.0
cp "$DEMO/staff.tsv" .
