#!/usr/bin/env bash
# Commits the state under the message given, and pushes it; what somebody else kept meanwhile stays.
#
# A push changes the branch at once or not at all. Killed before that, the branch is as it was, and the next night goes on there.
# Ends with 3 when something was left out that must not be committed, with 1 when nothing could be pushed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
branch=guidewatch-state
nothing=$(git hash-object -t tree /dev/null)

cd state
if ! git config user.email > /dev/null; then
  export GIT_AUTHOR_NAME=guidewatch GIT_AUTHOR_EMAIL=guidewatch@localhost
  export GIT_COMMITTER_NAME=guidewatch GIT_COMMITTER_EMAIL=guidewatch@localhost
fi
# Runs are artefacts. A review that is not finished belongs to the machine that it is done on.
printf '%s\n' runs/ review/ '*.lock' '*.tmp' 'outbox/.*' > .gitignore
git add --all
refused=0
(cd .. && "$here/state-check.sh") || refused=$?

began=$(git rev-parse --quiet --verify refs/worktree/began || true)
tree=$(git write-tree)
[ "$tree" != "$(git rev-parse --quiet --verify "${began:-none}^{tree}" || echo "$nothing")" ] || exit "$refused"

parent=$began
for _ in 1 2 3 4 5; do
  commit=$(git commit-tree "$tree" ${parent:+-p "$parent"} -m "$1")
  if git -c advice.pushUpdateRejected=false push --quiet origin "$commit:refs/heads/$branch"; then
    git update-ref refs/worktree/began "$commit"
    # A file that was left out stays where it is.
    if [ "$refused" = 0 ]; then git reset --quiet --hard "$commit"; else git reset --quiet --soft "$commit"; fi
    exit "$refused"
  fi
  git fetch --quiet --depth 1 origin "$branch" || continue
  theirs=$(git rev-parse FETCH_HEAD)
  [ "$theirs" != "$parent" ] || continue
  tree=$(cd .. && "$here/state-reconcile.sh" "${began:-$nothing}" "$tree" "$theirs")
  parent=$theirs
  began=$theirs
done
echo 'The state could not be pushed. The next night begins where this one did, and tells of the same again.' >&2
exit 1
