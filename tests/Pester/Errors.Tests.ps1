BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    Import-OmicsTools
    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Errors' {
    It 'have a stable id, a category, the input, and what to do next' {
        $null = Get-OmicsRunTask 9999999 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'RunNotFound,*'
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem.TargetObject | Should -Be '9999999'
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $problem.Exception.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'end the command where -ErrorAction says so, and can be caught' {
        { Get-OmicsRunTask 9999999 -ErrorAction Stop } | Should -Throw -ErrorId 'RunNotFound,*'
    }

    It 'set $? and leave the rest of the pipeline alone' {
        $tasks = '9999999', '8192958' | Get-OmicsRunTask 2>$null
        $? | Should -BeFalse
        $tasks | Should -HaveCount 5
    }

    It 'are shown with what to do next, and without a stack trace' {
        $shown = Get-OmicsRunTask 9999999 2>&1 | Out-String
        $shown | Should -Match 'Recommendation'
        $shown | Should -Not -Match '   at '
    }

    It 'name who is asked wrongly' {
        $null = Get-OmicsRunTask 8192911 -AccessKey AKIANOTKNOWN -SecretKey x -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidCredentials,*'
    }
}
