BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-OmicsRunTask' {
    It 'takes <Name>' -TestCases @(
        @{ Name = 'an id'; Script = { Get-OmicsRunTask 8192911 } }
        @{ Name = 'an ARN'; Script = { Get-OmicsRunTask arn:aws:omics:us-east-1:123456789012:run/8192911 } }
        @{ Name = 'ids from the pipeline'; Script = { '8192911' | Get-OmicsRunTask } }
        @{ Name = 'runs of this module'; Script = { Get-OmicsRun -Name trio-0417* | Get-OmicsRunTask } }
        @{ Name = 'the output of the AWS CLI'; Script = { '{"items":[{"id":"8192911","status":"FAILED"}]}' | ConvertFrom-Json | ForEach-Object items | Get-OmicsRunTask } }
        @{ Name = 'rows of a CSV file'; Script = { "RunId,Status`n8192911,FAILED" | ConvertFrom-Csv | Get-OmicsRunTask } }
        @{ Name = 'a column of another name'; Script = { "Run,Sample`n8192911,x" | ConvertFrom-Csv | Get-OmicsRunTask -Id { $_.Run } } }
        @{ Name = 'objects out of another process'; Script = { Start-Job { [pscustomobject]@{ Id = '8192911' } } | Receive-Job -Wait -AutoRemoveJob | Get-OmicsRunTask } }
    ) {
        $tasks = & $Script
        $tasks | Should -HaveCount 9
        $tasks.RunId | Select-Object -Unique | Should -Be '8192911'
    }

    It 'stops asking when Select-Object has enough' {
        $first = Get-OmicsRun | Get-OmicsRunTask | Select-Object -First 1
        $first | Should -HaveCount 1
        Get-OmicsRunTask 8192911 | Should -HaveCount 9
    }

    It 'works in several runspaces at once' -Skip:($PSEdition -eq 'Desktop') {
        $manifest = (Get-Module OmicsTools).Path
        $counts = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            @(Get-OmicsRunTask 8192911 -MaxRequestsPerSecond 10000).Count
        }
        $counts | Should -Be @(9, 9, 9, 9)
    }

    It 'goes on after a run that does not exist' {
        $tasks = '9999999', '8192911' | Get-OmicsRunTask -ErrorAction SilentlyContinue -ErrorVariable problems
        $tasks | Should -HaveCount 9
        $problems.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
    }

    It 'groups, sorts and measures' {
        $tasks = Get-OmicsRunTask 8192875
        ($tasks | Group-Object BaseName | Where-Object Name -eq UGMakeExamples).Count | Should -Be 8
        ($tasks | Sort-Object RunTime -Descending | Select-Object -First 1).Name | Should -Be 'UGCallVariants'
        $tasks | Where-Object StartTime -gt (Get-Date).AddDays(-2) | Should -HaveCount 17
    }

    It 'works in strict mode and in constrained language' {
        $shell = [powershell]::Create()
        $manifest = (Get-Module OmicsTools).Path
        $null = $shell.AddScript("Import-Module '$manifest'; Set-StrictMode -Version Latest; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'").Invoke()
        $shell.Commands.Clear()
        $text = $shell.AddScript("'8192911', 8192958 | Get-OmicsRunTask -Status FAILED | Out-String").Invoke() -join "`n"
        $shell.Streams.Error | Should -BeNullOrEmpty
        $text | Should -Match 'HaplotypeCaller-3-34'
        $shell.Dispose()
    }

    It 'colours the status for a console and for nothing else' -Skip:($PSEdition -eq 'Desktop') {
        $file = Join-Path $TestDrive 'tasks.txt'
        Get-OmicsRunTask 8192911 > $file
        Get-Content $file -Raw | Should -Not -Match '\e\['
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'Ansi'
        $table = Get-OmicsRunTask 8192911 | Out-String
        $PSStyle.OutputRendering = $rendering
        $table | Should -Match '\e\[[0-9;]*mFAILED'
    }

    It 'fits its table into 100 columns' {
        $table = Get-OmicsRunTask 8192911 | Out-String -Width 100 -Stream | Where-Object { $_ }
        ($table | ForEach-Object { ($_ -replace '\e\[[0-9;]*m').Length } | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 100
        $table -match 'RunTime' | Should -Not -BeNullOrEmpty
        $table -match '…' | Should -BeNullOrEmpty
    }
}
