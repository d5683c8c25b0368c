#!/usr/bin/env bash
# Writes the newest night as one file that opens on a phone. Puts out `file`, its name; nothing where no night was held.
set -euo pipefail

run=$("$(dirname "$0")/newest-run.sh")
[ -n "$run" ] || exit 0
# decide.yml finds the night of a run by this name.
file="report-$run-${GITHUB_RUN_ATTEMPT:-1}.html"
guidewatch report "$run" --single --out "$file"
printf 'file=%s\n' "$file" >> "${GITHUB_OUTPUT:-/dev/null}"
