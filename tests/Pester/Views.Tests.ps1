BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator

    function Get-Header([object] $What, [int] $Width) {
        $lines = ($What | Out-String -Width $Width) -split '\r?\n'
        -split ($lines | Where-Object { $_ -cmatch '^(Status|RunId)\s' } | Select-Object -First 1)
    }

    # A session that may do nothing but run commands and read properties, as a locked-down Windows has it.
    function Invoke-Constrained([string] $Rendering, [scriptblock] $Script, [object] $Argument) {
        $state = [initialsessionstate]::CreateDefault2()
        $null = $state.ImportPSModule((Join-Path (Get-Module OmicsTools).ModuleBase OmicsTools.psd1))
        $shell = [powershell]::Create($state)
        $before = if ($PSVersionTable.PSVersion.Major -ge 7) { $PSStyle.OutputRendering }
        try {
            if ($PSVersionTable.PSVersion.Major -ge 7) {
                $shell.Runspace.SessionStateProxy.GetVariable('PSStyle').OutputRendering = $Rendering
            }

            $shell.Runspace.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
            $shell.AddScript($Script).AddArgument($Argument).Invoke()
            $shell.Streams.Error | ForEach-Object { throw $_ }
        }
        finally {
            # All runspaces of a process share it.
            if ($PSVersionTable.PSVersion.Major -ge 7) {
                $PSStyle.OutputRendering = $before
            }

            $shell.Dispose()
        }
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Views' {
    It 'keeps the name a name and cuts no id at <Width> columns' -ForEach @(60, 80, 100, 120, 140).ForEach({ @{ Width = $_ } }) {
        $text = Get-OmicsRunTask 8192911 -TaskId 4392889 | Out-String -Width $Width
        $text | Should -Match 'HaplotypeCaller-3-34 +4392889'
        Get-OmicsRun 8192911 | Out-String -Width $Width | Should -Match ' 8192911( |\r?\n)'
    }

    It 'shows what ran where and how long on 120 columns, and why it failed on 140' {
        $task = Get-OmicsRunTask 8192911 -TaskId 4392889
        Get-Header $task 120 | Should -Be Status, Name, TaskId, RunTime, Memory, InstanceType, Cpus, Queued
        Get-Header $task 140 | Should -Be Status, Name, TaskId, RunTime, Memory, InstanceType, Cpus, Queued, Reason
        $task | Out-String -Width 140 | Should -Match 'OUT_OF_MEMORY_ERROR'
        Get-Header (Get-OmicsRun 8192911) 140 | Should -Be Status, Name, Id, Created, '(UTC)', RunTime, Queued, Workflow, Reason
    }

    It 'drops no column of the timing on 140 columns' {
        $header = Get-Header (Get-OmicsRunTask 8192911 | Format-Table Timing) 140
        $header[0..7] | Should -Be RunId, TaskId, Status, CreationTime, StartTime, StopTime, QueueTime, RunTime
        $header[8] | Should -Not -BeNullOrEmpty
    }

    It 'shows the same in Constrained Language, <Rendering>' -ForEach @{ Rendering = 'PlainText' }, @{ Rendering = 'Ansi' } {
        $task = Get-OmicsRunTask 8192911 -TaskId 4392889
        $run = Get-OmicsRun 8192911
        foreach ($item in $task, $run) {
            $shown = Invoke-Constrained $Rendering { param($item) $item | Out-String -Width 140 } $item
            $shown -replace '\x1b\[[0-9;]*m' | Should -Be (($item | Out-String -Width 140) -replace '\x1b\[[0-9;]*m')
            $shown | Should -Match 'FAILED'
        }
    }

    It 'gives runs a set for failures too' {
        (Get-OmicsRun 8192911 | Select-Object Failure).FailureReason | Should -Not -BeNullOrEmpty
    }

    It 'shows objects from a file as those of the session' {
        $file = Join-Path $TestDrive 'objects.xml'
        $objects = @(Get-OmicsRun 8192911) + @(Get-OmicsRunTask 8192911 -TaskId 4392889)
        $objects | Export-Clixml $file
        $again = Import-Clixml $file
        foreach ($i in 0, 1) {
            $again[$i].PSTypeNames[0] | Should -Be "Deserialized.$($objects[$i].PSTypeNames[0])"
            $again[$i] | Out-String | Should -Be ($objects[$i] | Out-String)
            $again[$i] | Format-List | Out-String | Should -Be ($objects[$i] | Format-List | Out-String)
            $again[$i] | ConvertTo-Csv | Should -Be ($objects[$i] | ConvertTo-Csv)
            $again[$i].CreationTime | Should -Be $objects[$i].CreationTime
            $again[$i].CreationTime | Should -BeLessThan (Get-Date)
        }
        ($again[1] | Select-Object Timing).PSObject.Properties.Name | Should -Contain StopTime
        ($again[0] | Select-Object Failure).PSObject.Properties.Name | Should -Contain FailureReason
    }

    It 'shows what a job sends as objects of the session' {
        $script = { Import-Module $args[0]; Get-OmicsRun 8192911 }
        $run = Start-Job $script -ArgumentList (Join-Path (Get-Module OmicsTools).ModuleBase OmicsTools.psd1) | Receive-Job -Wait -AutoRemoveJob
        $run | Out-String | Should -Match ' 8192911 '
        ($run | Select-Object Id, CreationTime | ConvertTo-Csv)[-1] | Should -Match 'Z"$'
    }

    It 'writes a run in full as CSV, the same under <_>' -ForEach 'en-US', 'de-DE', 'ar-SA' {
        $run = Get-OmicsRun 8192911
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $row = $run | ConvertTo-Csv | ConvertFrom-Csv
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
        foreach ($name in 'Parameters', 'Tags') {
            $row.$name | ConvertFrom-Json | ConvertTo-Json -Depth 10 | Should -Be ($run.$name | ConvertTo-Json -Depth 10)
        }
        $run | Format-List | Out-String -Width 1000 | Should -Match ([regex]::Escape($row.Parameters))
    }

    It 'writes JSON with every member and no inside of a TimeSpan' {
        foreach ($item in @(Get-OmicsRun 8192911) + @(Get-OmicsRunTask 8192911 -TaskId 4392889)) {
            $json = $item | Select-Object * -ExcludeProperty QueueTime, RunTime | ConvertTo-Json -WarningAction SilentlyContinue
            $json | Should -Not -Match 'Ticks|@\{|System\.'
            ($json | ConvertFrom-Json).PSObject.Properties.Name |
                Sort-Object | Should -Be ($item.PSObject.Properties.Name | Where-Object { $_ -notin 'QueueTime', 'RunTime' } | Sort-Object)
        }
    }
}
