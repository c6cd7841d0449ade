# Publishes AutoGen to artifacts\autogen: the executable, built-in plugins, pocket model and configuration. The twin of build.sh.
. "$PSScriptRoot\common.ps1"
if (Test-Path artifacts\autogen) { Remove-Item artifacts\autogen -Recurse -Force }
Invoke-Tool dotnet @('publish', 'src/AutoGen.Agent/AutoGen.Agent.csproj', '-c', 'Release', '-o', 'artifacts/autogen', '-v', 'quiet', '--nologo')
Say 'published to artifacts\autogen; try: artifacts\autogen\autogen.exe generate --prompt "a red circle on a blue background" --seed 7 --output out.png'
