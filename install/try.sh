#!/usr/bin/env bash
# Builds AutoGen, starts the agent on a temporary workspace, drops a prompt file and an image into it, and shows what came out.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
install/build.sh
workspace="$(mktemp -d "${TMPDIR:-/tmp}/autogen-try.XXXXXX")"
inbox="$workspace/inbox"
deadline=$((SECONDS + 180))

artifacts/autogen/autogen run --workspace "$workspace" --data "$workspace/data" &
agent=$!
trap 'kill "$agent" 2>/dev/null || true' EXIT

until [ -d "$inbox" ]; do
  kill -0 "$agent" 2>/dev/null || stop "the agent ended before it watched $inbox; see above."
  [ "$SECONDS" -lt "$deadline" ] || stop "the agent did not start watching $inbox."
  sleep 0.1
done
say "dropping scenes.txt (3 prompts) and house.png with house.json (image to image) into $inbox"
cp install/examples/scenes.txt install/examples/house.png install/examples/house.json "$inbox/"

until [ -e "$inbox/done/scenes.txt.report.txt" ] && [ -e "$inbox/done/house.png.report.txt" ]; do
  for report in "$inbox"/failed/*.report.txt; do [ -e "$report" ] && { cat "$report" >&2; stop "a drop failed."; }; done
  kill -0 "$agent" 2>/dev/null || stop "the agent ended; see above."
  [ "$SECONDS" -lt "$deadline" ] || stop "no pictures after three minutes; the workspace is $workspace"
  sleep 0.2
done
kill -TERM "$agent" && wait "$agent" || true
trap - EXIT

say "done. The pictures:"
find "$workspace/outbox" -name '*.png' -not -path '*/.autogen/*' | sort
say "reports lie beside the sources in $inbox/done; with pictures, for the browser: $workspace/reports/latest.html"
