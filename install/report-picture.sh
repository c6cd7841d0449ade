#!/usr/bin/env bash
# Makes docs/images/report.png: the published agent renders the 300 pictures of a night (5 minutes on two cores), a test gives them to the
# finish steps, with the faults of that night, and Chromium takes the picture.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_up
fetch_browser
install/build.sh
night="$(mktemp -d)"
mkdir -p "$night/workspace/inbox"
cp tests/AutoGen.Automation.Tests/Reports/nightly.json "$night/workspace/inbox/"
artifacts/autogen/autogen run --workspace "$night/workspace" --data "$night/data" >"$night/log" &
agent=$!
trap 'kill "$agent" 2>/dev/null || true; wait "$agent" || true; rm -rf "$night"' EXIT
until [ -e "$night/workspace/inbox/done/nightly.json" ]; do
  kill -0 "$agent" || { cat "$night/log"; stop "the agent ended"; }
  sleep 1
done
AUTOGEN_NIGHT="$night/workspace/outbox" AUTOGEN_REPORT_PICTURE="$night" dotnet test tests/AutoGen.Automation.Tests -c Release --nologo -v quiet --filter FullyQualifiedName~The_report_of_a_night
cp "$night/report.png" docs/images/
say "wrote docs/images/report.png"
