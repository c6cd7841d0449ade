# Publishes what people install on Windows: the self-contained folder artifacts\publish\win-x64, its archive and the archive's SHA-256 sum.
# The archive for Linux is made on Linux (publish.sh): Windows cannot keep the modes of its files.
. "$PSScriptRoot\common.ps1"
$version = ([xml](Get-Content Directory.Build.props -Raw)).SelectSingleNode('//VersionPrefix').InnerText
$out = Join-Path (Get-Location) 'artifacts\publish'
$archive = "autogen-$version-win-x64.zip"
foreach ($old in "$out\win-x64", "$out\$archive") { if (Test-Path $old) { Remove-Item $old -Recurse -Force } }
Invoke-Tool dotnet @(
    'publish', 'src/AutoGen.Agent/AutoGen.Agent.csproj', '-c', 'Release', '-r', 'win-x64', '--self-contained',
    '-p:AutoGenPlatform=windows', "-p:PublishArchive=$out\$archive", '-o', "$out\win-x64", '-v', 'quiet', '--nologo')
$sum = (Get-FileHash "$out\$archive" -Algorithm SHA256).Hash.ToLowerInvariant()
Set-Content "$out\$archive.sha256" "$sum  $archive"
Say "published artifacts\publish\win-x64 and $archive"
