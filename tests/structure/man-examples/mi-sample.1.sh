# SPDX-License-Identifier: Apache-2.0
# A case under the model of 2014, and the slips of a month.
export MI_CASE=sample.mi MI_NOW=2015-07-01T09:00:00+08:00
{
  mi-case new sample.mi --agency 411600 --by zhang
  mi-rules use zhoukou-2014 --by zhang
} >/dev/null 2>&1
awk 'BEGIN { print "id\tamount"; for (i = 1; i <= 60; ++i) printf "slip-%02d\t%d.00\n", i, i }' >slips.tsv
