#!/usr/bin/env bash
# Publishes what people install: self-contained folders artifacts/publish/win-x64 and linux-x64, each with an archive beside it
# and the archive's SHA-256 sum. With arguments only those: install/publish.sh win-x64
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_up
version="$(sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' Directory.Build.props)"
out="$root/artifacts/publish"

publish() {
  local runtime="$1" archive="autogen-$version-$1.$2" platform=portable
  if [ "$runtime" = win-x64 ]; then
    platform=windows
    [ "$package_set" = standard ] || fetch_npm onnxruntime-node
  fi
  rm -rf "${out:?}/$runtime" "$out/$archive"
  dotnet publish src/AutoGen.Agent/AutoGen.Agent.csproj -c Release -r "$runtime" --self-contained -p:AutoGenPlatform="$platform" \
    -p:PublishArchive="$([ "$2" != zip ] || echo "$out/$archive")" -o "$out/$runtime" -v quiet --nologo
  [ "$2" = zip ] || tar -czf "$out/$archive" -C "$out" --transform "s:^$runtime:autogen-$version:" "$runtime"
  (cd "$out" && sha256sum "$archive" >"$archive.sha256")
  say "published artifacts/publish/$runtime and $archive"
}

[ $# -gt 0 ] || set -- win-x64 linux-x64
for runtime in "$@"; do
  case "$runtime" in
    win-x64) publish win-x64 zip ;;
    linux-x64) publish linux-x64 tar.gz ;;
    *) stop "'$runtime' is not published; win-x64 and linux-x64 are." ;;
  esac
done
