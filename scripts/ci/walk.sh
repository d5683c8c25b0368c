#!/usr/bin/env bash
# Walks slot SLOT of the plan PLAN, and leaves its share in share/.
set -euo pipefail

guidewatch run --plan "$PLAN" --slot "$SLOT" --out share
