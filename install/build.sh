#!/usr/bin/env bash
# Publishes AutoGen to artifacts/autogen/: the executable, built-in plugins, pocket model and configuration.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
set_up
rm -rf artifacts/autogen
dotnet publish src/AutoGen.Agent/AutoGen.Agent.csproj -c Release -o artifacts/autogen -v quiet --nologo
say "published to artifacts/autogen/; try: artifacts/autogen/autogen generate --prompt \"a red circle on a blue background\" --seed 7 --output out.png"
