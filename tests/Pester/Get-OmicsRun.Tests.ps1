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

    It 'tells which members of a batch have no run, on the screen and in a file' {
        $members = Get-OmicsRun -BatchId 5501207
        $members.RunSettingId | Should -Be @('trio-0418', 'trio-0416', 'trio-0417')
        $members | Out-String -Width 120 | Should -Match 'no run +trio-0418'
        $members[0] | Format-List | Out-String -Width 120 | Should -Match 'SubmissionFailureReason *: ValidationException'
        $file = Join-Path $TestDrive 'batch.csv'
        $members | Export-Csv $file
        $tasks = Import-Csv $file | Get-OmicsRunTask -Detail None -ErrorVariable missing -ErrorAction SilentlyContinue
        ($tasks | Group-Object RunId).Name | Should -Be @('8192911', '8192958')
        $tasks.RunUuid | Select-Object -Unique | Should -HaveCount 2
        $missing.FullyQualifiedErrorId | Should -BeLike 'InvalidId,*'
    }

    It 'stops asking for a batch when Select-Object has enough' {
        Get-OmicsRun -BatchId 5501207 | Select-Object -First 1 | Should -HaveCount 1
    }

    It 'exports without a type name in any cell' {
        foreach ($row in Get-OmicsRun | ConvertTo-Csv | ConvertFrom-Csv) {
            $row.PSObject.Properties.Value -match '^(System|OmicsTools|Amazon)\.' | Should -BeNullOrEmpty
        }
    }
}
