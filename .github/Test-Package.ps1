<#
.SYNOPSIS
Installs the package from artifacts/OmicsTools as users do, and runs the Pester suite against it.

.DESCRIPTION
For the machines of the workflow: it installs modules for the current user, from the PowerShell Gallery. The suite's
exit code, the number of failed tests, is its own.

.PARAMETER ExpectedVersion
The PowerShell that this has to run in, lest a test says something of another one.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [version] $ExpectedVersion
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ($PSVersionTable.PSVersion.Major -ne $ExpectedVersion.Major -or $PSVersionTable.PSVersion.Minor -ne $ExpectedVersion.Minor) {
    throw "This is PowerShell $($PSVersionTable.PSVersion), not $ExpectedVersion."
}

$root = Split-Path $PSScriptRoot
$packages = Join-Path $root 'artifacts/OmicsTools'
foreach ($line in Get-Content (Join-Path $packages 'SHA256SUMS')) {
    $hash, $file = $line -split '  ', 2
    if ((Get-FileHash (Join-Path $packages $file)).Hash -ne $hash) {
        throw "$file is not the file that was built."
    }
}

# AWS Tools around either version of the AWS SDK.
if ($PSEdition -eq 'Core') {
    Install-PSResource Pester -Version '[5.0,6.0)' -TrustRepository
    Install-PSResource PSScriptAnalyzer -TrustRepository
    Install-PSResource AWS.Tools.Common -Version '[4.1,5.0)' -TrustRepository
    Install-PSResource AWS.Tools.Common -Version '[5.0,6.0)' -TrustRepository
    Register-PSResourceRepository OmicsToolsBuild -Uri $packages -Trusted -Force
    Install-PSResource OmicsTools -Repository OmicsToolsBuild
}
else {
    $null = Install-PackageProvider NuGet -Force -Scope CurrentUser
    $common = @{ Force = $true; Scope = 'CurrentUser'; AllowClobber = $true }
    Install-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99.99 -SkipPublisherCheck @common
    Install-Module PSScriptAnalyzer @common
    Install-Module AWS.Tools.Common -MinimumVersion 4.1 -MaximumVersion 4.99.99 @common
    Install-Module AWS.Tools.Common -MinimumVersion 5.0 -MaximumVersion 5.99.99 @common
    Register-PSRepository OmicsToolsBuild -SourceLocation $packages -InstallationPolicy Trusted
    Install-Module OmicsTools -Repository OmicsToolsBuild @common
}

$installed = @(Get-Module OmicsTools -ListAvailable)
if ($installed.Count -ne 1) {
    throw "OmicsTools is installed $($installed.Count) times."
}

& (Join-Path $root 'tests/Pester/Invoke-Suite.ps1') -Manifest (Join-Path $installed[0].ModuleBase 'OmicsTools.psd1')
