@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # build.ps1 and the suite talk to a person at a console.
        'PSAvoidUsingWriteHost'
        # Start-Emulator and Stop-Emulator serve the suite alone.
        'PSUseShouldProcessForStateChangingFunctions'
        # The emulator's process is handed from one block of a test file to another.
        'PSUseDeclaredVarsMoreThanAssignments'
        # The session under test is the global one.
        'PSAvoidGlobalVars'
        # Parameters of a script are used by its functions, which the rule does not see.
        'PSReviewUnusedParameter'
        # OmicsTools is a name.
        'PSUseSingularNouns'
        # PowerShell 7 reads UTF-8 without a mark.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
