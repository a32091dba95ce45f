BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-OmicsRun' {
    It 'lists the runs' {
        Get-OmicsRun | Should -HaveCount 8
    }

    It 'finds runs by name and status' {
        (Get-OmicsRun -Name trio-*).Id | Should -Be @('8192958', '8192911')
        (Get-OmicsRun -Status FAILED, CANCELLED).Status | Select-Object -Unique | Sort-Object | Should -Be @('CANCELLED', 'FAILED')
    }

    It 'stops asking when Select-Object has enough' {
        Get-OmicsRun | Select-Object -First 2 | Should -HaveCount 2
    }

    It 'exports without a type name in any cell' {
        foreach ($row in Get-OmicsRun | ConvertTo-Csv | ConvertFrom-Csv) {
            $row.PSObject.Properties.Value -match '^(System|OmicsTools|Amazon)\.' | Should -BeNullOrEmpty
        }
    }
}
