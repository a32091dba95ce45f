BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
}

Describe 'Import' {
    It 'exports its cmdlets and nothing else' {
        (Get-Module OmicsTools).ExportedCommands.Keys | Sort-Object | Should -Be @('Get-OmicsRun', 'Get-OmicsRunTask', 'Wait-OmicsRun', 'Wait-OmicsRunTask')
    }

    It 'can be repeated' {
        { Import-OmicsTools } | Should -Not -Throw
        Remove-Module OmicsTools
        { Import-OmicsTools } | Should -Not -Throw
    }

    It 'puts no assembly but its own into the load context of the session' -Skip:($PSEdition -eq 'Desktop') {
        Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1 -ErrorAction SilentlyContinue
        $shared = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.ForEach({ $_.GetName().Name })
        $shared | Should -Contain 'OmicsTools'
        $shared | Should -Not -Contain 'OmicsTools.Engine'
        $shared -like 'AWSSDK.*' | Should -BeNullOrEmpty
    }

    It 'has a manifest that PowerShell accepts' {
        { Test-ModuleManifest (Get-TestedManifest) -ErrorAction Stop } | Should -Not -Throw
    }
}
