BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    # The run that is RUNNING ends within two seconds.
    $emulator = Start-Emulator --speed, 1000
    $global:PSDefaultParameterValues['Wait-Omics*:PollingInterval'] = 1
}

AfterAll {
    $global:PSDefaultParameterValues.Remove('Wait-Omics*:PollingInterval')
    Stop-Emulator $emulator
}

Describe 'Wait-OmicsRun' {
    It 'writes the end of a run' {
        (Wait-OmicsRun 8193040).Status | Should -BeExactly 'COMPLETED'
    }

    It 'stops when Select-Object has enough' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        8192911, 8193040 | Wait-OmicsRun -PollingInterval 1000 | Select-Object -First 1 -ExpandProperty Id | Should -Be 8192911
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 500
    }

    It 'takes a number for seconds and a TimeSpan for what it is' {
        Wait-OmicsRun 8192911 -Timeout 5 | Should -Not -BeNullOrEmpty
        Wait-OmicsRun 8192911 -Timeout '0:00:05' | Should -Not -BeNullOrEmpty
        Wait-OmicsRun 8192911 -Timeout ([timespan]::FromSeconds(5)) | Should -Not -BeNullOrEmpty
        { Wait-OmicsRun 8192911 -Timeout soon } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*'
    }

    It 'shows changes as a table' {
        $text = Wait-OmicsRun 8192911 -PassThruChange | Out-String -Width 120
        $text | Should -Match 'Seen \(UTC\) +Is +Name +RunId +TaskId +Was'
        $text | Should -Match 'FAILED +\S+ +8192911'
    }
}

Describe 'Wait-OmicsRunTask' {
    It 'writes tasks as they end, to a file too' {
        $path = Join-Path $TestDrive 'tasks.csv'
        Wait-OmicsRunTask 8193040 | Export-Csv $path
        (Import-Csv $path).Status | Select-Object -Unique | Should -BeExactly 'COMPLETED'
    }
}
