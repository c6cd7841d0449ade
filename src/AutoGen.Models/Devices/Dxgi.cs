using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AutoGen.Models.Devices;

/// <summary>What of DXGI 1.1 the list of adapters needs (dxgi.h). The order of the members is the interface.</summary>
[SupportedOSPlatform("windows")]
internal static class Dxgi
{
    public const int NotFound = unchecked((int)0x887A0002);
    public const uint SoftwareFlag = 2;
    public const int LocalMemory = 0;

    public static readonly Guid FactoryId = new("770aae78-f26f-4dba-a829-253c83d1b387");

    [DllImport("dxgi")]
    public static extern int CreateDXGIFactory1(in Guid id, [MarshalAs(UnmanagedType.Interface)] out IFactory1? factory);

    [ComImport, Guid("770aae78-f26f-4dba-a829-253c83d1b387"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IFactory1
    {
        void SetPrivateData();

        void SetPrivateDataInterface();

        void GetPrivateData();

        void GetParent();

        void EnumAdapters();

        void MakeWindowAssociation();

        void GetWindowAssociation();

        void CreateSwapChain();

        void CreateSoftwareAdapter();

        [PreserveSig]
        int EnumAdapters1(uint index, [MarshalAs(UnmanagedType.Interface)] out IAdapter1? adapter);
    }

    [ComImport, Guid("29038f61-3839-4626-91fd-086879011a05"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IAdapter1
    {
        void SetPrivateData();

        void SetPrivateDataInterface();

        void GetPrivateData();

        void GetParent();

        void EnumOutputs();

        void GetDesc();

        void CheckInterfaceSupport();

        [PreserveSig]
        int GetDesc1(out Description description);
    }

    /// <summary>IDXGIAdapter3 (dxgi1_4.h).</summary>
    [ComImport, Guid("645967a4-1392-4310-a798-8053ce3e93fd"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IAdapter3
    {
        void SetPrivateData();

        void SetPrivateDataInterface();

        void GetPrivateData();

        void GetParent();

        void EnumOutputs();

        void GetDesc();

        void CheckInterfaceSupport();

        void GetDesc1();

        void GetDesc2();

        void RegisterHardwareContentProtectionTeardownStatusEvent();

        void UnregisterHardwareContentProtectionTeardownStatus();

        [PreserveSig]
        int QueryVideoMemoryInfo(uint node, int segment, out VideoMemory memory);
    }

    /// <summary>DXGI_QUERY_VIDEO_MEMORY_INFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct VideoMemory
    {
        public ulong Budget, CurrentUsage, AvailableForReservation, CurrentReservation;
    }

    /// <summary>DXGI_ADAPTER_DESC1.</summary>
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    internal struct Description
    {
        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 128)]
        public string Name;

        public uint Vendor, Device, Subsystem, Revision;
        public nuint DedicatedVideoMemory, DedicatedSystemMemory, SharedSystemMemory;
        public uint LuidLow;
        public int LuidHigh;
        public uint Flags;
    }
}
