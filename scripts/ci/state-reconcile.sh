#!/usr/bin/env bash
# Puts two states together that began as one: state-reconcile.sh BASE OURS THEIRS, each a tree or a commit. Prints the tree of both.
#
# What only one side changed is taken from it. What both changed is ours, as a whole file and never a mixture, which would be
# neither night. Of a session the later sign-in wins, and of one sign-in the higher generation, since an older one may sign the
# account out. Two of one generation that differ come of two machines at once: theirs stays, which others may be using already.
# One that somebody gave up stays so.
set -euo pipefail

cd state
base=$1 ours=$2 theirs=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_INDEX_FILE=$folder/index
git read-tree -i -m --aggressive "$base" "$ours" "$theirs"

blob() { git ls-tree "$1" -- "$2" | awk '$2 == "blob" { print $3 }'; }
# When somebody signed in, and the generation since, as text in their order. A file of the form before comes before all.
age() { git cat-file blob "$1" | jq --raw-output --exit-status 'select(.generation | numbers) | "\(.signedInAt) \(1e9 + .generation)"' 2> /dev/null || true; }

# Prints which of two sessions is kept, and says so when nobody can know.
newer() {
  local file=$1 mine=$2 yours=$3 ours theirs
  if [ -z "$mine" ] || [ -z "$yours" ]; then return; fi
  ours=$(age "$mine") theirs=$(age "$yours")
  if [[ "$ours" > "$theirs" ]]; then
    echo "$mine"
    return
  fi
  if [ "$ours" = "$theirs" ]; then
    echo "state/$file was written by two machines at once: the one that was kept first stays. Should the account be signed out tomorrow, sign it in again with guidewatch login." >&2
  fi
  echo "$yours"
}

while IFS= read -r -d '' file; do
  chosen=$(blob "$ours" "$file")
  case $file in sessions/*) chosen=$(newer "$file" "$chosen" "$(blob "$theirs" "$file")") ;; esac
  git update-index --force-remove -- "$file"
  if [ -n "$chosen" ]; then git update-index --add --cacheinfo "100644,$chosen,$file"; fi
done < <(git diff --name-only --diff-filter=U -z --cached | sort -zu)
git write-tree
