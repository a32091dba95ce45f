using System;

namespace OmicsTools.Engine.Objects;

/// <summary>Marks what no listing tells: it takes a call for each run or task.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DetailAttribute : Attribute;
