#!/usr/bin/env bash
# Alerts when no night was published for too long: watchdog.sh [REMOTE]. Reads nothing but what the branch of the state publishes.
# From a clone of the repository it works anywhere, also where the schedule that it watches does not reach.
set -euo pipefail

head=$(git rev-parse --git-dir)/guidewatch-head.json
rm -f "$head"
# A branch that is not there, or is not reached, is silence, too: guidewatch tells of a file that is missing.
if git fetch --quiet --depth 1 "${1:-origin}" guidewatch-state; then
  git show FETCH_HEAD:public/head.json > "$head" || rm -f "$head"
fi
guidewatch watchdog "$head"
