using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>Whom the unit of the machine runs as: an ordinary user, who can do in its folders what the agent must, and never root unasked.</summary>
internal static class SystemdAccount
{
    /// <summary>The user who is named, else who called sudo.</summary>
    public static async Task<Result<string>> OfAsync(string? named, CancellationToken cancellationToken)
    {
        var user = named ?? (Environment.GetEnvironmentVariable("SUDO_USER") is { Length: > 0 } caller and not "root" ? caller : null);
        if (user is null)
            return new Problem("service-user-missing", "Nobody is named whom the unit shall run as.") { Remedy = "Name a user: --user NAME. One of its own is made with: useradd --system --create-home autogen." };
        var known = await Tool.RunAsync("id", ["-u", user], cancellationToken);
        if (!known.TryGet(out var answer, out var problems))
            return Result<string>.Fail(problems);
        return answer.Well ? user : new Problem("service-user-unknown", $"There is no user {user} on this machine.") { Value = user, Remedy = $"Name another, or make it: useradd --system --create-home {user}." };
    }

    /// <summary>Makes the folders that are missing, for the user; what it cannot do in the others.</summary>
    public static async Task<IReadOnlyList<Problem>> PrepareAsync(string user, ServiceOrder order, CancellationToken cancellationToken)
    {
        var missing = order.Written.Where(static folder => !Directory.Exists(folder)).ToList();
        foreach (var folder in missing)
        {
            if ((await Tool.RunAsync("install", ["-d", "-o", user, folder], cancellationToken)).Value is { Well: false } refused)
                return [ServiceProblems.Failed("systemd unit", $"make {folder}", refused.Reason)];
        }

        var problems = new List<Problem>();
        foreach (var folder in order.Written)
        {
            if (!await MayAsync(user, "-w", folder, cancellationToken))
                problems.Add(NotGranted(user, "change", folder, $"Give it to them (chown -R {user} {folder}), or use another folder: --data, --workspace."));
        }

        if (!await MayAsync(user, "-x", order.Program, cancellationToken))
            problems.Add(NotGranted(user, "run", order.Program, "Install AutoGen where everybody may read it, for example in /opt/autogen."));
        return problems;
    }

    private static async Task<bool> MayAsync(string user, string right, string path, CancellationToken cancellationToken) =>
        (await Tool.RunAsync("runuser", ["-u", user, "--", "test", right, path], cancellationToken)).Value is not { Well: false };

    private static Problem NotGranted(string user, string what, string path, string remedy) =>
        new("service-folder-not-granted", $"{user} may not {what} {path}.") { Value = path, Remedy = remedy };
}
