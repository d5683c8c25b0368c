#!/usr/bin/env bash
# Commits the state under the message given, and pushes it; what somebody else kept meanwhile stays.
set -euo pipefail

cd state
printf 'runs/\nsessions/\n*.lock\n*.tmp\n' > .gitignore
git config user.name guidewatch
git config user.email guidewatch@localhost
git add -A
git commit -qm "$1" || exit 0
for attempt in 1 2 3 4 5; do
  git push origin guidewatch-state && exit 0
  git fetch origin guidewatch-state && git rebase -X theirs FETCH_HEAD
done
exit 1
