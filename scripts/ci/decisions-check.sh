#!/usr/bin/env bash
# Checks what was decided on the branch BRANCH. Here and not on the pull request: one that is opened by a workflow starts none.
set -euo pipefail

git switch --quiet "$BRANCH"
guidewatch lint
npm test
