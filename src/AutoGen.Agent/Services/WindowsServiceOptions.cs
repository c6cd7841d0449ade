using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>How Windows treats the service: started after the others, restarted when it fails, asked early at shutdown.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsServiceOptions
{
    /// <summary>Waits before the first, second and every later restart; a day without a failure begins again.</summary>
    private static readonly int[] RestartAfter = [5_000, 30_000, 300_000];

    private const uint ResetSeconds = 24 * 60 * 60;

    /// <summary>What a render may take to be handed back while Windows shuts down.</summary>
    private const int PreShutdownMilliseconds = 60_000;

    /// <summary>What Windows would not set: the service runs without it.</summary>
    public static IReadOnlyList<Problem> Set(ServiceNative.Handle service, string description)
    {
        (string What, bool Done)[] options =
        [
            ("its description", SetText(service, description)),
            ("the delayed start", Configure(service, ServiceNative.ConfigDelayedStart, 1)),
            ("the restart after a crash", SetRestarts(service)),
            ("the restart after an error", Configure(service, ServiceNative.ConfigFailureFlag, 1)),
            ("the security identifier", Configure(service, ServiceNative.ConfigServiceSid, ServiceNative.UnrestrictedSid)),
            ("the time it has before Windows shuts down", Configure(service, ServiceNative.ConfigPreShutdown, PreShutdownMilliseconds)),
        ];
        return [.. options.Where(static option => !option.Done).Select(static option => NotSet(option.What))];
    }

    private static Problem NotSet(string what) => new("service-option-not-set", $"Windows would not set {what} of the service.")
    {
        Remedy = "The service works without it; set it in the Services window if you need it.",
    };

    private static bool SetText(ServiceNative.Handle service, string description)
    {
        var text = Marshal.StringToHGlobalUni(description);
        try
        {
            return Configure(service, ServiceNative.ConfigDescription, text);
        }
        finally
        {
            Marshal.FreeHGlobal(text);
        }
    }

    private static bool SetRestarts(ServiceNative.Handle service)
    {
        const int restart = 1;
        var size = Marshal.SizeOf<ServiceNative.FailureAction>();
        var actions = Marshal.AllocHGlobal(size * RestartAfter.Length);
        try
        {
            for (var index = 0; index < RestartAfter.Length; index++)
                Marshal.StructureToPtr(new ServiceNative.FailureAction { Type = restart, Milliseconds = RestartAfter[index] }, actions + (index * size), fDeleteOld: false);
            var settings = new ServiceNative.FailureActions { ResetSeconds = ResetSeconds, Count = RestartAfter.Length, Actions = actions };
            return Configure(service, ServiceNative.ConfigFailureActions, settings);
        }
        finally
        {
            Marshal.FreeHGlobal(actions);
        }
    }

    private static bool Configure<T>(ServiceNative.Handle service, uint what, T value)
        where T : struct
    {
        var pointer = Marshal.AllocHGlobal(Marshal.SizeOf<T>());
        try
        {
            Marshal.StructureToPtr(value, pointer, fDeleteOld: false);
            return ServiceNative.Configure(service, what, pointer);
        }
        finally
        {
            Marshal.FreeHGlobal(pointer);
        }
    }
}
