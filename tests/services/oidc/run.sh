#!/usr/bin/env bash
# Signing in by a real provider of identities, which is installed beside the build, not here.
set -euo pipefail
motcuad=$1 motcua=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cp "$here"/package.json "$here"/package-lock.json "$here"/.npmrc "$here"/*.mjs "$folder"
cd "$folder"
cmp -s package-lock.json node_modules/.installed || { npm ci --loglevel=error && cp package-lock.json node_modules/.installed; }
exec node oidc_test.mjs "$motcuad" "$motcua"
