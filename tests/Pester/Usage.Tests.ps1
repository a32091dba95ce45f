BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Use and cost' {
    It 'fits a file, the same in every culture' {
        $path = Join-Path $TestDrive 'usage.csv'
        $culture = [cultureinfo]::CurrentCulture
        $written = foreach ($name in 'en-US', 'de-DE', 'ar-SA') {
            [cultureinfo]::CurrentCulture = $name
            Measure-OmicsRunTask 8192875 | Export-Csv $path
            Measure-OmicsRun 8192875 | ConvertTo-Csv | Add-Content $path
            Measure-OmicsRunTask 8192875 -ByStep | ConvertTo-Csv | Add-Content $path
            Compare-OmicsRun -ReferenceRun 8192875 8192790 | ConvertTo-Csv | Add-Content $path
            Get-Content $path -Raw
        }
        [cultureinfo]::CurrentCulture = $culture

        ($written | Select-Object -Unique).Count | Should -Be 1
        $written[0] | Should -Not -Match 'OmicsTools\.'
        (Import-Csv $path)[0].CpusMaximum | Should -Match '^\d+\.\d+$'
    }

    It 'counts and sorts as numbers' {
        $tasks = Measure-OmicsRunTask 8192875
        [math]::Round(($tasks | Measure-Object EstimatedCost -Sum).Sum, 6) | Should -Be ([double](Measure-OmicsRun 8192875).ComputeCost)
        ($tasks | Sort-Object MemoryMaximum -Descending)[0].MemoryMaximum | Should -Be ($tasks | Measure-Object MemoryMaximum -Maximum).Maximum
        $tasks[0].CpusMaximum + 1 | Should -BeGreaterThan 1
        @($tasks | Where-Object CpuUtilization -gt 0.5).Count | Should -BeGreaterThan 0
        ($tasks[0] | Select-Object * -ExcludeProperty QueueTime, RunTime | ConvertTo-Json | ConvertFrom-Json).CpusMaximum | Should -Be $tasks[0].CpusMaximum
    }

    It 'looks the same after a file' {
        $path = Join-Path $TestDrive 'usage.clixml'
        foreach ($objects in (Measure-OmicsRunTask 8192875), (Measure-OmicsRun 8192875), (Measure-OmicsRunTask 8192875 -ByStep), (Compare-OmicsRun -ReferenceRun 8192875 8192790)) {
            $objects | Export-Clixml $path
            Import-Clixml $path | Out-String -Width 140 | Should -BeExactly ($objects | Out-String -Width 140)
            Import-Clixml $path | ConvertTo-Csv | Select-Object -Skip 1 | Should -BeExactly ($objects | ConvertTo-Csv | Select-Object -Skip 1)
        }
    }

    It 'shows bars where the console can show them, and figures everywhere' {
        $text = Measure-OmicsRunTask 8192875 | Out-String -Width 120
        $text | Should -Match '\d+%'
        $text -match '█' | Should -Be ([Console]::OutputEncoding.CodePage -in 65001, 1200)
    }

    It 'cuts no number at <_> columns' -ForEach 60, 80, 100, 120, 140 {
        $width = $_
        $written = @(
            Measure-OmicsRunTask 8192875 | Out-String -Width $width
            Get-OmicsRun -Status COMPLETED | Measure-OmicsRun | Out-String -Width $width
            Measure-OmicsRunTask 8192875, 8192790 -ByStep | Out-String -Width $width
            Compare-OmicsRun -ReferenceRun 8192958 8192911 | Out-String -Width $width
        )
        $lines = $written -split '\r?\n'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $width
        $lines -match '…\d|[ .:]\d+…|\d+%?…' | Should -BeNullOrEmpty
        ($lines -match 'UGCallVariants')[0] | Should -Match '0:19:10 +0\.5229'
    }
}
