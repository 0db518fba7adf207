# SPDX-License-Identifier: Apache-2.0
# The papers of an application, and what only a person can find out.
. "$source/tests/structure/man-examples/before-application.sh"
for paper in form licence rules it forecast; do echo "$paper" >$paper.pdf; done
printf '%s\n' $'fact\tvalue\tevidence' prices.followed$'\tyes\t核对记录' penalty.outstanding$'\tno\t核对记录' \
  liability.outstanding$'\tno\t核对记录' history.terminated_breach$'\tnone\t核对记录' \
  history.terminated_persons$'\tnone\t核对记录' history.evaluated_again_failed$'\tnone\t核对记录' >answers.tsv
