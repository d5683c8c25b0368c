#!/usr/bin/env bash
# Puts the state into state/, as a work tree of the branch guidewatch-state; of a branch that begins now, if there is none yet.
# On a laptop it brings the state of CI there: sign in, or look at incidents, then call state-keep.sh. Called again, it brings
# the newest; what was changed here and not kept yet is never thrown away.
set -euo pipefail

branch=guidewatch-state

# What tonight is compared with, should somebody else keep something meanwhile.
begin() { git -C state update-ref refs/worktree/began HEAD; }
refuse() {
  echo "$1 Nothing was changed." >&2
  exit 2
}

there=false
if [ -e state/.git ]; then
  there=true
  [ "$(git -C state branch --show-current)" = "$branch" ] || refuse 'state/ is a work tree of another branch: move it away.'
  at=$(git -C state rev-parse --quiet --verify HEAD || true)
  began=$(git -C state rev-parse --quiet --verify refs/worktree/began || true)
  if [ "$at" != "$began" ] || [ -n "$(git -C state status --porcelain)" ]; then
    refuse 'state/ holds what is not kept yet: call scripts/ci/state-keep.sh first.'
  fi
elif [ -e state ] && [ -n "$(ls -A state)" ]; then
  refuse 'state/ holds something that is not of the branch: move it away.'
fi

code=0
git ls-remote --exit-code --heads origin "$branch" > /dev/null || code=$?
git worktree prune
case $code in
  0)
    git fetch --quiet --depth 1 origin "$branch"
    newest=$(git rev-parse FETCH_HEAD)
    if $there; then git -C state reset --quiet --hard "$newest"; else git worktree add --quiet -B "$branch" state "$newest"; fi
    begin
    ;;
  2) # There is no such branch yet.
    if ! $there; then
      git worktree add --quiet --detach --no-checkout state
      git -C state switch --quiet --orphan "$branch"
    fi
    ;;
  *) # To begin anew now would tell of every incident again.
    echo 'The remote repository was not reached, so nobody knows what earlier nights came to. Try again later.' >&2
    exit "$code"
    ;;
esac
