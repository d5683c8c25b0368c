#!/usr/bin/env bash
# Looks at an event: whether its people may decide, and what they decided. What they wrote is read from the event's file and
# is never part of a command; only a string of plain letters is put out.
#
# Puts out `decisions`, `run` and `by`; or `refusal`, a sentence, and `final` when nothing can be mended by editing the issue.
set -euo pipefail

put() { printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"; }
refuse() {
  put refusal "$1"
  exit 0
}

# Of an issue both count: who wrote it, and who edited it.
people=$(jq -r '[.issue.user.login // empty, .sender.login] | unique[]' "$GITHUB_EVENT_PATH")
[ -n "$people" ]
while IFS= read -r person; do
  permission=none
  if [[ $person =~ ^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$ ]]; then
    permission=$(gh api "repos/$GITHUB_REPOSITORY/collaborators/$person/permission" --jq .permission)
  fi
  case $permission in
    admin | maintain | write) ;;
    *)
      put final true
      refuse 'Only who may write to this repository decides here; nothing was changed.'
      ;;
  esac
done <<< "$people"
by=$(jq -r '.sender.login' "$GITHUB_EVENT_PATH")

# An input is the string, or the command that was copied with it; in an issue it stands among other words, and once.
found=$(jq -r '
  if .issue
  then [(.issue.body // "") | match("(?<![A-Za-z0-9_.-])gw1\\.[A-Za-z0-9_-]+"; "g").string] | unique
  else [(.inputs.decisions // "") | sub("^\\s*guidewatch\\s+decide\\s"; "") | gsub("\\s"; "") | select(test("\\Agw1\\.[A-Za-z0-9_-]+\\z"))]
  end
  | if length == 1 then .[0] else "\(length) found" end' "$GITHUB_EVENT_PATH")
case $found in
  gw1.*) ;;
  '0 found') refuse 'There are no decisions here: copy them from the report once more, as a whole; they begin with gw1.' ;;
  *) refuse 'There are decisions here more than once, and they differ: leave only one line that begins with gw1.' ;;
esac
[ "${#found}" -le 65535 ] || refuse 'These decisions are too long: hand them in a part at a time.'

# The run that they are about, so that it can be fetched; everything else in them is checked by guidewatch.
run=$(jq -rn --arg text "$found" '
  $text[4:] | gsub("-"; "+") | gsub("_"; "/") | . + "===="[:(4 - length % 4) % 4]
  | try (@base64d | fromjson | .run | strings) catch ""')
[[ $run =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2}-[0-9]{3}Z$ ]] ||
  refuse 'A part of these decisions is missing: copy them from the report once more, as a whole.'

put decisions "$found"
put run "$run"
put by "$by"
