BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator -Arguments '--runs', '1', '--tasks', '60'
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Files' {
    It 'writes a row for each failed task, and no type name into any cell' {
        $file = Join-Path $TestDrive 'failed.csv'
        '8192911', '8192987' | Get-OmicsRunTask | Where-Object Status -eq FAILED | Export-Csv $file
        $rows = Import-Csv $file
        $rows.TaskId | Should -HaveCount 3
        $rows.Status | Select-Object -Unique | Should -Be 'FAILED'
        foreach ($row in $rows) {
            $row.PSObject.Properties.Value -match '^(System|OmicsTools|Amazon)\.' | Should -BeNullOrEmpty
        }
    }

    It 'writes a row for each task whatever its name contains' {
        $file = Join-Path $TestDrive 'awkward.csv'
        $tasks = Get-OmicsRunTask 5000001
        $tasks | Export-Csv $file
        $rows = Import-Csv $file
        $rows.TaskId | Should -Be $tasks.TaskId
        $rows.Name | Should -Be $tasks.Name
    }

    It 'reads the tasks of a file again' {
        $file = Join-Path $TestDrive 'again.csv'
        Get-OmicsRunTask 8192911 -Status FAILED | Export-Csv $file
        $again = Import-Csv $file | Get-OmicsRunTask
        $again.TaskId | Should -Be @('4392889', '4612468')
        $again[0].FailureReason | Should -Be 'OUT_OF_MEMORY_ERROR'
    }

    It 'writes the same bytes under every culture' {
        $before = [cultureinfo]::CurrentCulture
        $tasks = Get-OmicsRunTask 5000001
        $texts = foreach ($culture in 'en-US', 'de-DE', 'tr-TR') {
            [cultureinfo]::CurrentCulture = $culture
            $tasks | ConvertTo-Csv | Out-String
        }
        [cultureinfo]::CurrentCulture = $before
        $texts | Select-Object -Unique | Should -HaveCount 1
        $texts[0] | Should -Match '"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"'
    }

    It 'selects what belongs together' {
        $task = Get-OmicsRunTask 8192911 -TaskId 4392889
        ($task | Select-Object Timing).PSObject.Properties.Name | Should -Contain 'QueueTime'
        ($task | Select-Object Resources).PSObject.Properties.Name | Should -Contain 'InstanceType'
        ($task | Select-Object Failure).FailureReason | Should -Be 'OUT_OF_MEMORY_ERROR'
        ($task | Select-Object Images).Image | Should -BeLike '*gatk:4.5.0'
        (Get-OmicsRunTask 8192875 -Detail None | Measure-Object RunSeconds -Sum).Sum | Should -BeGreaterThan 1000
    }

    It 'survives CLIXML and JSON' {
        $file = Join-Path $TestDrive 'tasks.xml'
        Get-OmicsRunTask 8192911 -TaskId 4392889 | Export-Clixml $file
        (Import-Clixml $file | Get-OmicsRunTask).TaskId | Should -Be '4392889'
        (Get-OmicsRunTask 8192911 -TaskId 4392889 | ConvertTo-Json | ConvertFrom-Json).ImageDetails.Image | Should -BeLike '*gatk:4.5.0'
    }
}
