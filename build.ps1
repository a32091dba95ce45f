#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
Builds, tests and packages OmicsTools.

.DESCRIPTION
Build    compiles everything; afterwards 'Import-Module ./OmicsTools.psd1' works.
Test     runs the .NET tests, then the Pester suite where Pester 5 is installed.
Package  lays the module out under artifacts/OmicsTools/<version>, as it is installed.

.PARAMETER Task
What to do. Test and Package build first.

.PARAMETER Configuration
Release or Debug.

.PARAMETER OmicsSdk
Where the HealthOmics client comes from: 'package' is AWSSDK.Omics from the package feed, 'slice' is src/AWSSDK.Omics.
Without it, the package is tried first.

.EXAMPLE
./build.ps1

.EXAMPLE
./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [ValidateSet('package', 'slice')]
    [string] $OmicsSdk
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'OmicsTools.sln'
$engine = Join-Path $PSScriptRoot 'src' 'OmicsTools.Engine'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE."
    }
}

# The release carries the real client. Feeds that lack the package get the slice, and are told so.
function Resolve-OmicsSdk {
    if ($OmicsSdk) {
        return $OmicsSdk
    }

    $null = & dotnet restore $engine -p:OmicsSdk=package 2>&1
    if ($LASTEXITCODE -eq 0) {
        return 'package'
    }

    Write-Warning 'The package AWSSDK.Omics cannot be restored from this feed: building with src/AWSSDK.Omics instead.'
    'slice'
}

function Build {
    $script:sdk = Resolve-OmicsSdk
    Invoke-DotNet build $solution --configuration $Configuration "-p:OmicsSdk=$sdk"
}

function Test {
    Invoke-DotNet test $solution --configuration $Configuration --no-build "-p:OmicsSdk=$sdk"
    & (Join-Path $PSScriptRoot 'tests' 'Pester' 'Invoke-Suite.ps1')
    if ($LASTEXITCODE -ne 0) {
        throw 'The Pester suite failed.'
    }
}

function Package {
    $version = (Import-PowerShellDataFile (Join-Path $PSScriptRoot 'OmicsTools.psd1')).ModuleVersion
    $target = Join-Path $PSScriptRoot 'artifacts' 'OmicsTools' $version
    if (Test-Path $target) {
        Remove-Item $target -Recurse
    }

    $null = New-Item $target -ItemType Directory
    foreach ($part in 'OmicsTools.psd1', 'README.md', 'LICENSE', 'CHANGELOG.md', 'bin', 'en-US') {
        Copy-Item (Join-Path $PSScriptRoot $part) $target -Recurse
    }

    $null = Test-ModuleManifest (Join-Path $target 'OmicsTools.psd1')
    Write-Host "Packaged in $target"
}

Build
if ($Task -ne 'Build') {
    & $Task
}
