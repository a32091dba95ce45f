@{
    RootModule             = 'bin/OmicsTools.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '49766f25-d715-4940-b0a7-3528abe5cb6d'
    Author                 = 'OmicsTools contributors'
    CompanyName            = 'OmicsTools contributors'
    Copyright              = '(c) OmicsTools contributors. Apache-2.0.'
    Description            = 'The tasks of AWS HealthOmics runs as PowerShell objects: what failed last night and why, what is still running, what took longest.'
    # Of PowerShell 7, 7.4 at least: the module checks that itself.
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')

    FormatsToProcess       = @('bin/OmicsTools.Format.ps1xml')
    TypesToProcess         = @('bin/OmicsTools.Types.ps1xml')

    CmdletsToExport        = @('Get-OmicsRun', 'Get-OmicsRunTask', 'Wait-OmicsRun', 'Wait-OmicsRunTask')
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
