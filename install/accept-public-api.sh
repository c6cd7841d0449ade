#!/usr/bin/env bash
# Writes the contract's public surface into tests/AutoGen.Abstractions.Tests/PublicApi.txt, which its tests hold it to.
# Refuses where a line is gone: the contract only grows (docs/plugin-contract.md). At a release, copy it over PublicApi.Shipped.txt.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
tests=tests/AutoGen.Abstractions.Tests
dotnet build "$tests" -c Release -v quiet --nologo
dotnet test "$tests" -c Release --no-build --nologo --filter "FullyQualifiedName~The_public_surface" >/dev/null || true # writes what it met
received="$(find "$tests/bin/Release" -name PublicApi.received.txt | head -n 1)"
[ -n "$received" ] || stop "the tests of the contract did not run; run install/test.sh once."
gone="$({ diff "$tests/PublicApi.txt" "$received" || true; } | sed -n 's/^< //p')"
[ -z "$gone" ] || stop "these are gone or changed, which breaks plugins that exist:"$'\n'"$gone"
cp "$received" "$tests/PublicApi.txt"
git --no-pager diff --stat -- "$tests/PublicApi.txt"
