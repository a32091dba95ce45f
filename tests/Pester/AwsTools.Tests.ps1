BeforeDiscovery {
    $installed = @(Get-Module AWS.Tools.Common -ListAvailable).Version
    $cases = foreach ($version in $(if ($installed) { $installed } else { 'any version' })) {
        @{ Version = $version; Order = 'before' }
        @{ Version = $version; Order = 'after' }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
    $key = "-AccessKey $env:AWS_ACCESS_KEY_ID -SecretKey $env:AWS_SECRET_ACCESS_KEY"
    $region = $env:AWS_REGION
    Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_REGION
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'AWS Tools for PowerShell' -Skip:(-not $installed) {
    # In a process of its own: an AWSSDK.Core that is loaded stays.
    It '<Version>, imported <Order>, sets the credentials and the Region' -ForEach $cases {
        $other = "Import-Module AWS.Tools.Common -RequiredVersion $Version"
        $ours = "Import-Module '$(Get-TestedManifest)'; `$null = Get-OmicsRun $key -Region $region"
        $imports = if ($Order -eq 'before') { $other, $ours } else { $ours, $other }
        $use = "Set-AWSCredential $key; Set-DefaultAWSRegion $region; @(Get-OmicsRun).Count; (Get-AWSCredential).GetType().Namespace"

        $written = Invoke-NewProcess (@($imports) + $use -join '; ')

        $written | Should -Be @('8', 'Amazon.Runtime')
    }
}
