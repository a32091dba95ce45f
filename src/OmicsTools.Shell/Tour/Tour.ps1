# The tour, as `dotnet run --project src/OmicsTools.Shell` leads it. Each paragraph is a step: a sentence on what it
# shows and why, then the command as a user would type it. A step that is there to show an error names the beginning
# of its id after "Expects:"; any other error ends the tour.

# The tasks of one run: what ran, on which instance, how long it waited and how long it worked.
Get-OmicsRunTask 1000001

# What failed in several runs, and why: the listing of the service leaves the reasons out, Get-OmicsRunTask asks for them.
'1000001', '1000002', '1000003' |
    Get-OmicsRunTask |
    Where-Object Status -eq FAILED |
    Format-Table Name, FailureReason, StatusMessage -Wrap

# Everything there is to know of one task: its resources, its times, its image, and the log stream to read next.
Get-OmicsRunTask 1000002 -TaskId 2000001 | Format-List

# A run that does not exist is an error that names it and says what to check; in a pipeline the other runs still come.
# Expects: RunNotFound
Get-OmicsRunTask 9999999
