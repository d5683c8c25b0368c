#!/usr/bin/env bash
# Says whether a night that ended with the code given is a failure of the job: outcome.sh CODE.
#
# That a guide is wrong is what a night is for, and guidewatch tells of it once: it is none, unless FINDINGS is `fail`. Otherwise
# the host would send its own mail about it, every night again. Whatever kept guides from being judged, or an alert from arriving, is.
set -euo pipefail

code=$1
run=$("$(dirname "$0")/newest-run.sh")
errors=0
if [ "$code" = 1 ] && [ -n "$run" ]; then
  errors=$(jq '[.walks[] | select(.verdict == "error")] | length' "state/runs/$run/run.json")
fi
said=''
if [ "$code" = 1 ] && [ "$errors" -gt 0 ]; then
  said="Something changed or broke, and $errors walks ended with an error of guidewatch itself: the job fails because of these."
  code=3
elif [ "$code" = 1 ] && [ "${FINDINGS:-pass}" = fail ]; then
  said='Something changed or broke. The job fails, as FINDINGS asks for.'
elif [ "$code" = 1 ]; then
  said='Something changed or broke: see the report. That is no failure of the job.'
  code=0
fi
if [ -n "$said" ]; then printf '%s\n' "$said" | tee -a "${GITHUB_STEP_SUMMARY:-/dev/null}"; fi
exit "$code"
