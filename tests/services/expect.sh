# What the tests of the command line share. `passed` and `failed` are counted.
failed=0 passed=0

# expect CODE PATTERN COMMAND…: the exit code, and a pattern in what it prints.
expect() {
  local code=$1 pattern=$2; shift 2
  local printed; printed=$("$@" 2>&1 </dev/null); local got=$?
  if [ $got -ne "$code" ] || ! grep -qE -- "$pattern" <<<"$printed"; then
    echo "FAILED: $* → exit $got, expected $code and /$pattern/:"; head -5 <<<"$printed"; failed=$((failed+1))
  else passed=$((passed+1)); fi
}
