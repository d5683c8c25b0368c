#!/usr/bin/env bash
# Plans the night for SLOTS machines (auto, or a number) into plan.json. Puts out `slots`: their numbers, as JSON.
set -euo pipefail

guidewatch plan --slots "${SLOTS:-auto}" --out plan.json
slots=$(jq -c '[.slots[].slot]' plan.json)
printf 'slots=%s\n' "$slots" >> "$GITHUB_OUTPUT"
