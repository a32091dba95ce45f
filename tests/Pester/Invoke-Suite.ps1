<#
.SYNOPSIS
Runs the Pester suite against the module as built, or as installed, where Pester 5 is installed, and says so where it is not.

.DESCRIPTION
Runs it once in each culture, since dates, numbers and casing are what tests on one machine never see differ; what is
tagged Once, in the first alone, unless it is left out. The last line is 'pester: N passed, N failed, N skipped'. The exit code is the number of failed tests.

.PARAMETER Culture
The cultures to run it in.

.PARAMETER SkipOnce
Leaves out what is tagged Once.

.PARAMETER Manifest
The manifest of the module to test: that of an installed package, say. Without it, the one in the repository's root.

.PARAMETER Pester
The manifest of the Pester to run it with. Without it, the newest Pester 5 that is installed.

.EXAMPLE
tests/Pester/Invoke-Suite.ps1 -Manifest (Get-Module OmicsTools -ListAvailable).Path
#>
[CmdletBinding()]
param(
    [string[]] $Culture = @('en-US', 'de-DE', 'tr-TR'),

    [switch] $SkipOnce,

    [string] $Manifest,

    [string] $Pester = (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 } | Sort-Object Version | Select-Object -Last 1).Path
)

$ErrorActionPreference = 'Stop'
if (-not $Pester) {
    Write-Warning 'SKIPPED: the Pester suite needs Pester 5, which is not installed (Install-PSResource Pester).'
    Write-Host 'pester: 0 passed, 0 failed, 1 skipped'
    exit 0
}

if ($Manifest) {
    $env:OMICSTOOLS_TESTED_MANIFEST = Resolve-Path $Manifest
}

Import-Module $Pester
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'

# As a user's session has it.
$ErrorActionPreference = 'Continue'
$passed = $failed = $skipped = 0
foreach ($name in $Culture) {
    Write-Host "== $name"
    $configuration.Filter.ExcludeTag = if ($SkipOnce -or $name -ne $Culture[0]) { 'Once' } else { @() }
    [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $name
    $result = Invoke-Pester -Configuration $configuration
    $passed += $result.PassedCount
    $failed += $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    $skipped += $result.SkippedCount
}

Write-Host "pester: $passed passed, $failed failed, $skipped skipped"
exit $failed
