#!/usr/bin/env bash
# The long form of the fault suite, and DirectML on drivers that compute on the processor: install/soak.sh [kills=1000] [points=1000] [files=10000] [schedules=500] [seed=...]; 0 leaves a part out.
# Hours on two cores. Ends with a table of figures; fails where one breaks its promise.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
install/build.sh
fetch_fault_tools
fetch_wine
fetch_gpus
if command -v wine >/dev/null; then
  install/publish.sh win-x64
  # DirectML on a driver that computes garbage, and on one that computes right: that is Mesa 25, in the backports of Debian 12; without it that part is skipped
  dotnet test tests/AutoGen.Windows.Tests -c Release --nologo --filter FullyQualifiedName~GpuTests
fi
exec dotnet run -c Release --project tests/AutoGen.Faults -v quiet -- "$@"
