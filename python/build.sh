#!/bin/sh
# The wheel for this platform, with the widget of a built app (`cargo xtask build`) in it: python/build.sh <out> [maturin options]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
data="$here/penchant.data"
embed="$data/data/share/penchant/embed"
trap 'rm -rf "$data"' EXIT
mkdir -p "$embed"
(cd "$here/../dist/embed/v1" && find . -type f ! -name '*.br' ! -name '*.gz' ! -name '*.d.ts' -exec sh -c 'mkdir -p "$2/$(dirname "$1")" && cp "$1" "$2/$1"' _ {} "$embed" \;)
cd "$here"
maturin build --out "$out" "$@"
