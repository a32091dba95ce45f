# What every file of the suite needs: the module under test, and an emulator to talk to.

$root = Split-Path (Split-Path $PSScriptRoot)

# The manifest of the module under test: the one that Invoke-Suite.ps1 was given, or this repository's.
function Get-TestedManifest {
    if ($env:OMICSTOOLS_TESTED_MANIFEST) { $env:OMICSTOOLS_TESTED_MANIFEST } else { Join-Path $root 'OmicsTools.psd1' }
}

# Imports the module as a user would, and keeps the AWS configuration of whoever runs the suite out of it.
function Import-OmicsTools {
    Import-Module (Get-TestedManifest) -Force -Global -ErrorAction Stop
    Get-ChildItem Env:AWS_* | Remove-Item
    $env:AWS_EC2_METADATA_DISABLED = 'true'
    $env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path ([IO.Path]::GetTempPath()) 'omicstools-no-such-file'
}

# Starts an emulator on a free port and points the session at it. Returns the process, for Stop-Emulator.
function Start-Emulator {
    param([string[]] $Arguments = @())

    $program = 'debug', 'release' |
        ForEach-Object { Join-Path $root "artifacts/bin/OmicsTools.Emulator/$_/OmicsTools.Emulator.dll" } |
        Where-Object { Test-Path $_ } |
        Sort-Object { (Get-Item $_).LastWriteTime } |
        Select-Object -Last 1
    if (-not $program) {
        throw 'The emulator is not built: run dotnet build first.'
    }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$program`" $Arguments")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch 'at (?<endpoint>http://\S+)') {
        throw "The emulator did not start: $line"
    }

    $env:AWS_ENDPOINT_URL_OMICS = $env:AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = $Matches.endpoint
    $env:AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
    $env:AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    $env:AWS_REGION = 'us-east-1'
    $global:PSDefaultParameterValues['*-Omics*:MaxRequestsPerSecond'] = 10000
    $process
}

function Stop-Emulator {
    param([Diagnostics.Process] $Process)

    $global:PSDefaultParameterValues.Remove('*-Omics*:MaxRequestsPerSecond')
    if ($Process) {
        $Process.Kill()
        $Process.WaitForExit()
        $Process.Dispose()
    }
}

# A script as printed, for a module that lies where it was built.
function ConvertTo-Runnable {
    param([string] $Code)

    $Code.Replace('Import-Module OmicsTools ', "Import-Module '$(Get-TestedManifest)' ")
}

# Runs a script that is printed somewhere, in a folder of its own. Returns what it writes, errors included.
function Invoke-Printed {
    param([string] $Code, [string] $Folder)

    $script = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).ps1"
    Set-Content $script (ConvertTo-Runnable $Code)

    # A module does not see the session's.
    $PSDefaultParameterValues = $global:PSDefaultParameterValues
    Push-Location $Folder
    try {
        & $script 2>&1
    }
    finally {
        Pop-Location
        Remove-Item $script
    }
}

# Runs a script in a process of its own, of the same PowerShell. Returns what it writes, errors included.
function Invoke-NewProcess {
    param([string] $Code)

    $program = (Get-Process -Id $PID).Path
    $arguments = '-NoProfile', '-NonInteractive', '-Command', $Code
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') {
        # PowerShell as a .NET tool is a library that dotnet runs.
        $arguments = @([Environment]::GetCommandLineArgs()[0]) + $arguments
    }

    & $program @arguments 2>&1
}

Export-ModuleMember -Function Get-TestedManifest, Import-OmicsTools, Start-Emulator, Stop-Emulator, ConvertTo-Runnable, Invoke-Printed, Invoke-NewProcess
