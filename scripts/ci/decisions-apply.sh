#!/usr/bin/env bash
# Applies DECISIONS on the branch BRANCH, in the name of BY. guidewatch checks every hash again, and writes the commit.
#
# Puts out `refusal`, a sentence, when it refuses them or there is nothing to change.
set -euo pipefail

refuse() {
  # One line without letters that steer anything.
  printf 'refusal=%s\n' "$(printf '%s' "$1" | tr -s '[:space:]' ' ' | tr -d '[:cntrl:]')" >> "$GITHUB_OUTPUT"
  exit 0
}

git config user.name guidewatch
git config user.email guidewatch@localhost
before=$(git rev-parse HEAD)
code=0
guidewatch decide "$DECISIONS" --by "$BY" --commit --branch "$BRANCH" 2> why.tmp || code=$?
cat why.tmp >&2
case $code in
  0) ;;
  2) refuse "$(cat why.tmp)" ;;
  *) exit "$code" ;;
esac
after=$(git rev-parse --verify --quiet "refs/heads/$BRANCH" || true)
if [ -z "$after" ] || [ "$after" = "$before" ]; then refuse 'These decisions change no file; there is nothing to propose.'; fi
