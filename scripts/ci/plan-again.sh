#!/usr/bin/env bash
# Plans into again.json what is walked a second time: all that is not verified in the shares. Puts out `slots`, as plan.sh.
set -euo pipefail
shopt -s nullglob

guidewatch plan --again plan.json shares/* --out again.json
slots=$(jq -c '[.slots[].slot]' again.json)
printf 'slots=%s\n' "$slots" >> "$GITHUB_OUTPUT"
