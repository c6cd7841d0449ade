#!/usr/bin/env bash
# The long form of the fault suite: install/soak.sh [kills=1000] [points=1000] [files=10000] [schedules=500] [seed=...]; 0 leaves a part out.
# Hours on two cores. Ends with a table of figures; fails where one breaks its promise.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
install/build.sh
fetch_fault_tools
exec dotnet run -c Release --project tests/AutoGen.Faults -v quiet -- "$@"
