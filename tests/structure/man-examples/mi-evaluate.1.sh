# SPDX-License-Identifier: Apache-2.0
# An application that was taken in.
. "$source/tests/structure/man-examples/ready-to-apply.sh"
{
  mi-apply new --received 2025-09-01 apply.material.form=form.pdf apply.material.licence=licence.pdf \
    apply.material.rules=rules.pdf apply.material.it=it.pdf apply.material.forecast=forecast.pdf
  mi-apply state history.terminated_illegal none --evidence 查询记录
  mi-apply state --from answers.tsv
  mi-apply accept --date 2025-09-11
} >/dev/null
export MI_NOW=2025-12-02T09:00:00+08:00
