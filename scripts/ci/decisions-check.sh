#!/usr/bin/env bash
# Checks what was decided on the branch BRANCH. Here and not on the pull request: one that is opened by a workflow starts none.
# The tests of guidewatch itself are of Meta's flows; a copy with guides of its own has others to check.
set -euo pipefail

git switch --quiet "$BRANCH"
guidewatch lint
if [ -d flows/meta ]; then npm test; fi
