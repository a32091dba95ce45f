using System;

namespace OmicsTools.Tests.Faults;

/// <summary>
/// Makes an attempt give up after a second instead of thirty. That holds for the whole process, so nothing else runs beside
/// the tests of this collection.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ShortTimeouts : ICollectionFixture<ShortTimeouts>, IDisposable
{
    public const string Name = "Short timeouts";

    private const string Setting = "OmicsTools.AttemptTimeout";

    public ShortTimeouts() => AppContext.SetData(Setting, TimeSpan.FromSeconds(1));

    public void Dispose() => AppContext.SetData(Setting, null);
}
