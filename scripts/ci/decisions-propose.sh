#!/usr/bin/env bash
# Pushes the branch BRANCH with what BY decided on the night RUN, and opens a pull request into BASE. Puts out its `url`.
set -euo pipefail

git push --quiet origin "refs/heads/$BRANCH"
title=$(git log -1 --format=%s "$BRANCH" | jq -rR '.[:200]')
url=$(gh pr create --repo "$GITHUB_REPOSITORY" --base "$BASE" --head "$BRANCH" --title "$title" --body-file - << BODY
\`$BY\` decided this on the night \`$RUN\`; each commit says what, and \`decisions.jsonl\` beside the snapshots keeps it.

The checks have passed already, in [the run that opened this]($RUN_URL): a pull request that a workflow opens starts none itself.
BODY
)
printf 'url=%s\n' "$url" >> "$GITHUB_OUTPUT"
printf 'Decided: %s\n' "$url" >> "$GITHUB_STEP_SUMMARY"
