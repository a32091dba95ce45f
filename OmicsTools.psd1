@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/Core/OmicsTools.dll' } else { 'bin/Desktop/OmicsTools.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '49766f25-d715-4940-b0a7-3528abe5cb6d'
    Author                 = 'OmicsTools contributors'
    CompanyName            = 'OmicsTools contributors'
    Copyright              = '(c) OmicsTools contributors. Apache-2.0.'
    Description            = 'The tasks of AWS HealthOmics runs as PowerShell objects: what failed last night and why, what is still running, what took longest, what it printed, used and cost.'
    # PowerShell 7.4 came with .NET 8.
    PowerShellVersion      = if ($PSEdition -eq 'Core') { '7.4' } else { '5.1' }
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')

    FormatsToProcess       = @('bin/OmicsTools.Format.ps1xml')
    TypesToProcess         = @('bin/OmicsTools.Types.ps1xml')

    CmdletsToExport        = @(
        'Compare-OmicsRun', 'Export-OmicsRunTimeline', 'Export-OmicsRunTrace', 'Find-OmicsRun', 'Get-OmicsRun', 'Get-OmicsRunFailure', 'Get-OmicsRunLog', 'Get-OmicsRunTask', 'Get-OmicsRunTaskLog',
        'Measure-OmicsRun', 'Measure-OmicsRunTask', 'Wait-OmicsRun', 'Wait-OmicsRunTask'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags       = @('AWS', 'HealthOmics', 'Omics', 'Genomics', 'Bioinformatics', 'Workflow', 'PSEdition_Core', 'PSEdition_Desktop')
            LicenseUri = 'https://www.apache.org/licenses/LICENSE-2.0'
        }
    }
}
