#!/usr/bin/env bash
# Warns before the host drops the schedule: GitHub does in a public repository after 60 days without a commit, without a word, and
# with it goes every other schedule of the repository. And says so when nights are missing, as when that has happened.
set -euo pipefail

say() {
  printf '::warning::%s\n' "$1"
  printf '> [!WARNING]\n> %s\n\n' "$1" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
}

now=$(date +%s)
last=$(git -C state log -1 --format=%ct refs/worktree/began 2> /dev/null || echo "$now")
missed=$(((now - last) / 86400))
if [ "$missed" -ge 2 ]; then
  say "No night was kept for $missed days before this one. Was the schedule dropped, or the workflow disabled? A watchdog elsewhere tells of that at once: docs/ci.md."
fi

# Where the host says that the repository is private, it drops nothing.
if [ "${PRIVATE:-}" = true ]; then exit 0; fi
# Only a commit of the branch that the schedule belongs to counts for sure; the state's own may not.
committed=$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ)
warning=$(
  guidewatch watchdog --quiet-since "$committed"
)
if [ -n "$warning" ]; then
  say "$warning Make a commit, such as an approval; once it has happened: gh workflow enable nightly.yml && gh workflow enable watchdog.yml"
fi
