#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Puts the version of the unpacked archive this script lies in in the place of the installed one. Configuration, models, plugins and state lie elsewhere and stay.
If the new version does not start, the old one is put back.
.PARAMETER To
Where the program lies.
.EXAMPLE
.\Upgrade-AutoGen.ps1
#>
param([string] $To = "$env:ProgramFiles\AutoGen")
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$old = "$To.old"

function Invoke-Agent([string[]] $Arguments) {
    & "$To\autogen.exe" $Arguments
    if ($LASTEXITCODE -ne 0) { throw "autogen $($Arguments -join ' ') ended with exit code $LASTEXITCODE; see above." }
}

if (-not (Test-Path "$To\autogen.exe")) { throw "There is no AutoGen in $To to upgrade: use Install-AutoGen.ps1." }
if ($PSScriptRoot -eq $To) { throw 'Run this from the folder that the new archive was unpacked into.' }
if (Test-Path $old) { throw "$old is left of an upgrade that was interrupted. Look at it, and take it away or put it back." }

$ran = (Invoke-Agent @('service', 'status', '--json') | Out-String | ConvertFrom-Json).state -eq 'running'
if ($ran) { Invoke-Agent @('service', 'stop') }

# The folder itself stays, and with it the rights that the service was given on it.
New-Item $old -ItemType Directory | Out-Null
try {
    Get-ChildItem $To -Force | Move-Item -Destination $old
    Copy-Item "$PSScriptRoot\*" $To -Recurse
    if ($ran) { Invoke-Agent @('service', 'start') }
}
catch {
    Get-ChildItem $To -Force | Where-Object { Test-Path (Join-Path $old $_.Name) } | Remove-Item -Recurse -Force
    Get-ChildItem $old -Force | Move-Item -Destination $To
    Remove-Item $old
    if ($ran) { Invoke-Agent @('service', 'start') }
    throw
}

Remove-Item $old -Recurse -Force
Write-Host "AutoGen is now version $(& "$To\autogen.exe" --version)"
