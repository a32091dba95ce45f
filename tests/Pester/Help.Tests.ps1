BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $cmdlets = (Get-Module OmicsTools).ExportedCmdlets.Keys | Sort-Object
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in (Get-Help $cmdlet -Examples).examples.example) {
            @{ Cmdlet = $cmdlet; Title = $example.title.Trim(' -'); Code = $example.code }
        }
    }
    $waiting, $examples = $examples.Where({ $_.Code -match 'Wait-| -Wait' }, 'Split')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator

    # An example must write or save something, and no error.
    function Test-Example([string] $Code, [string] $Drive) {
        $folder = New-Item (Join-Path $Drive ([guid]::NewGuid())) -ItemType Directory
        $written = @(Invoke-Printed $Code $folder)
        $written | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $saved = @(Get-ChildItem $folder)
        $saved | ForEach-Object { Import-Csv $_ | Should -Not -BeNullOrEmpty }
        $written.Count + $saved.Count | Should -BeGreaterThan 0
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Help' -Tag Once {
    It 'of <_> shows every part and every parameter' -ForEach $cmdlets {
        $text = Get-Help $_ -Full | Out-String -Width 200
        foreach ($heading in 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'NOTES', 'Example 1', 'RELATED LINKS') {
            $text | Should -Match "(?m)^ *-* ?$heading"
        }
        foreach ($parameter in (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }) {
            $text | Should -Match "(?m)^ +-$parameter <"
            (Get-Help $_ -Parameter $parameter).description.Text | Should -Not -BeNullOrEmpty
        }
    }

    It 'has a topic of its own' {
        Get-Help about_OmicsTools | Out-String | Should -Match 'SHORT DESCRIPTION\s+How OmicsTools finds credentials'
    }

    It 'of <Cmdlet>, <Title>, runs as printed' -ForEach $examples {
        Test-Example $Code $TestDrive
    }

    It 'tells a scheduler that tasks failed' {
        $example = (Get-Help Get-OmicsRunTask -Examples).examples.example | Where-Object title -like '*exit code*'
        $script = Join-Path $TestDrive 'runbook.ps1'
        Set-Content $script $example.code
        $null = & $script
        $LASTEXITCODE | Should -Be 1
    }
}

Describe 'Help on waiting' -Tag Once {
    BeforeEach {
        # What runs in this emulator has ended within five seconds of waiting, and then nothing runs in it.
        $quick = Start-Emulator --speed, 400
        $global:PSDefaultParameterValues['*-Omics*:PollingInterval'] = 1
    }

    AfterEach {
        $global:PSDefaultParameterValues.Remove('*-Omics*:PollingInterval')
        Stop-Emulator $quick
    }

    It 'of <Cmdlet>, <Title>, runs as printed' -ForEach $waiting {
        Test-Example $Code $TestDrive
    }
}
