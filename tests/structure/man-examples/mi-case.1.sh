# SPDX-License-Identifier: Apache-2.0
# The page begins with a new case.
unset MI_CASE
