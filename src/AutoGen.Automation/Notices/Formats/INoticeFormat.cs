namespace AutoGen.Automation.Notices.Formats;

/// <summary>How a notice is written for one kind of receiver.</summary>
internal interface INoticeFormat
{
    /// <summary>As channels name it.</summary>
    string Name { get; }

    /// <summary>Bytes of the largest picture that may go along; 0: none may.</summary>
    long MostPictureBytes { get; }

    /// <summary>The request, but for signature and token.</summary>
    /// <param name="url">The channel's address.</param>
    /// <param name="notice">What to tell.</param>
    /// <param name="picture">A picture to go along; null: none.</param>
    HttpRequestMessage Write(Uri url, Notice notice, NoticePicture? picture);
}
