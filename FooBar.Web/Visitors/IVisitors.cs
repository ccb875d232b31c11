namespace FooBar.Web.Visitors;

/// <summary>Who is asking. The application server implements it.</summary>
public interface IVisitors
{
    /// <summary>The visitor, recognized by what the browser or program sent along; null for one who is not known.</summary>
    Visitor? Current { get; }

    /// <summary>Makes the visitor known, if that is not so yet, so that the next request can be recognized. Comes before the answer begins.</summary>
    Task<Visitor> RecognizeAsync();
}
