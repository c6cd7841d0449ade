#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Takes AutoGen away: the service or logon task, the rights it was given, the Event Log source, the program. Pictures and workspaces stay.
.PARAMETER To
Where the program lies.
.PARAMETER Data
Its data folder. Default: %ProgramData%\AutoGen.
.PARAMETER RemoveData
Remove the data folder too: configuration, models and plugins in it, logs, the record of what was done.
.EXAMPLE
.\Uninstall-AutoGen.ps1 -RemoveData
#>
param(
    [string] $To = "$env:ProgramFiles\AutoGen",
    [string] $Data = "$env:ProgramData\AutoGen",
    [switch] $RemoveData
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

& "$To\autogen.exe" service uninstall --data ($Data.TrimEnd('\'))
if ($LASTEXITCODE -ne 0) { throw "autogen service uninstall ended with exit code $LASTEXITCODE; see above. Nothing was removed." }
Set-Location $env:SystemDrive\
Remove-Item $To -Recurse -Force
if ($RemoveData -and (Test-Path $Data)) { Remove-Item $Data -Recurse -Force }
Write-Host 'AutoGen is uninstalled.'
