BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
    $key = @{ AccessKey = $env:AWS_ACCESS_KEY_ID; SecretKey = $env:AWS_SECRET_ACCESS_KEY }

    function Get-LastRequest {
        (Invoke-RestMethod "$($env:AWS_ENDPOINT_URL_OMICS)_emulator/requests")[-1]
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Credentials' {
    BeforeEach {
        $saved = Get-ChildItem Env:AWS_*
    }

    AfterEach {
        Get-ChildItem Env:AWS_* | Remove-Item
        $saved | ForEach-Object { Set-Item "Env:$($_.Name)" $_.Value }
    }

    It 'come from the parameters before the environment' {
        $env:AWS_SECRET_ACCESS_KEY = 'not this one'
        Get-OmicsRun @key | Should -HaveCount 8
    }

    It 'come from a profile, and the Region with them' {
        $file = Join-Path $TestDrive 'credentials'
        "[site]`naws_access_key_id = $($key.AccessKey)`naws_secret_access_key = $($key.SecretKey)`nregion = us-east-1" | Set-Content $file
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_REGION
        Get-OmicsRun -ProfileName site -ProfileLocation $file | Should -HaveCount 8
        (Get-LastRequest).region | Should -Be 'us-east-1'
    }

    It 'are not taken from elsewhere where the named profile is missing' {
        { Get-OmicsRun -ProfileName nowhere } | Should -Throw -ErrorId 'CredentialsNotFound,*'
    }

    It 'are asked for in an error where there are none' {
        Remove-Item Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY
        { Get-OmicsRun } | Should -Throw -ErrorId 'CredentialsNotFound,*'
    }

    It 'are named by their source in -Verbose, and never shown' {
        $text = Get-OmicsRun @key -Verbose 4>&1 | Out-String
        $text | Should -Match 'the key parameters'
        $text | Should -Not -Match ([regex]::Escape($key.SecretKey))
    }

    It 'are signed for the Region of the session' {
        $global:StoredAWSRegion = 'eu-west-1'
        Get-OmicsRun | Should -HaveCount 0
        Remove-Variable StoredAWSRegion -Scope Global
        (Get-LastRequest).region | Should -Be 'eu-west-1'
    }
}
