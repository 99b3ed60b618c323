#!/usr/bin/env bash
# clients_test.sh MOTCUAD MOTCUA SOURCE: a server with accounts and certificates, for the clients of
# clients_test.js, in the folder that prepare.sh has filled.
set -euo pipefail
motcuad=$1 motcua=$2 source=$3
work=$(mktemp -d) server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$work"' EXIT
export HOME=$work/home XDG_CONFIG_HOME= MOTCUA_LANG=en
start() { # motcuad's own arguments
  rm -f "$work/out"
  "$motcuad" --data "$work/data" "$@" >"$work/out" 2>>"$work/log" & server=$!
  until grep -qs 'ready on' "$work/out"; do kill -0 $server || { cat "$work/log"; exit 1; }; done
}
stop() { kill $server; wait $server || true; server=; }
account() { "$motcuad" account create "$@" --trial --data "$work/data" | tail -1; }

# While there is no account this machine may do everything: the catalogue, and the account of
# software that shows a certificate.
start --grpc "unix:$work/socket" --http off
export MOTCUA_SERVER=unix:$work/socket
"$motcua" catalogue import "$source/deploy/catalogue" >"$work/imported"
"$motcua" account create truc --kind service --certificate urn:motcua:truc \
  --grant service-receive@H44.100 --grant service-read@H44.100 >"$work/created"
stop
export CLERK SUPERVISOR TOKEN
CLERK=$(account tiepnhan --officer 'Nguyễn Thị Mẫu' --grant clerk@H44.100)
SUPERVISOR=$(account giamsat --officer 'Lê Thị Mẫu' --grant supervisor@H44)
TOKEN=$(account congdvc --service --officer 'Cổng dịch vụ công' \
  --grant service_receive@H44.100 --grant service_read@H44.100)

# The server's pair is its own; software's is signed by an authority.
"$motcuad" certificate make --out "$work/tls" --name localhost --name 127.0.0.1 >"$work/made"
pair() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 \
    -keyout "$work/$1.key" -out "$work/$1.pem" "${@:2}" 2>>"$work/log"
}
pair authority -subj '/CN=authority'
pair truc -subj '/CN=truc' -CA "$work/authority.pem" -CAkey "$work/authority.key" \
  -addext 'subjectAltName=URI:urn:motcua:truc' -addext 'basicConstraints=critical,CA:FALSE'
export CA=$work/tls/certificate.pem CLIENT_CERTIFICATE=$work/truc.pem CLIENT_KEY=$work/truc.key

export PROTOS=$source/proto ENVELOPE=$work/envelope
printf '\0\0\0\0\2{}' >"$ENVELOPE" # Connect's, of a stream's request
start --grpc 127.0.0.1:0 --http 127.0.0.1:0 --pages pages --tls-certificate "$CA" \
  --tls-key "$work/tls/key.pem" --tls-client-ca "$work/authority.pem"
export GRPC HTTP CHROMIUM SERVER=$server
GRPC=$(sed 's/.*ready on [^:]*\(:[0-9]*\) .*/localhost\1/' "$work/out")
HTTP=$(sed 's/.* and //' "$work/out")
CHROMIUM=$(command -v chromium)
NODE_EXTRA_CA_CERTS=$CA node --test clients_test.js || { cat "$work/log"; exit 1; }
wait $server # the last test has stopped it
server=
