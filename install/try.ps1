# Builds AutoGen, starts the agent on a temporary workspace, drops a prompt file and an image into it, and shows what came out. The twin of try.sh.
. "$PSScriptRoot\common.ps1"
& "$PSScriptRoot\build.ps1"
$autogen = Join-Path (Get-Location) 'artifacts\autogen\autogen.exe'
$workspace = Join-Path ([IO.Path]::GetTempPath()) ('autogen-try-' + [IO.Path]::GetRandomFileName())
$inbox = Join-Path $workspace 'inbox'
$deadline = (Get-Date).AddMinutes(3)

function Wait-Until([scriptblock] $Done, [string] $Otherwise) {
    while (-not (& $Done)) {
        if ($agent.HasExited) { throw 'the agent ended; see above.' }
        if ((Get-Date) -gt $deadline) { throw $Otherwise }
        Start-Sleep -Milliseconds 200
    }
}

$agent = Start-Process $autogen -ArgumentList "run --workspace `"$workspace`" --data `"$workspace\data`"" -NoNewWindow -PassThru
try {
    Wait-Until { Test-Path $inbox } "the agent did not start watching $inbox."
    Say "dropping scenes.txt (3 prompts) and house.png with house.json (image to image) into $inbox"
    Copy-Item install\examples\scenes.txt, install\examples\house.png, install\examples\house.json $inbox
    Wait-Until { (Test-Path "$inbox\done\scenes.txt.report.txt") -and (Test-Path "$inbox\done\house.png.report.txt") } "no pictures after three minutes; the workspace is $workspace"
    Invoke-Tool $autogen @('stop', '--data', "$workspace\data")
}
finally {
    if (-not $agent.HasExited) { $agent.Kill() }
}

Say 'done. The pictures:'
Get-ChildItem "$workspace\outbox" -Filter *.png | ForEach-Object FullName
Say "reports lie beside the sources in $inbox\done; with pictures, for the browser: $workspace\reports\latest.html"
