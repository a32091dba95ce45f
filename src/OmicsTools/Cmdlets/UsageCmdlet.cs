using System.Management.Automation;
using OmicsTools.Engine.Usage;

namespace OmicsTools.Cmdlets;

/// <summary>What the cmdlets have in common that say what runs and tasks used and cost: prices.</summary>
public abstract class UsageCmdlet : LogsInputCmdlet
{
    /// <summary>
    /// The prices to use instead of those of us-east-1 that come with the module: AWS' price file of AmazonOmics (JSON or CSV), or a CSV
    /// file of two columns, instance type and USD per hour.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PriceList { get; set; }

    /// <summary>How use is turned into cost and advice. Terminates the command where the prices cannot be read.</summary>
    internal virtual UsageOptions Options()
    {
        var options = new UsageOptions();
        if (PriceList is not null)
        {
            options.Prices = OrTerminate(() => Engine.Usage.PriceList.Read(FileSystemPath(PriceList)));
        }

        return options;
    }
}
