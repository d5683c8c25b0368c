#!/usr/bin/env bash
# Answers the issue ISSUE in one comment, which a later answer replaces: the pull request URL, or the REFUSAL, or where to look.
# The issue is closed when nothing is left to do there: after a pull request, or when FINAL.
set -euo pipefail

if [ -n "$URL" ]; then
  said="The change is proposed, and its checks have passed: $URL"
elif [ -n "$REFUSAL" ]; then
  # As code: what a page said calls nobody there, and links nowhere.
  said="\`$(printf '%s' "$REFUSAL" | tr -d '`[:cntrl:]' | jq -rR '.[:500]')\`"
  [ "$FINAL" = true ] || said="$said Edit the issue to try again."
else
  said="Nothing was changed, because a check or guidewatch itself failed: $RUN_URL"
fi
printf '%s\n' "$said" |
  gh issue comment "$ISSUE" --repo "$GITHUB_REPOSITORY" --edit-last --create-if-none --body-file -
if [ -n "$URL" ]; then
  gh issue close "$ISSUE" --repo "$GITHUB_REPOSITORY" --reason completed
elif [ "$FINAL" = true ]; then
  gh issue close "$ISSUE" --repo "$GITHUB_REPOSITORY" --reason 'not planned'
fi
