#!/usr/bin/env bash
# Looks at what is about to be committed in state/, and leaves out what must never be: in sessions/ everything that is not a
# sealed session, and anywhere a file with the private half of a key. Names each of them and ends with 3 then. What the branch
# holds under that name stays. No key is needed: what seals a session can be seen from outside.
set -euo pipefail

cd state
sealed='
  (keys - ["schema", "account", "generation", "signedInAt", "savedAt", "savedBy", "endsAt", "shortest", "recipients", "sealed"] == [])
  and .schema == 1
  and (.generation | type == "number" and . >= 0 and . == floor)
  and ([.account, .signedInAt, .savedAt, .savedBy] | all(type == "string" and length < 200))
  and (.endsAt | type == "null" or (type == "string" and length < 40))
  and (.shortest | type == "null" or type == "number")
  and (.recipients | type == "array" and all(type == "string" and test("\\Aage1[a-z0-9]+\\z")))
  and (.sealed | test("\\A-----BEGIN AGE ENCRYPTED FILE-----\\s[A-Za-z0-9+/=\\s]+-----END AGE ENCRYPTED FILE-----\\s*\\z"))'

# Whether a text is a session that only its recipients can open: in today's form, or as age itself writes a file.
is_sealed() {
  case $1 in
    sessions/*/*) return 1 ;;
    sessions/*.age) [ "$(git cat-file blob ":$1" | head -c 25 | tr '\0\n' '  ')" = 'age-encryption.org/v1 -> ' ] ;;
    sessions/*.json) git cat-file blob ":$1" | jq --slurp --exit-status "length == 1 and (.[0] | $sealed)" > /dev/null 2>&1 ;;
    *) return 1 ;;
  esac
}

began=$(git rev-parse --quiet --verify refs/worktree/began || true)
bad=0
leave_out() {
  printf 'state/%s %s. It was not committed; everything else is kept.\n' "$1" "$2" >&2
  git rm --quiet --cached --force -- ":(literal)$1"
  if [ -n "$began" ]; then git reset --quiet "$began" -- ":(literal)$1" 2> /dev/null || true; fi
  bad=3
}

while IFS= read -r -d '' file; do
  is_sealed "$file" || leave_out "$file" 'is no sealed session: delete it, and make one with guidewatch login or guidewatch sessions import'
done < <(git ls-files -z --cached -- sessions)
while IFS= read -r -d '' file; do
  leave_out "$file" 'holds the private half of a key: delete it, and make a new key if anybody else may have seen it'
done < <(git grep -z --cached --name-only --text --ignore-case --fixed-strings -e AGE-SECRET-KEY- -e 'PRIVATE KEY-----' || true
  git ls-files -z --cached -- ':(glob)**/guidewatch-key*.json')
exit "$bad"
