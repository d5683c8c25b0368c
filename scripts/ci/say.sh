#!/usr/bin/env bash
# Adds a sentence to the summary of the job.
set -euo pipefail

printf '%s\n' "$1" >> "$GITHUB_STEP_SUMMARY"
