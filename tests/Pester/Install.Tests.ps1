# What the README says about installing, in a copy of the repository, with a folder of its own for what is installed.

BeforeDiscovery {
    # Elsewhere the place of a user's modules cannot be chosen. A package that is tested was installed before.
    $canInstall = $PSEdition -eq 'Core' -and $IsLinux -and -not $env:OMICSTOOLS_TESTED_MANIFEST -and
        (Get-Command Install-PSResource, git -ErrorAction Ignore).Count -eq 2
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    $root = Split-Path (Split-Path $PSScriptRoot)
    $section = [regex]::Match((Get-Content (Join-Path $root README.md) -Raw), '(?ms)^## Install$.*?(?=^## )').Value
    $fromBuild, $fromPackage = [regex]::Matches($section, '(?ms)^```$(.*?)^```$') | ForEach-Object { $_.Groups[1].Value }

    $copy = Join-Path $TestDrive OmicsTools
    foreach ($file in git -C $root ls-files --cached --others --exclude-standard) {
        $target = Join-Path $copy $file
        $null = New-Item (Split-Path $target) -ItemType Directory -Force
        Copy-Item (Join-Path $root $file) $target -ErrorAction Ignore # deleted, and not yet committed
    }

    # The code was analyzed when it was built.
    $analyzed = $env:RunAnalyzers
    $env:RunAnalyzers = 'false'

    # Where PowerShell keeps a user's modules and repositories. What .NET keeps there is needed.
    $kept = $env:HOME, $env:DOTNET_CLI_HOME, $env:XDG_DATA_HOME
    $env:DOTNET_CLI_HOME = if ($env:DOTNET_CLI_HOME) { $env:DOTNET_CLI_HOME } else { $env:HOME }
    $env:HOME = (New-Item (Join-Path $TestDrive home) -ItemType Directory).FullName
    $env:XDG_DATA_HOME = (New-Item (Join-Path $env:HOME .local/share) -ItemType Directory -Force).FullName
}

AfterAll {
    $env:RunAnalyzers = $analyzed
    $env:HOME, $env:DOTNET_CLI_HOME, $env:XDG_DATA_HOME = $kept
}

Describe 'Installing as the README says' -Tag Once -Skip:(-not $canInstall) {
    It 'takes the module from where it was built' {
        $written = Invoke-NewProcess "Set-Location '$copy'; $fromBuild; (Get-Command Get-OmicsRunTask).Module.ModuleBase"

        $written | Select-Object -Last 1 | Should -Be $copy
    }

    It 'takes the module from its package' {
        $written = Invoke-NewProcess "Set-Location '$copy'; $fromPackage; Set-Location /; (Get-Command Get-OmicsRunTask).Module.ModuleBase"

        $written | Select-Object -Last 1 | Should -BeLike "$env:XDG_DATA_HOME/powershell/Modules/OmicsTools/*"
    }

    It 'tells whether the package is whole' {
        Push-Location (Join-Path $copy artifacts/OmicsTools)
        $checked = sha256sum --check SHA256SUMS
        Pop-Location

        $LASTEXITCODE | Should -Be 0
        $checked | Should -HaveCount 2
    }
}
