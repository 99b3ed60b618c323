#!/usr/bin/env bash
# That the demonstration stays worth looking at: offices that differ, one in trouble, something in
# every queue, no report of all or nothing. Whatever the day and hour.
set -uo pipefail
motcuad=$1 motcua=$2
work=$(mktemp -d); failed=0 passed=0
trap 'kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
"$motcuad" --data "$work/data" --grpc 127.0.0.1:0 --http off >"$work/out" 2>"$work/log" & server=$!
until grep -qs 'ready on' "$work/out"; do kill -0 $server || { cat "$work/log"; exit 1; }; done
export MOTCUA_SERVER=$(sed 's/.* //' "$work/out")
m() { "$motcua" "$@"; }
json() { m --output json "$@"; }

# holds WHAT FILTER: of the JSON on standard input.
holds() {
  local what=$1 input; shift; input=$(cat)
  if jq -e "$@" <<<"$input" >/dev/null; then passed=$((passed+1))
  else echo "FAILED: $what"; head -c 2000 <<<"$input"; echo; failed=$((failed+1)); fi
}

begin=$(date +%s%N)
made=$(m --lang en demo)
echo "$made in $((($(date +%s%N) - begin) / 1000000)) ms"
holds 'thousands, none refused' -R 'capture("dossiers: (?<made>[0-9]+), refused (?<refused>[0-9]+)") |
  (.made | tonumber) > 4000 and .refused == "0"' <<<"$made"

# On time, of what was resolved in the year.
from=$(TZ=Asia/Ho_Chi_Minh date -d '-365 days' +%F) to=$(TZ=Asia/Ho_Chi_Minh date +%F)
report() { json report "$1" --unit H44 --from "$from" --to "$to" "${@:2}"; }
report on-time >"$work/on-time"
while read -r unit least most; do
  holds "on-time rate of $unit between $least and $most %" --arg unit "$unit" --argjson least "$least" \
    --argjson most "$most" '.rows[] | select(.key == $unit) | .resolved | 100 * .numerator / .denominator |
      . >= $least and . <= $most' <"$work/on-time"
done <<'BANDS'
H44.100 99.7 99.9
H44.103 98 99.4
H44.105 95 97.5
H44.108 92.5 95.5
H44.137 89 92
H44.07 96.5 98.8
H44.42 94 96.5
H44.44 86 90
H44.45 65 83
H44.46 97 99.9
BANDS
holds 'exactly one in trouble' '[.rows[] | select(.resolved | 100 * .numerator < 85 * .denominator)] |
  map(.key) == ["H44.45"]' <"$work/on-time"

for queue in open due-today at-risk overdue apology-owed waiting undated acceptance to-return; do
  json list --unit H44 --subtree --queue "$queue" --limit 10000 >"$work/$queue"
  echo "$queue: $(jq '.dossiers | length' "$work/$queue")"
  holds "something in queue $queue" '.dossiers | length > 0' <"$work/$queue"
done
holds 'most of the overdue at the one in trouble' '[.dossiers[].unit] | group_by(.) |
  max_by(length)[0] == "H44.45"' <"$work/overdue"
holds 'held by officers with names' 'all(.dossiers[]; .holder.officer | split(" ") | length >= 3)' <"$work/overdue"
holds 'nobody can be taken for somebody' 'all(.dossiers[].applicant;
  (.identity | startswith("999")) and (.telephone | startswith("0999")))' <"$work/open"

for name in on-time apologies indicators; do
  report "$name" >"$work/report"
  holds "no ratio of $name is all or nothing" '[.totals | del(.portal_766_points) | .[] | objects |
    select(has("denominator"))] | length > 0 and all(.numerator > 0 and .numerator < .denominator)' <"$work/report"
done
report apologies >"$work/report"
holds 'apologies before and after the due time, missing, not needed' '.totals |
  .issued_before_due > 0 and .issued_after_due > 0 and .missing > 0 and .not_needed > 0' <"$work/report"
report form-06a --by channel >"$work/report"
holds 'online, partly online, direct, by post' '[.rows[] | select(.received_total > 0)] | length == 4' <"$work/report"
report form-06a --by month >"$work/report"
# The first and the last month are not whole.
holds 'quieter at Tết than in March' '(.rows[1:-1] | map({(.key[5:]): .received_total}) | add) |
  (.["02"] // 0) < (.["03"] // 1000000)' <"$work/report"

# Communal procedures at communes, provincial ones at departments.
json report form-06a --unit H44.100 --by field --from "$from" --to "$to" >"$work/commune"
json report form-06a --unit H44.45 --by field --from "$from" --to "$to" >"$work/department"
holds 'fields of a commune and of a department' -s '.[0].rows as $commune | [.[1].rows[].key] |
  index("Đất đai") != null and length > 2 and ($commune | length > 2) and (. - [$commune[].key] == .)' \
  "$work/commune" "$work/department" </dev/null

json verify >"$work/verify"
holds 'a sound register' '(.findings // []) | length == 0' <"$work/verify"
json integrity --unit H44 --from "$from" --to "$to" >"$work/integrity"
holds 'no findings but those meant' '[.groups[].check] | unique | length > 2 and
  . - ["due_on_day_off", "finish_reopened", "letter_missing", "slow_acceptance",
       "supplement_asked_late", "transferred_late", "undated"] == []' <"$work/integrity"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
