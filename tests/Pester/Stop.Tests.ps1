BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator --fault, GetRunTask:Stall
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A stalled command' {
    It 'ends with Stop-Job, and the next one works' {
        $manifest = Get-TestedManifest
        $port = ([uri]$env:AWS_ENDPOINT_URL_OMICS).Port
        $job = Start-ThreadJob { Import-Module $using:manifest; Get-OmicsRunTask 8192911 }
        $isOnItsWay = {
            [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpConnections().Where({
                    $_.RemoteEndPoint.Port -eq $port -and $_.State -eq 'Established'
                }).Count -ge 4
        }
        [Threading.SpinWait]::SpinUntil($isOnItsWay, 30000) | Should -BeTrue

        Stop-Job $job

        $job.State | Should -Be 'Stopped'
        Remove-Job $job
        Get-OmicsRunTask 8192911 -Detail None | Should -Not -BeNullOrEmpty
    }
}
