#!/usr/bin/env bash
# prepare.sh PROTOC SOURCE: makes in its working directory what clients_test.sh needs there: the
# clients beside their packages, where Node looks for them, types of the protos, the page's script.
set -euo pipefail
protoc=$1 source=$2 protos=$2/proto
cp -R "$source/tests/clients/." .
npm ci --prefer-offline
mkdir -p generated pages
"$protoc" --proto_path="$protos" --plugin=node_modules/.bin/protoc-gen-es --es_out=generated \
  --es_opt=target=js,import_extension=js "$protos"/motcua/v1/*.proto "$protos"/google/rpc/*.proto \
  "$protos/grpc/health/v1/health.proto"
cp index.html pages/
node_modules/.bin/esbuild page.js --bundle --format=esm --outfile=pages/page.js --log-level=warning
