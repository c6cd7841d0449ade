# Dot-sourced by the scripts beside it. They need the .NET 10 SDK, and a NuGet feed that has every package, as the public one does.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location (Split-Path -Parent $PSScriptRoot)
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

function Say([string] $Text) { Write-Host "AutoGen: $Text" }

# PowerShell does not stop where a program fails.
function Invoke-Tool([string] $Tool, [string[]] $Arguments) {
    & $Tool $Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Tool $($Arguments -join ' ') ended with exit code $LASTEXITCODE" }
}
