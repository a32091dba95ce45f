# The tour, as `dotnet run --project src/OmicsTools.Shell` leads it. Each paragraph is a step: a sentence on what it
# shows and why, then the command as a user would type it. A step that is there to show an error names the beginning
# of its id after "Expects:"; any other error ends the tour.

# The runs of the last day and a half, newest first. The tour talks to an emulator: no AWS account is involved.
Get-OmicsRun

# The tasks of one run: what ran, on what, and for how long. A shard failed, was retried under the same name, failed again.
Get-OmicsRunTask 8192911

# Why the runs of last night failed: each with the task that failed first, the end of its log, and what to do next.
Get-OmicsRunFailure -StoppedAfter ([datetime]::Now.AddHours(-12)) -Tail 3

# What one of these tasks printed last. With -Wait, the log of a task that runs is followed.
Get-OmicsRunTaskLog 8192911 -TaskId 4392889 -Tail 5

# What the runs that have ended used and cost: tasks, run storage where its size is known, and what smaller instances would have saved.
Get-OmicsRun -Status COMPLETED | Measure-OmicsRun

# Which steps of a run could do with less: a bar for the most that a task used, and what to ask for instead.
Measure-OmicsRunTask 8192790 -ByStep

# What failed in all these runs, and why: the service's list leaves the reasons out, so each task is asked for its own.
Get-OmicsRun |
    Get-OmicsRunTask |
    Where-Object Status -eq FAILED |
    Format-Table RunName, Name, FailureReason, StatusMessage -Wrap

# The same question put to the service: only failed tasks are listed, and only they are asked. Far fewer requests.
Get-OmicsRun | Get-OmicsRunTask -Status FAILED | Format-Table RunName, Name, FailureReason

# Everything there is to know of one task: its resources, its times, its image, and the log stream to read next.
Get-OmicsRunTask 8192911 -TaskId 4392889 | Format-List

# A run that does not exist is an error that names it and says what to check; the other runs of the pipeline still come.
# Expects: RunNotFound
'9999999', '8193012' | Get-OmicsRunTask

# Where the time of that failed run went, as a page for a browser: what waited, what ran, what failed. It works offline.
Export-OmicsRunTimeline 8192911 -Path ([IO.Path]::Combine([IO.Path]::GetTempPath(), 'run-8192911.html')) -PassThru |
    ForEach-Object FullName
