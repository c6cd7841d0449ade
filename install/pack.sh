#!/usr/bin/env bash
# Packs what plugin authors need into artifacts/packages/: the contract, the testing library, the templates.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_up
rm -rf artifacts/packages
for project in src/AutoGen.Abstractions tests/AutoGen.Plugins.Testing templates; do
  dotnet pack "$project" -c Release -o artifacts/packages -v quiet --nologo
done
say "packed to artifacts/packages/:"
ls artifacts/packages
