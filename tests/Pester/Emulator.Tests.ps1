BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
}

Describe 'The emulator' -Tag Once {
    It 'is started and stopped as its page says' {
        $root = Split-Path (Split-Path $PSScriptRoot)
        $recipe = [regex]::Match((Get-Content (Join-Path $root docs/emulator.md) -Raw), '(?ms)^```powershell\r?\n(BeforeAll.*?)^```').Groups[1].Value
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $file = Join-Path $TestDrive 'Recipe.Tests.ps1'
        Set-Content $file @"
Describe 'A runbook' {
$($recipe -replace '8080', $port)
    It 'finds the runs' { (Get-OmicsRun).Count | Should -Be 8 }
}
"@

        # A suite within a suite needs a process of its own.
        $written = Invoke-NewProcess @"
Set-Location '$root'
Import-Module '$(Join-Path (Get-Module Pester).ModuleBase Pester.psd1)', '$(Get-TestedManifest)'
`$result = Invoke-Pester -Path '$file' -Output None -PassThru
"passed `$(`$result.PassedCount), failed `$(`$result.FailedCount), blocks failed `$(`$result.FailedBlocksCount)"
"@

        $written | Select-Object -Last 1 | Should -Be 'passed 1, failed 0, blocks failed 0'
        { Invoke-RestMethod "http://127.0.0.1:$port/_emulator/health" } | Should -Throw
    }
}
