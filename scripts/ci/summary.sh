#!/usr/bin/env bash
# Adds the newest night to the summary of the job, after a link to the report at REPORT_URL, if there is one. Where the host has
# no summaries, it is printed.
set -euo pipefail

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then exec >> "$GITHUB_STEP_SUMMARY"; fi
run=$("$(dirname "$0")/newest-run.sh")
if [ -n "${REPORT_URL:-}" ]; then printf '[Report](%s): what changed, with pictures, to decide on.\n\n' "$REPORT_URL"; fi
if [ -n "$run" ]; then cat "state/runs/$run/summary.md"; else echo 'No night was held: the log of the job says why.'; fi
