#!/usr/bin/env bash
# Forgets what the state was more than some days ago (60, or the number given): nobody goes back that far, and what was once
# sealed for somebody, or named a recipient of alerts, is not to lie there for ever. What the state is stays as it is.
set -euo pipefail

branch=guidewatch-state
cd state
git fetch --quiet --unshallow origin "$branch" 2> /dev/null || git fetch --quiet origin "$branch"
tip=$(git rev-parse FETCH_HEAD)
oldest=$(git rev-list --first-parent --max-count 1 --before="${1:-60} days ago" "$tip")
if [ -z "$oldest" ] || ! git rev-parse --quiet --verify "$oldest^" > /dev/null; then exit 0; fi

# The same commit, by the same people at the same time, after another one, or after none.
anew() {
  local GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE
  { read -r GIT_AUTHOR_NAME && read -r GIT_AUTHOR_EMAIL && read -r GIT_AUTHOR_DATE &&
    read -r GIT_COMMITTER_NAME && read -r GIT_COMMITTER_EMAIL && read -r GIT_COMMITTER_DATE; } \
    < <(git show --no-patch --format='%an%n%ae%n%aD%n%cn%n%ce%n%cD' "$1")
  export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE
  git show --no-patch --format=%B "$1" | git commit-tree "$1^{tree}" ${2:+-p "$2"} -F -
}

last=''
for commit in $oldest $(git rev-list --first-parent --reverse "$oldest..$tip"); do last=$(anew "$commit" "$last"); done
# Somebody may have kept something meanwhile: then it is done the next night.
if git push --quiet --force-with-lease="$branch:$tip" origin "$last:refs/heads/$branch"; then
  git update-ref refs/worktree/began "$last"
  git reset --quiet --soft "$last"
else
  echo 'What the state was long ago could not be forgotten this time. Does a rule protect the branch guidewatch-state from being rewritten?' >&2
fi
