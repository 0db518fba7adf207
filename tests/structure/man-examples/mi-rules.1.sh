# SPDX-License-Identifier: Apache-2.0
# An office's pack of two years, one figure apart, and a case to use it; the pack is that of mi-rules(5).
awk '/^\.Sh/ { on = /EXAMPLES/ } on && /^\.Bd/ { inside = 1; next } /^\.Ed/ { inside = 0 } on && inside' "$source/man/mi-rules.5" |
  sed 's/\\e/\\/g; s/\\-/-/g; s/\\&//g' >city-2026.toml
sed 's|2026-|2025-|; s|95 %|90 %|' city-2026.toml >city-2025.toml
mi-case new h1001.mi --agency 999900 --subject H99900100001 -q >/dev/null
