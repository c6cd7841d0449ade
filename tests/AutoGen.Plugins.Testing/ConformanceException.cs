namespace AutoGen.Plugins.Testing;

/// <summary>A part of a plugin does not keep what the contract asks for; the message says what and by how much.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="cause">What the plugin threw, if it did.</param>
public sealed class ConformanceException(string message, Exception? cause = null) : Exception(message, cause);
