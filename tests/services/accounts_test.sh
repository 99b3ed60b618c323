#!/usr/bin/env bash
# Accounts as people use them: the first one, signing in, what is granted and taken back, and a server
# that is killed meanwhile.
set -uo pipefail
motcuad=$1 motcua=$2 source=$3
work=$(mktemp -d) server= trial=
. "$source/tests/services/expect.sh"
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
export HOME=$work/home XDG_CONFIG_HOME= MOTCUA_CODE= MOTCUA_LANG=en
start() {
  rm -f "$work/out"
  "$motcuad" --data "$work/data" $trial --grpc "${MOTCUA_SERVER:-127.0.0.1:0}" --http off >"$work/out" 2>>"$work/log" & server=$!
  until grep -qs 'ready on' "$work/out"; do kill -0 $server || { cat "$work/log"; exit 1; }; done
  export MOTCUA_SERVER=$(sed 's/.*ready on \([^ ]*\).*/\1/' "$work/out")
}
stop() { kill "${1:--TERM}" $server; wait $server 2>/dev/null; server=; }
m() { "$motcua" "$@"; }
login() { MOTCUA_PASSWORD=$2 m login "$1"; }
secret_of() { tail -1; }
# Each answer typed after its question at a terminal; $work/terminal has what was shown there.
at_terminal() {  # COMMAND, then QUESTION ANSWER, …
  local command=$1 keys terminal code; shift
  rm -f "$work/keys" "$work/terminal"; mkfifo "$work/keys"; exec {keys}<>"$work/keys"
  script -q -e -f -E always -c "$command" "$work/terminal" <&"$keys" >/dev/null 2>&1 & terminal=$!
  while [ $# -gt 0 ]; do
    until grep -qs "$1" "$work/terminal"; do kill -0 $terminal 2>/dev/null || break; done
    echo "$2" >&"$keys"; shift 2
  done
  wait $terminal; code=$?
  exec {keys}>&-
  return $code
}

# Without an account anybody on this machine may do everything, as ever.
start
expect 0 'no accounts' m whoami
expect 0 'units 12' m catalogue import "$source/deploy/catalogue"
expect 3 'in use' "$motcuad" account create anh --data "$work/data"
stop

# The first account, and with it the lock.
expect 2 'one of|clerk, officer' "$motcuad" account create anh --grant king --data "$work/data"
expect 2 'small letters' "$motcuad" account create 'An Bình' --data "$work/data"
expect 2 'UTF-8' "$motcuad" account create anh --officer $'\xff' --data "$work/data"
expect 2 'at most 100' "$motcuad" account create anh --officer "$(printf 'x%.0s' {1..101})" --data "$work/data"
expect 2 'no unit X1' "$motcuad" account create anh --grant clerk@X1 --data "$work/data"
expect 2 'no account quantri' "$motcuad" account reset quantri --data "$work/data"
made=$("$motcuad" account create quantri --officer 'Phạm Văn Mẫu' --grant account_manager --data "$work/data")
first=$(secret_of <<<"$made")
expect 0 'good once within 24 hours' echo "$made"
expect 0 '^quantri  person  account_manager  Phạm Văn Mẫu$' "$motcuad" account list --data "$work/data"
expect 2 'motcuad account reset quantri$' "$motcuad" account create quantri --officer 'Lê Văn Mẫu' --data "$work/data"
expect 0 '^quantri  person  account_manager  Phạm Văn Mẫu$' "$motcuad" account list --data "$work/data"
start
expect 1 'SIGN_IN_REQUIRED' m receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu'
expect 1 'SIGN_IN_FAILED' login quantri wrong
expect 0 'motcua password' login quantri "$first"
expect 1 'PASSWORD_CHANGE_REQUIRED' m account list
expect 2 'at least 14' env MOTCUA_PASSWORD="$first" MOTCUA_NEW_PASSWORD=short "$motcua" password
admin='Mot-Mat-Khau-2026'
expect 0 'motcua second-factor' env MOTCUA_PASSWORD="$first" MOTCUA_NEW_PASSWORD="$admin" "$motcua" password
expect 1 'SECOND_FACTOR_REQUIRED' m account list
stop
"$motcuad" certificate make --out "$work/tls" --name localhost >/dev/null
expect 2 'this machine alone' "$motcuad" --data "$work/data" --trial --grpc 0.0.0.0:0 --http off --tls-certificate "$work/tls/certificate.pem" --tls-key "$work/tls/key.pem"
trial=--trial
start
expect 0 'quantri +person +Phạm Văn Mẫu' m account list
# Whoever shows a certificate calls as that, not as whoever signed in here.
expect 0 '^quantri ' m whoami
expect 0 'Not signed in' m --tls-certificate "$work/tls/certificate.pem" whoami
expect 0 'Not signed in' env MOTCUA_TLS_CERTIFICATE="$work/tls/certificate.pem" "$motcua" whoami
[ "$(stat -c %a "$HOME/.config/motcua/tokens")" = 600 ] || { echo 'FAILED: others can read the token'; failed=$((failed+1)); }

expect 1 'has accounts' m demo
expect 2 'somebody else' m account disable quantri

# A clerk, and what a clerk may.
clerk_first=$(m account create tiepnhan --officer 'Nguyễn Thị Mẫu' --grant clerk@H44.100 | secret_of)
expect 0 '^tiepnhan,person,Nguyễn Thị Mẫu,clerk@H44.100,,,✓,,' m --output csv account list
expect 1 'ACCOUNT_TAKEN' m account create tiepnhan
expect 2 'one of|clerk' m account create khac --grant king@H44
expect 1 'no unit X1' m account create khac --grant clerk@X1
clerk='Mat-Khau-Tiep-Nhan-1'
(
  export HOME=$work/clerk
  login tiepnhan "$clerk_first" >/dev/null
  MOTCUA_PASSWORD=$clerk_first MOTCUA_NEW_PASSWORD=$clerk m password >/dev/null
)
as_clerk() { HOME=$work/clerk "$motcua" "$@"; }
expect 0 'tiepnhan  Nguyễn Thị Mẫu  clerk@H44.100' as_clerk whoami
# Whoever fails to sign in does not go on as whoever was here before.
expect 1 'SIGN_IN_FAILED' env HOME="$work/clerk" MOTCUA_PASSWORD=wrong "$motcua" login tiepnhan
expect 0 'Not signed in' as_clerk whoami
expect 0 'Signed in' env HOME="$work/clerk" MOTCUA_PASSWORD="$clerk" "$motcua" login tiepnhan
# A person types a new password twice, unseen; in two ways it is not set.
other='Mat-Khau-Tiep-Nhan-2'
retype() { HOME=$work/clerk at_terminal "'$motcua' password" '^Password: ' "$clerk" '^New password: ' "$other" '^New password again: ' "$1"; }
expect 2 '' retype "$other-"
expect 0 'typed in two ways: it is not changed' cat "$work/terminal"
expect 0 'Signed in' env HOME="$work/clerk" MOTCUA_PASSWORD="$clerk" "$motcua" login tiepnhan
expect 0 '' retype "$other"
expect 0 'password of tiepnhan is changed; its other sessions have ended' cat "$work/terminal"
expect 1 '' grep -E "$clerk|$other" "$work/terminal"
expect 1 'SIGN_IN_FAILED' env HOME="$work/clerk-2" MOTCUA_PASSWORD="$clerk" "$motcua" login tiepnhan
clerk=$other
expect 0 'tiepnhan is confirmed: .* until [0-9:]+ on [0-9/]+$' env HOME="$work/clerk" MOTCUA_PASSWORD="$clerk" "$motcua" step-up
# The second factor's key, as a picture where it is seen.
expect 0 '^otpauth://totp/Motcua:tiepnhan[?]secret=' as_clerk second-factor
as_clerk second-factor >"$work/seed"; expect 1 '' grep '▀' "$work/seed"
expect 0 "^$(sed -n 's/.*[?]secret=\([A-Z2-7]*\)&.*/\1/p' "$work/seed")\$" grep -E '^[A-Z2-7]{32}$' "$work/seed"
seed_at_terminal() { HOME=$work/clerk at_terminal "'$motcua' second-factor"; }
expect 0 '' seed_at_terminal
expect 0 '▀' cat "$work/terminal"
expect 0 '^otpauth://totp/Motcua:tiepnhan' cat "$work/terminal"
expect 2 'unit: expected a value' as_clerk receive --procedure 1.004222 --name 'Nguyễn Văn Mẫu'
expect 0 'RECEIPT|Receipt' as_clerk receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu' --identity 999000111222
expect 1 'UNIT_OUT_OF_SCOPE' as_clerk receive --unit H44.105 --procedure 1.004222 --name 'Nguyễn Văn Mẫu'
expect 1 'ROLE_REQUIRED' as_clerk report form-06a --unit H44.100
expect 1 'ROLE_REQUIRED' as_clerk account list
expect 2 'motcua-role' as_clerk --role head receive --unit H44.100 --procedure 1.004222
expect 0 '999000111222' as_clerk show "$(as_clerk --output json list --unit H44.100 | jq -r '.dossiers[0].code')"
expect 0 '\*\*\*222' as_clerk --output json list --unit H44.100

# Who looked at it, for whoever protects the data.
keeper_first=$(m account create baove --officer 'Lê Thị Mẫu' --grant data-protection | secret_of)
keeper='Mat-Khau-Bao-Ve-1'
(
  export HOME=$work/keeper
  login baove "$keeper_first" >/dev/null
  MOTCUA_PASSWORD=$keeper_first MOTCUA_NEW_PASSWORD=$keeper m password >/dev/null
)
as_keeper() { HOME=$work/keeper "$motcua" "$@"; }
opened=$(as_clerk --output json list --unit H44.100 | jq -r '.dossiers[0].code')
expect 0 "opened a dossier +tiepnhan +127.0.0.1 +GetDossier +$opened " as_keeper door-events --dossier "$opened"
expect 0 'listed dossiers +tiepnhan +127.0.0.1 +ListDossiers +.*\(H44.100\)' as_keeper door-events --account tiepnhan
expect 0 '^1$' jq '.events | length' <(as_keeper --output json door-events --account tiepnhan --limit 1)
expect 0 ',opened,tiepnhan,127.0.0.1,motcua.v1.DossierService.GetDossier,' as_keeper --output csv door-events
expect 1 'ROLE_REQUIRED' as_clerk door-events

# Killed: sessions and grants stay, and what was taken back stays so.
stop -KILL
start
expect 0 'tiepnhan' as_clerk whoami
expect 0 'head@H44.100' m account grant tiepnhan --grant head@H44.100
# Nothing said takes nothing away.
expect 2 'at least one --grant, or --none' m account grant tiepnhan
expect 2 'excludes' m account grant tiepnhan --none --grant clerk@H44.100
expect 0 'head@H44.100' as_clerk whoami
m account create tamthoi --grant head@H44.100 >/dev/null
# By what somebody works; a term that is over is told, and takes nothing away.
expect 2 'employment' m account set-employment tamthoi --may-decide
expect 2 'expected a value' m account set-employment tamthoi --employment seconded
expect 2 '2020-12-31|31/12/2020' m account set-employment tamthoi --employment seconded --from-agency 'Sở Mẫu' --term-from 2020-12-31 --term-to 2019-12-01
expect 2 'guide, receive, scan and return' m account set-employment tamthoi --employment contract
expect 0 'What tamthoi works by is noted' m account set-employment tamthoi --employment seconded --from-agency 'Sở Mẫu' --term-from 2019-12-01 --term-to 2020-12-31 --may-decide
expect 0 '^tamthoi,person,[^,]*,head@H44.100,,,✓,,,seconded,Sở Mẫu,2019-12-01,2020-12-31,✓,✓' m --output csv account list
expect 0 'noted' m account set-employment tamthoi --employment stand-in
expect 0 '^tamthoi,person,[^,]*,head@H44.100,,,✓,,,stand-in,,,,,.?$' m --output csv account list
expect 0 '^tamthoi  $' m account grant tamthoi --none
expect 0 '^tamthoi,person,[^,]*,,,,✓,,' m --output csv account list
expect 1 'ROLE_REQUIRED' as_clerk receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu'
expect 0 'H44.100' as_clerk report form-06a --unit H44.100
expect 0 'tiepnhan is disabled; all its sessions have ended' m account disable tiepnhan
stop -KILL
start
expect 1 'SIGN_IN_REQUIRED' as_clerk report form-06a --unit H44.100
expect 1 'SIGN_IN_FAILED' env HOME="$work/clerk" MOTCUA_PASSWORD="$clerk" "$motcua" login tiepnhan
expect 0 'tiepnhan is enabled' m account enable tiepnhan
expect 0 'Signed in' env HOME="$work/clerk" MOTCUA_PASSWORD="$clerk" "$motcua" login tiepnhan

# Killed in the middle of sign-ins and grants: what was answered stays, what was not is whole or absent.
for round in 1 2 3; do
  rm -f "$work/signed_in" "$work/granted"
  (for i in {1..100}; do
     HOME=$work/home-$round-$i MOTCUA_PASSWORD=$clerk m login tiepnhan >/dev/null 2>&1 || break
     echo "$work/home-$round-$i" >>"$work/signed_in"
   done) & signing_in=$!
  (for i in {100,103,105,108,137,100,103,105,108,137}; do
     echo "H44.$i" >"$work/asked"
     m account grant tiepnhan --grant clerk@H44.$i >/dev/null 2>&1 || break
     echo "H44.$i" >"$work/granted"
   done) & granting=$!
  until [ -s "$work/granted" ] && [ "$(cat "$work/signed_in" 2>/dev/null | wc -l)" -ge $((2 + round)) ]; do
    kill -0 $signing_in $granting 2>/dev/null || { echo 'FAILED: nothing was answered'; failed=$((failed+1)); break; }
  done
  stop -KILL
  wait $signing_in $granting
  start
  while read -r home; do expect 0 'tiepnhan' env HOME="$home" "$motcua" whoami; done <"$work/signed_in"
  expect 0 "tiepnhan .*clerk@($(cat "$work/granted")|$(cat "$work/asked"))( |$)" m account list
done

# Software has a token of its own, in the environment.
m account create congdvc --kind service --grant service_receive@H44 >/dev/null
issued=$(m account issue-token congdvc)
token=$(secret_of <<<"$issued")
expect 0 '^Token 1 of congdvc, good until [0-9:]+ on [0-9/]+, shown this once:$' echo "$issued"
expect 0 '^congdvc,service,[^,]*,service_receive@H44,,,,1 \([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{5}\),' m --output csv account list
expect 0 '^congdvc ' env MOTCUA_TOKEN="$token" MOTCUA_TLS_CERTIFICATE="$work/tls/certificate.pem" "$motcua" whoami
expect 0 'RECEIPT|Receipt' env MOTCUA_TOKEN="$token" "$motcua" receive --unit H44.105 --procedure 1.004222 --name 'Nguyễn Văn Mẫu'
expect 1 'SIGN_IN_REQUIRED' env MOTCUA_TOKEN="$token"x "$motcua" receive --unit H44.105 --procedure 1.004222
expect 1 'ROLE_REQUIRED' env MOTCUA_TOKEN="$token" "$motcua" list --unit H44.105
expect 0 'congdvc' m account revoke-token congdvc --number 1
expect 1 'SIGN_IN_REQUIRED' env MOTCUA_TOKEN="$token" "$motcua" receive --unit H44.105 --procedure 1.004222

# Out again; and the way back in, offline.
expect 0 'Signed out' m logout
expect 1 'SIGN_IN_REQUIRED' m account list
stop
again=$("$motcuad" account reset quantri --data "$work/data" | secret_of)
tried=$("$motcuad" account create thu --trial --data "$work/data")
expect 0 'good until it is changed' echo "$tried"
expect 0 'Token 1 of cong, good until [0-9:]+ on [0-9/]+, shown this once' "$motcuad" account create cong --service --data "$work/data"
stolen=$("$motcuad" account reset congdvc --data "$work/data" | secret_of)
anew=$("$motcuad" account reset congdvc --data "$work/data" | secret_of)
expect 2 'clerk@H44.100' "$motcuad" account reset quantri --grant clerk --data "$work/data"
expect 0 'findings 0' "$motcuad" verify --data "$work/data"
start
expect 0 '^congdvc ' env MOTCUA_TOKEN="$anew" "$motcua" whoami
expect 1 'SIGN_IN_REQUIRED' env MOTCUA_TOKEN="$stolen" "$motcua" list --unit H44.105
expect 1 'SIGN_IN_FAILED' login quantri "$admin"
expect 0 'motcua password' login quantri "$again"
expect 0 'Signed in: thu$' login thu "$(secret_of <<<"$tried")"
expect 0 'Signed in: thu$' login thu "$(secret_of <<<"$tried")"
stop
# The log says who, what and from where, and nothing of applicants; no secret.
expect 0 'event=signed_in account="tiepnhan"' grep signed_in "$work/log"
expect 0 'event=denied account="tiepnhan".* method="motcua.v1.DossierService.ReceiveDossier" reason="UNIT_OUT_OF_SCOPE"' grep denied "$work/log"
grep -qE 'event=(opened|listed)' "$work/log" && { echo 'FAILED: the log tells of looks'; failed=$((failed+1)); }
for text in 'Nguyễn Văn' 999000111222 "$first" "$admin" "$clerk" "$token"; do
  grep -q -- "$text" "$work/log" && { echo "FAILED: the log has $text"; failed=$((failed+1)); }
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
