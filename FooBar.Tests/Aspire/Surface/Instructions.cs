using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace FooBar.Tests.Aspire.Surface;

/// <summary>Reads the instructions of compiled methods for what they name.</summary>
internal static class Instructions
{
    private const byte Prefix = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    /// <summary>Every type, method and field that a method's instructions name, with the type arguments that they have there.</summary>
    public static IEnumerable<MemberInfo> NamedBy(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes)
        {
            yield break;
        }

        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var position = 0;
        while (position < bytes.Length)
        {
            var code = bytes[position] == Prefix ? Codes[(short)((Prefix << 8) | bytes[++position])] : Codes[bytes[position]];
            position++;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(Number(bytes, position), typeArguments, methodArguments)!;
            }

            position += LengthOf(code.OperandType, bytes, position);
        }
    }

    private static int Number(byte[] bytes, int position) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(position));

    private static int LengthOf(OperandType operand, byte[] bytes, int position) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * Number(bytes, position)),
        _ => 4,
    };
}
