using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var powerShell = PowerShell.Create(runspace);
foreach (var line in powerShell.AddScript("$PSVersionTable.PSVersion.ToString(); Get-Command -CommandType Cmdlet | ForEach-Object Name").Invoke())
{
    Console.WriteLine(line);
}
