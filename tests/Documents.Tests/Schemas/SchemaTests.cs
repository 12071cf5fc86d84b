using System.Text;
using System.Text.Json;
using PemActors.Documents.Schemas;

namespace PemActors.Documents.Tests.Schemas;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("""{ "type": "object", "patternProperties": {} }""")]
    [InlineData("""{ "type": "string", "format": "email" }""")]
    [InlineData("""{ "$ref": "#/$defs/nowhere" }""")]
    [InlineData("""{ "type": "object", "properties": {}, "required": ["a"] }""")]
    [InlineData("""{ "multipleOf": 5 }""")]
    public void Compile_WhatIsNotChecked_Throws(string schema) => Assert.Throws<NotSupportedException>(() => Compile(schema));

    [Fact]
    public void Validate_SeveralFaults_TellsAllWithPointersInOrder()
    {
        var schema = Compile("""
            { "type": "object", "required": ["a", "b"], "additionalProperties": false, "properties": {
              "a": { "type": "integer", "minimum": 1, "maximum": 3 },
              "b": { "type": "array", "minItems": 2, "maxItems": 3, "uniqueItems": true, "items": { "type": "string", "enum": ["x", "y"] } },
              "~/": { "oneOf": [ { "type": "number", "multipleOf": 0.01 }, { "type": "null" } ] } } }
            """);
        Assert.Empty(schema.Validate("""{"a":1,"b":["x","y"],"~/":null}"""u8));
        Assert.Equal(["OutOfRange /b", "Missing /a"], Faults(schema, """{"b":["x"]}"""));
        Assert.Equal(["OutOfRange /a", "BadValue /b/1", "BadValue /b/2", "OutOfRange /~0~1", "UnknownMember /c"], Faults(schema, """{"a":4,"b":["x","x","z"],"~/":0.001,"c":[1]}"""));
        Assert.Equal(["WrongType "], Faults(schema, "[]"));
    }

    private static IEnumerable<string> Faults(Schema schema, string json) => schema.Validate(Encoding.UTF8.GetBytes(json)).Select(f => $"{f.Kind} {f.Pointer}");

    private static Schema Compile(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return SchemaCompiler.Compile(document.RootElement, document.RootElement);
    }
}
