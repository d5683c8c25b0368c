#!/usr/bin/env bash
# Puts the night that RUN names into state/runs, and the newest one: a decision on a night that a newer one superseded is refused.
#
# A night is found by its report in one file, an artefact called report-<run>-<attempt>.html, beside night-<attempt>.
# Puts out `refusal`, a sentence, when the night is not kept any more.
set -euo pipefail

began="${RUN:0:10}T${RUN:11:2}:${RUN:14:2}:${RUN:17:2}Z"

# Prints `<run> <attempt>` of the night that a run of the workflow left; nothing when it left none.
night_of() {
  gh api --paginate "repos/$GITHUB_REPOSITORY/actions/runs/$1/artifacts?per_page=100" \
    --jq '.artifacts[] | select(.expired | not) | .name' |
    sed -nE 's/^report-([0-9TZ-]+Z)-([0-9]+)\.html$/\1 \2/p' | sort -k 2n | tail -n 1
}

fetch() {
  gh run download "$1" --repo "$GITHUB_REPOSITORY" --name "night-$2" --dir state/runs
}

newest=''
while read -r id created; do
  # One that was created after the night began cannot have held it; the newest of all is wanted anyway.
  if [ -n "$newest" ] && [[ $created > $began ]]; then continue; fi
  read -r run attempt <<< "$(night_of "$id")"
  [ -n "$run" ] || continue
  if [ "$run" = "$RUN" ] || [ -z "$newest" ]; then fetch "$id" "$attempt"; fi
  newest=${newest:-$run}
  if [ "$run" = "$RUN" ]; then exit 0; fi
done <<< "$(gh run list --repo "$GITHUB_REPOSITORY" --workflow nightly.yml --limit 100 --json databaseId,createdAt \
  --jq 'sort_by(.createdAt) | reverse | .[] | "\(.databaseId) \(.createdAt)"')"

printf 'refusal=%s\n' "The night $RUN is not kept any more: decide on the newest report." >> "$GITHUB_OUTPUT"
