using System.Text;

namespace AutoGen.Agent.Services;

/// <summary>The text of the unit: watched over, restarted with growing waits, able to write where it must and nowhere else.</summary>
internal static class SystemdUnitFile
{
    public static string Of(ServiceOrder order, bool ofUser) => $"""
        [Unit]
        Description=AutoGen turns what is dropped into watched folders into pictures
        After=network.target local-fs.target
        StartLimitIntervalSec=0

        [Service]
        Type=notify
        NotifyAccess=main
        ExecStart={string.Join(' ', order.Arguments.Select(Argument).Prepend(Quoted(order.Program)))}
        WorkingDirectory={Escaped(order.Places.Installation)}
        WatchdogSec=60
        TimeoutStartSec=120
        TimeoutStopSec=90
        KillMode=mixed
        Restart=on-failure
        RestartSec=5
        RestartSteps=6
        RestartMaxDelaySec=300
        RestartPreventExitStatus={string.Join(' ', ServiceEnd.Final.Select(static code => (int)code))}

        NoNewPrivileges=yes
        LockPersonality=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        {(ofUser ? "" : Hardening(order))}
        [Install]
        WantedBy={(ofUser ? "default.target" : "multi-user.target")}

        """;

    /// <summary>What a user's own service manager may not do.</summary>
    private static string Hardening(ServiceOrder order) => $"""
        User={Escaped(order.User!)}
        CapabilityBoundingSet=
        ProtectSystem=strict
        ProtectHome=read-only
        ReadWritePaths={string.Join(' ', order.Homes.Select(Quoted).Concat(order.Folders.Select(Optional)))}
        PrivateTmp=yes
        ProtectControlGroups=yes
        ProtectClock=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
        SystemCallArchitectures=native

        """;

    /// <summary>In a command line systemd takes $ for its variables (not in the name of the program).</summary>
    private static string Argument(string word) => Quoted(word).Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>A folder without which the unit starts: it costs its watch alone.</summary>
    private static string Optional(string folder) => Quoted($"-{folder}");

    /// <summary>As systemd.syntax(7) takes a word apart: quotation marks, backslashes, and % for its own specifiers.</summary>
    private static string Quoted(string word)
    {
        var text = new StringBuilder("\"");
        foreach (var character in Escaped(word))
            text.Append(character is '"' or '\\' ? $"\\{character}" : $"{character}");
        return text.Append('"').ToString();
    }

    private static string Escaped(string word) => word.Replace("%", "%%", StringComparison.Ordinal);
}
