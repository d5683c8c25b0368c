#!/usr/bin/env bash
# Holds the night on all shares that there are: reports, incidents, alerts.
set -euo pipefail
shopt -s nullglob

code=0
guidewatch merge --plan plan.json shares/* || code=$?
"$(dirname "$0")/outcome.sh" "$code"
