BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-OmicsRunTaskLog' {
    It 'shows lines under their task, with the local time' {
        $lines = Get-OmicsRunTaskLog 8192911 -TaskId 4612468 -Tail 2
        $text = $lines | Out-String
        $text | Should -Match 'Log: run 8192911, task 4612468'
        $text | Should -Match ([regex]::Escape(('{0:yyyy-MM-dd HH:mm:ss}  Task exited' -f [datetime]$lines[-1].Time)))
    }

    It 'gives lines to Select-String and Set-Content' {
        $path = Join-Path $TestDrive 'task.log'
        Get-OmicsRunTaskLog 8192911 -TaskId 4612468 | Set-Content $path
        (Get-Content $path)[-1] | Should -BeLike 'Task exited with code 137*'
        (Get-OmicsRunTaskLog 8192911 -TaskId 4612468 | Select-String Killed)[0].Line | Should -BeLike '*27 Killed*'
    }
}

Describe 'Get-OmicsRunFailure' {
    It 'is a list made to be read' {
        $text = Get-OmicsRunFailure 8192911 | Out-String -Width 200
        $text | Should -Match 'Failed task +: 4612468 HaplotypeCaller-3-34, tried 2 times'
        $text | Should -Match 'Next step +: The task asked for 8 GiB'
        $text | Should -Match 'Last lines +: '
    }

    It 'looks the same after a file or a job' {
        $path = Join-Path $TestDrive 'failure.clixml'
        $failure = Get-OmicsRunFailure 8192911 -Tail 3
        $failure | Export-Clixml $path
        Import-Clixml $path | Out-String -Width 200 | Should -BeExactly ($failure | Out-String -Width 200)

        $lines = Get-OmicsRunTaskLog 8192911 -TaskId 4612468 -Tail 3
        $lines | Export-Clixml $path
        Import-Clixml $path | Out-String -Width 200 | Should -BeExactly ($lines | Out-String -Width 200)
    }

    It 'fits a file' {
        $path = Join-Path $TestDrive 'failures.csv'
        Get-OmicsRunFailure -StoppedAfter (Get-Date).AddHours(-12) -Tail 2 | Export-Csv $path
        $rows = Import-Csv $path
        $rows.RunId | Should -Be '8193012', '8192987', '8192911'
        ($rows[2].LogTail -split '\r?\n').Count | Should -Be 2
        $rows[2].StopTime | Should -BeLike '*Z'
    }
}
