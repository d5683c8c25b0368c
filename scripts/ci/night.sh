#!/usr/bin/env bash
# Holds a whole night on one machine. Arguments are handed on to `guidewatch run`.
set -euo pipefail

code=0
guidewatch run "$@" || code=$?
"$(dirname "$0")/outcome.sh" "$code"
