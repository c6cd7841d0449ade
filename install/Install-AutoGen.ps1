#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Installs AutoGen, from the unpacked archive this script lies in, as a Windows service that watches a workspace, and starts it.
.PARAMETER Workspace
Folder of the watched folder "inbox" and of the pictures, "outbox".
.PARAMETER To
Where the program goes.
.PARAMETER Data
Folder of configuration, models, plugins and logs. Default: %ProgramData%\AutoGen.
.PARAMETER AtLogon
Start it when you sign in, in your session, instead of as a service.
.EXAMPLE
.\Install-AutoGen.ps1 -Workspace D:\pictures
#>
param(
    [Parameter(Mandatory)] [string] $Workspace,
    [string] $To = "$env:ProgramFiles\AutoGen",
    [string] $Data = "$env:ProgramData\AutoGen",
    [switch] $AtLogon
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Agent([string[]] $Arguments) {
    & "$To\autogen.exe" $Arguments
    if ($LASTEXITCODE -ne 0) { throw "autogen $($Arguments -join ' ') ended with exit code $LASTEXITCODE; see above." }
}

if ($PSScriptRoot -ne $To) {
    if (Test-Path "$To\autogen.exe") { throw "AutoGen lies in $To already: use Upgrade-AutoGen.ps1." }
    New-Item $To -ItemType Directory -Force | Out-Null
    Copy-Item "$PSScriptRoot\*" $To -Recurse
}

# A backslash before the closing quotation mark would be taken for an escaped one.
$install = @('service', 'install', '--workspace', $Workspace.TrimEnd('\'), '--data', $Data.TrimEnd('\'))
if ($AtLogon) { $install += '--at-logon' }
Invoke-Agent $install
Invoke-Agent @('service', 'start')
Write-Host "AutoGen watches $Workspace\inbox. What it does: & `"$To\autogen.exe`" status"
