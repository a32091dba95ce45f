BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
}

Describe 'Import' {
    It 'exports its cmdlets and nothing else' {
        (Get-Module OmicsTools).ExportedCommands.Keys | Sort-Object | Should -Be @(
            'Compare-OmicsRun', 'Export-OmicsRunTimeline', 'Export-OmicsRunTrace', 'Find-OmicsRun', 'Get-OmicsRun', 'Get-OmicsRunFailure', 'Get-OmicsRunLog', 'Get-OmicsRunTask', 'Get-OmicsRunTaskLog',
            'Measure-OmicsRun', 'Measure-OmicsRunTask', 'Wait-OmicsRun', 'Wait-OmicsRunTask')
    }

    It 'can be repeated' {
        { Import-OmicsTools } | Should -Not -Throw
        Remove-Module OmicsTools
        { Import-OmicsTools } | Should -Not -Throw
    }

    It 'loads no assembly under a name that another module may use' {
        Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1 -ErrorAction SilentlyContinue
        $bin = Join-Path (Split-Path (Get-Module OmicsTools).Path) '*'
        $loaded = [AppDomain]::CurrentDomain.GetAssemblies().Where({ -not $_.IsDynamic -and $_.Location -like $bin }).ForEach({ $_.GetName().Name })
        $loaded | Should -Contain 'OmicsTools.AWSSDK.Core'
        $loaded -notlike 'OmicsTools*' | Should -BeNullOrEmpty
    }

    It 'has a manifest that PowerShell accepts' {
        { Test-ModuleManifest (Get-TestedManifest) -ErrorAction Stop } | Should -Not -Throw
    }
}
