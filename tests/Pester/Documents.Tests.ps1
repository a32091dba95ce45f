BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $scripts = foreach ($file in 'README.md', 'docs/automation.md', 'docs/errors.md') {
        $text = Get-Content (Join-Path $root $file) -Raw
        $blocks = [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```')
        $prompted = [regex]::Matches($text, '(?m)^PS> (.*)$')
        foreach ($match in @($blocks) + @($prompted)) {
            $code = $match.Groups[1].Value.Trim()
            @{ File = $file; Code = $code; Name = ($code -split '\n')[0] }
        }
    }
    $waiting, $scripts = $scripts.Where({ $_.Code -match ' -Wait' }, 'Split')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Documents' {
    It 'run as printed: <File>, <Name>' -ForEach $scripts {
        $written = @(Invoke-Printed $Code $TestDrive)
        $written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
    }

    It 'tell a scheduler what a night was like' {
        $code = [regex]::Match((Get-Content (Join-Path $PSScriptRoot ../../docs/automation.md) -Raw), '(?ms)^```powershell\r?\n(#requires.*?)^```').Groups[1].Value
        $runbook = Join-Path $TestDrive 'runbook.ps1'
        Set-Content $runbook (ConvertTo-Runnable $code)

        & $runbook -Folder $TestDrive
        $LASTEXITCODE | Should -Be 1
        (Import-Csv (Join-Path $TestDrive failed-runs.csv)).FailureReason | Should -Contain 'EXPORT_FAILED'
        (Import-Csv (Join-Path $TestDrive failed-tasks.csv)).FailureReason | Should -Contain 'OUT_OF_MEMORY_ERROR'
        Import-Csv (Join-Path $TestDrive problems.csv) | Should -BeNullOrEmpty

        & $runbook -Folder $TestDrive -Region us-east-1, nowhere
        $LASTEXITCODE | Should -Be 2
        (Import-Csv (Join-Path $TestDrive failed-tasks.csv)).FailureReason | Should -Contain 'OUT_OF_MEMORY_ERROR'
        @(Import-Csv (Join-Path $TestDrive problems.csv)).Id | Should -BeLike 'InvalidConfiguration,*'

        # Nothing failed in no time at all; and where no one answers, nothing is known.
        & $runbook -Folder $TestDrive -Hours 0
        $LASTEXITCODE | Should -Be 0
        foreach ($file in @{ 'failed-runs.csv' = 'Id'; 'failed-tasks.csv' = 'TaskId'; 'problems.csv' = 'RequestId' }.GetEnumerator()) {
            $lines = @(Get-Content (Join-Path $TestDrive $file.Key))
            $lines.Count | Should -Be 1 -Because "$($file.Key) has its columns and no row"
            $lines[0] -split ',' | Should -Contain "`"$($file.Value)`""
        }

        $written = & $runbook -Folder $TestDrive -Region nowhere 2>&1
        $LASTEXITCODE | Should -Be 2
        $written | Should -BeNullOrEmpty
    }
}

Describe 'Documents on waiting' -Tag Once {
    BeforeEach {
        # What runs in this emulator has ended within five seconds of waiting.
        $quick = Start-Emulator --speed, 400
        $global:PSDefaultParameterValues['*-Omics*:PollingInterval'] = 1
    }

    AfterEach {
        $global:PSDefaultParameterValues.Remove('*-Omics*:PollingInterval')
        Stop-Emulator $quick
    }

    It 'run as printed: <File>, <Name>' -ForEach $waiting {
        $written = @(Invoke-Printed $Code $TestDrive)
        $written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $written | Should -Not -BeNullOrEmpty
    }
}
