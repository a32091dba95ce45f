using System;
using System.Collections;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Output;

namespace OmicsTools;

/// <summary>
/// A run, a task or anything else of this module that came from a file, a job or another computer. PowerShell has made a bag of
/// properties of it; here its times and figures get their text back, and its views their cells.
/// </summary>
/// <remarks>The types file names this class as the target of deserialization.</remarks>
[TypeConverter(typeof(Converter))]
public sealed class DeserializedItem : IFormattable
{
    private readonly string _text;

    private DeserializedItem(string text)
    {
        _text = text;
    }

    /// <summary>What the object's text was.</summary>
    /// <returns>The text, as it was written with the object.</returns>
    public override string ToString() => _text;

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString() : Cells.Of(PSObject.AsPSObject(this), format!);

    /// <summary>Called by PowerShell where it deserializes such an object.</summary>
    private sealed class Converter : PSTypeConverter
    {
        private const string JsonTypeName = "Deserialized.System.Management.Automation.PSCustomObject";

        public override bool CanConvertFrom(object sourceValue, Type destinationType) => sourceValue is PSObject;

        public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
        {
            var bag = (PSObject)sourceValue;
            var item = new PSObject(new DeserializedItem(((object)bag).ToString()!));
            item.TypeNames.Clear();
            foreach (var name in bag.TypeNames)
            {
                item.TypeNames.Add(name);
            }

            foreach (var property in bag.Properties)
            {
                item.Properties.Add(new PSNoteProperty(property.Name, ValueOf(property.Value)));
            }

            return item;
        }

        private static object? ValueOf(object? value) => value switch
        {
            DateTime time => PointInTime.From(time),
            PSObject { BaseObject: DateTime time } => PointInTime.From(time),
            double number => Figure.From(number),
            decimal number => Figure.From(number),
            PSObject { BaseObject: double number } => Figure.From(number),
            PSObject { BaseObject: decimal number } => Figure.From(number),
            PSObject bag when bag.TypeNames.Contains(JsonTypeName) => PlainObject.FromDeserialized(bag),
            PSObject { BaseObject: ArrayList lines } => new TextLines(lines.Cast<object>().Select(line => line.ToString()!)),
            _ => value,
        };

        public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

        public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
            throw new NotSupportedException();
    }
}
