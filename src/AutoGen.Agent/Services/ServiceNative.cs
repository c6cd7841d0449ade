using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AutoGen.Agent.Services;

/// <summary>What of the Windows service manager AutoGen calls (winsvc.h). .NET has none of it; its package for it knows neither pre-shutdown nor installing.</summary>
internal static class ServiceNative
{
    public const uint Connect = 0x1, CreateService = 0x2, AllAccess = 0xF01FF, Query = 0x5, Start = 0x10, Stop = 0x20;
    public const uint OwnProcess = 0x10, AutoStart = 2, NormalError = 1;
    public const uint ControlStop = 1, ControlInterrogate = 4, ControlShutdown = 5, ControlPreShutdown = 15;
    public const uint AcceptStop = 0x1, AcceptPreShutdown = 0x100;
    public const uint ConfigDescription = 1, ConfigFailureActions = 2, ConfigDelayedStart = 3, ConfigFailureFlag = 4, ConfigServiceSid = 5, ConfigPreShutdown = 7;
    public const uint UnrestrictedSid = 1;
    public const int AccessDenied = 5, AlreadyRunning = 1056, NotInstalled = 1060, CannotAcceptControl = 1061, NotRunning = 1062, ServiceSpecific = 1066, MarkedForDelete = 1072, AlreadyInstalled = 1073;

    public delegate void ServiceMain(int count, nint arguments);

    public delegate uint ControlHandler(uint control, uint kind, nint data, nint context);

    [DllImport("advapi32", EntryPoint = "OpenSCManagerW", SetLastError = true)]
    public static extern Handle OpenManager(nint machine, nint database, uint access);

    [DllImport("advapi32", EntryPoint = "CreateServiceW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern Handle Create(Handle manager, string name, string displayName, uint access, uint type, uint start, uint error, string program, string? group, nint tag, string? dependencies, string? account, string? password);

    [DllImport("advapi32", EntryPoint = "OpenServiceW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern Handle Open(Handle manager, string name, uint access);

    [DllImport("advapi32", EntryPoint = "ChangeServiceConfigW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Change(Handle service, uint type, uint start, uint error, string program, string? group, nint tag, string? dependencies, string? account, string? password, string displayName);

    [DllImport("advapi32", EntryPoint = "ChangeServiceConfig2W", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Configure(Handle service, uint what, nint value);

    [DllImport("advapi32", EntryPoint = "DeleteService", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Remove(Handle service);

    [DllImport("advapi32", EntryPoint = "StartServiceW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool StartNow(Handle service, int count, nint arguments);

    [DllImport("advapi32", EntryPoint = "ControlService", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Control(Handle service, uint control, out Status status);

    [DllImport("advapi32", EntryPoint = "QueryServiceStatusEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool QueryStatus(Handle service, int level, out StatusOfProcess status, int size, out int needed);

    [DllImport("advapi32", EntryPoint = "QueryServiceConfigW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool QueryConfig(Handle service, nint config, int size, out int needed);

    [DllImport("advapi32", EntryPoint = "StartServiceCtrlDispatcherW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Dispatch([In] TableEntry[] table);

    [DllImport("advapi32", EntryPoint = "RegisterServiceCtrlHandlerExW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern nint RegisterHandler(string name, ControlHandler handler, nint context);

    [DllImport("advapi32", EntryPoint = "SetServiceStatus", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Tell(nint statusHandle, in Status status);

    [DllImport("advapi32", EntryPoint = "CloseServiceHandle")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(nint handle);

    internal sealed class Handle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle() => CloseHandle(handle);
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Status
    {
        public uint Type;
        public ServiceState State;
        public uint Accepted, ExitCode, SpecificExitCode, CheckPoint, WaitHint;
    }

    /// <summary>The beginning of QUERY_SERVICE_CONFIG.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Config
    {
        public uint Type, Start, Error;
        public nint Program;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct StatusOfProcess
    {
        public Status Status;
        public int ProcessId;
        public uint Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct TableEntry
    {
        public nint Name, Main;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct FailureActions
    {
        public uint ResetSeconds;
        public nint RebootMessage, Command;
        public int Count;
        public nint Actions;
    }

    /// <summary>SC_ACTION: 1 restarts the service.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct FailureAction
    {
        public int Type, Milliseconds;
    }
}
