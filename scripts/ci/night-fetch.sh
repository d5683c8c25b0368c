#!/usr/bin/env bash
# Brings a night of CI to a laptop, where it can be approved and reviewed as one that was held there: night-fetch.sh [ID], by default
# the newest that was held. The state comes first; call state-keep.sh and push what was approved afterwards.
set -euo pipefail

"$(dirname "$0")/state-fetch.sh"
for id in ${1:-$(gh run list --workflow nightly.yml --limit 20 --json databaseId --jq '.[].databaseId')}; do
  folder=$(mktemp -d)
  gh run download "$id" --pattern 'night-*' --dir "$folder" > /dev/null 2>&1 || continue
  # Of several attempts the last one counts.
  night=$(printf '%s\n' "$folder"/night-*/* | sort -V | tail -n 1)
  [ -f "$night/run.json" ] || continue
  mkdir -p state/runs
  rm -rf "state/runs/$(basename "$night")"
  mv "$night" state/runs/
  rm -rf "$folder"
  echo "The night $(basename "$night") is in state/runs: guidewatch approve, or guidewatch review."
  exit 0
done
echo 'No night of CI is kept any more: hold one with gh workflow run nightly.yml.' >&2
exit 1
