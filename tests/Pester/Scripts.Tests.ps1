BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $scripts = Get-ChildItem $root -Include *.ps1, *.psm1, *.psd1 -Recurse |
        Where-Object FullName -NotMatch '[\\/](artifacts|bin|obj|node_modules)[\\/]' |
        ForEach-Object { @{ Path = $_.FullName; Name = $_.FullName.Substring($root.Length + 1) } }
    $analyzer = Get-Module PSScriptAnalyzer -ListAvailable
}

Describe 'Scripts' -Tag Once {
    It '<Name> satisfies PSScriptAnalyzer' -TestCases $scripts -Skip:(-not $analyzer) {
        $findings = Invoke-ScriptAnalyzer $Path -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1')
        $findings | ForEach-Object { "$($_.Line): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
