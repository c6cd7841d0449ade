namespace AutoGen.Prompts;

/// <summary>The stable codes of problems in prompt files, settings and requests. Collected in docs/problems.md.</summary>
public static class ProblemCodes
{
    /// <summary>There is no file of that name.</summary>
    public const string PromptFileMissing = "prompt-file-missing";

    /// <summary>The name is that of a folder.</summary>
    public const string PromptFileIsFolder = "prompt-file-is-folder";

    /// <summary>The file cannot be opened or read.</summary>
    public const string PromptFileUnreadable = "prompt-file-unreadable";

    /// <summary>The file is larger than a prompt file may be; it was not read.</summary>
    public const string PromptFileTooLarge = "prompt-file-too-large";

    /// <summary>The file holds NUL characters, so it is no text.</summary>
    public const string PromptFileBinary = "prompt-file-binary";

    /// <summary>The file's extension is neither .txt nor .json.</summary>
    public const string PromptFileKind = "prompt-file-kind";

    /// <summary>The file holds no prompt.</summary>
    public const string PromptFileEmpty = "prompt-file-empty";

    /// <summary>A warning: bytes that are no text in the file's encoding were replaced by U+FFFD.</summary>
    public const string TextReplaced = "text-replaced";

    /// <summary>A line of a .txt file carries <c>--options</c>, which are not read yet.</summary>
    public const string LineOptionsNotBuilt = "line-options-not-built";

    /// <summary>The file has more problems than are listed.</summary>
    public const string MoreProblems = "more-problems";

    /// <summary>The text is not JSON.</summary>
    public const string JsonSyntax = "json-syntax";

    /// <summary>An object holds the same key twice.</summary>
    public const string JsonKeyTwice = "json-key-twice";

    /// <summary>The JSON is not what belongs there, for example a number instead of an object of settings.</summary>
    public const string JsonShape = "json-shape";

    /// <summary>No setting or option has that name.</summary>
    public const string SettingUnknown = "setting-unknown";

    /// <summary>The setting, or this value of it, is known but not built yet.</summary>
    public const string SettingNotBuilt = "setting-not-built";

    /// <summary>The value has the wrong JSON type.</summary>
    public const string SettingWrongType = "setting-wrong-type";

    /// <summary>The number is too small, too large or not a multiple of what it must be.</summary>
    public const string SettingOutOfRange = "setting-out-of-range";

    /// <summary>The text is not one of those allowed.</summary>
    public const string SettingNotAllowed = "setting-not-allowed";

    /// <summary>The setting means nothing without another one.</summary>
    public const string SettingNeedsAnother = "setting-needs-another";

    /// <summary>Two settings say different things about the same.</summary>
    public const string SettingConflict = "setting-conflict";

    /// <summary>No prompt is said.</summary>
    public const string PromptMissing = "prompt-missing";

    /// <summary>There is no model, or several and none is named.</summary>
    public const string ModelMissing = "model-missing";

    /// <summary>No model has that name or folder.</summary>
    public const string ModelUnknown = "model-unknown";

    /// <summary>Several models have that name.</summary>
    public const string ModelAmbiguous = "model-ambiguous";

    /// <summary>No sampler has that name.</summary>
    public const string SamplerUnknown = "sampler-unknown";

    /// <summary>The sampler is known but no plugin here has it.</summary>
    public const string SamplerNotBuilt = "sampler-not-built";

    /// <summary>No schedule has that name.</summary>
    public const string ScheduleUnknown = "schedule-unknown";

    /// <summary>The schedule is known but no plugin here has it.</summary>
    public const string ScheduleNotBuilt = "schedule-not-built";

    /// <summary>No guidance has that name.</summary>
    public const string GuidanceUnknown = "guidance-unknown";

    /// <summary>No post-processor has that name.</summary>
    public const string PostProcessorUnknown = "post-processor-unknown";

    /// <summary>The image to start from does not exist or is no file.</summary>
    public const string InitImageMissing = "init-image-missing";

    /// <summary>A request names two makers of sheets.</summary>
    public const string SheetTwice = "sheet-twice";
}
