# For the scripts beside it: a bench_server, started and stopped. They set `work`, a folder of their own.
server=
stop() {  # [SIGNAL, default TERM]
  if [ -n "$server" ]; then kill "-${1:-TERM}" "$server"; wait "$server" 2>/dev/null || true; server=; fi
}
start() {  # BIN DIRECTORY [ADDRESS]: sets address; in $work/started how long it took
  local bin=$1; shift
  "$bin/bench_server" "$@" >"$work/ready" & server=$!
  local begun; begun=$(date +%s%N)
  until grep -q ready "$work/ready"; do sleep 0.01; done
  echo "ready milliseconds=$((($(date +%s%N) - begun) / 1000000))" >"$work/started"
  address=$(sed 's/.* //' "$work/ready")
}
