#!/usr/bin/env bash
# Prints the id of the newest night in state/runs that was held to its end; nothing where there is none.
set -euo pipefail
shopt -s nullglob

held=(state/runs/*/run.json)
if [ ${#held[@]} -gt 0 ]; then basename "$(dirname "${held[-1]}")"; fi
