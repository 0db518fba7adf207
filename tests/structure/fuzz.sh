#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The parsers of outside data take their fuzzers' seeds, and mutations of them, always the same ones: an answer or a
# refusal, never a crash. Under the sanitizers this sees what a fuzzer would see first.
set -eu
replay=$2/bin/fuzz-replay
[ -x "$replay" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1/tests/fuzz/seeds.sh" "$work/seeds"
cd "$work"
"$replay" seeds "${FUZZ_MUTATIONS:-250}"
