#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
Builds, tests and packages OmicsTools.

.DESCRIPTION
Build    compiles the module; afterwards 'Import-Module ./OmicsTools.psd1' works.
Test     compiles everything and runs the .NET tests, then the Pester suite where Pester 5 is installed.
Package  makes, in artifacts/OmicsTools, what is handed out: the module as it is installed, a package for
         Install-PSResource and Install-Module, a zip, and their checksums. The same as
         'dotnet build src/OmicsTools.Package -c Release', with sizes.

.PARAMETER Task
What to do. A package is always a Release build.

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
$source = Join-Path $PSScriptRoot 'src'

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

    # In a folder of its own: a restore that fails would have the next build begin from the beginning.
    $probe = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
    $null = & dotnet restore (Join-Path $source 'OmicsTools.Engine') -p:OmicsSdk=package "-p:ArtifactsPath=$probe" 2>&1
    $isThere = $LASTEXITCODE -eq 0
    Remove-Item $probe -Recurse -ErrorAction Ignore
    if ($isThere) {
        return 'package'
    }

    Write-Warning 'The package AWSSDK.Omics cannot be restored from this feed: building with src/AWSSDK.Omics instead.'
    'slice'
}

function Build {
    Invoke-DotNet build (Join-Path $source 'OmicsTools') --configuration $Configuration "-p:OmicsSdk=$sdk"
}

function Test {
    Invoke-DotNet test $solution --configuration $Configuration "-p:OmicsSdk=$sdk"
    & (Join-Path $PSScriptRoot 'tests' 'Pester' 'Invoke-Suite.ps1')
    if ($LASTEXITCODE -ne 0) {
        throw 'The Pester suite failed.'
    }
}

function Save-Package {
    Invoke-DotNet build (Join-Path $source 'OmicsTools.Package') --configuration Release "-p:OmicsSdk=$sdk" '-p:ContinuousIntegrationBuild=true'
    $packages = Join-Path $PSScriptRoot 'artifacts' 'OmicsTools'
    $version = (Test-ModuleManifest (Join-Path $PSScriptRoot 'OmicsTools.psd1')).Version
    $null = Test-ModuleManifest (Join-Path $packages $version 'OmicsTools.psd1')

    Write-Host "Packaged in ${packages}:"
    foreach ($item in Get-ChildItem $packages -Filter "*$version*") {
        $bytes = (Get-ChildItem $item -Recurse -File | Measure-Object Length -Sum).Sum
        Write-Host ('  {0,-26}{1,8:N0} KB' -f $item.Name, ($bytes / 1KB))
    }
}

$sdk = Resolve-OmicsSdk
switch ($Task) {
    'Build' { Build }
    'Test' { Test }
    'Package' { Save-Package }
}
