"""What can go wrong in the web app that its user can act on."""

from headwater.errors import HeadwaterError


class WorkEnded(HeadwaterError):
    """Long work that was done for the web app ended before it was done. Arguments: what it was; why, if that is known."""

    hint = (
        "What was finished, and what people decided, is kept in the case. Try again; if it ends again, the terminal in which"
        " Headwater runs tells more."
    )

    def __str__(self) -> str:
        """Return what ended, and why as far as it is known."""
        why = f": {self.args[1]}" if self.args[1:] and self.args[1] else ""
        return f"{self.args[0]} ended before it was done{why}"


def unforeseen(kind: str) -> str:
    """Return what to say of an error that nobody foresaw: only of what kind it is, for its words may hold anything."""
    return f"an error that was not foreseen, {kind}"


class NothingOpen(HeadwaterError):
    """The web app has no case to show yet. Argument: the name that the case is to have."""

    hint = "Add articles first."

    def __str__(self) -> str:
        """Return that there is none."""
        return f"there is no case in {self.args[0]} yet"


class StillReading(HeadwaterError):
    """The web app has a large case to read before it can show the first page. Argument: the name of the case."""

    hint = "A large case takes up to a minute. This page goes on by itself."

    def __str__(self) -> str:
        """Return what is being read."""
        return f"the case {self.args[0]} is being read"


class StillDrawing(HeadwaterError):
    """The picture of a page was asked for while others are drawn. Arguments: the page's number, the path of its file."""

    hint = "Pages are drawn one at a time, and some file takes long. This page goes on by itself."

    def __str__(self) -> str:
        """Return which page waits."""
        return f"page {self.args[0]} of {self.args[1]} waits until others are drawn"


class NothingGiven(HeadwaterError):
    """The web app was asked to add articles, and was given none. Argument: the name of the case."""

    hint = "Choose files, or paste addresses that begin with http:// or https://, one a line."

    def __str__(self) -> str:
        """Return that there was nothing."""
        return f"there is neither a file nor an address to add to {self.args[0]}"


class NothingChosen(HeadwaterError):
    """A form of the web app says nothing that can be decided. Argument: what it says."""

    hint = "Choose what you decide, and give your name."

    def __str__(self) -> str:
        """Return what it says."""
        return f"nothing can be decided by “{self.args[0]}”"


class TooManyPlaces(HeadwaterError):
    """Words are to be set apart in more places than one form decides on. Arguments: the words, how many places, the most."""

    hint = "Nothing was decided. Set them apart in one article after another, chosen under “Where”."

    def __str__(self) -> str:
        """Return the words, and how many places there are."""
        return f"“{self.args[0]}” stands in {self.args[1]} places, and at most {self.args[2]} are decided on at once"


class NotInArticle(HeadwaterError):
    """Words were marked or typed that an article does not have. Argument: the words."""

    hint = "Copy the words from the text as they stand there. Of several stretches, each goes on a line of its own."

    def __str__(self) -> str:
        """Return the words."""
        return f"“{self.args[0]}” stands nowhere in this article"


class SeveralInArticle(HeadwaterError):
    """Words were typed that stand in several places of an article. Arguments: the words, how many places."""

    hint = "Select the words in the text, or add the words before or after them, until one place is meant."

    def __str__(self) -> str:
        """Return the words, and how often they are there."""
        return f"“{self.args[0]}” stands in {self.args[1]} places of this article"


class NotOnAPage(HeadwaterError):
    """The picture of a page was asked for of an article that is in no PDF. Argument: its path."""

    hint = "The original shows it in the form in which it came."

    def __str__(self) -> str:
        """Return which article it is."""
        return f"{self.args[0]} has no page that could be drawn"


class NothingSaid(HeadwaterError):
    """An attribution was given without the words that are said. Argument: the article."""

    hint = "Mark or type the words of the article that are said. Who says it and the cue may stay empty."

    def __str__(self) -> str:
        """Return what is missing."""
        return f"it is not told what is said in {self.args[0]}"


class TooManyStretches(HeadwaterError):
    """An attribution was given more stretches than one can have. Arguments: how many, the most."""

    hint = "Words that stand one after another are one stretch: put them on one line."

    def __str__(self) -> str:
        """Return how many."""
        return f"an attribution has at most {self.args[1]} stretches, and {self.args[0]} lines were given"


class StillAtWork(HeadwaterError):
    """The web app was asked for more than can wait to be done. Argument: what is being done."""

    hint = (
        "Go back in your browser, where what you typed still stands, and send it later: /progress shows how far it is."
    )

    def __str__(self) -> str:
        """Return what is being done."""
        return f"too much waits to be done: {self.args[0]}"


class NeedsPassword(HeadwaterError):
    """The web app was to be open to other machines without a password. Argument: the address to listen at."""

    hint = "Set one in the environment, HEADWATER_PASSWORD, or leave out --host to serve this machine alone."

    def __str__(self) -> str:
        """Return which address it is."""
        return f"other machines can reach {self.args[0]}, and no password is set"


class NoSuchAddress(HeadwaterError):
    """The web app cannot listen where it was told to. Arguments: address, port, the reason."""

    hint = "Choose another --port, or leave it out to take any that is free."

    def __str__(self) -> str:
        """Return where, and why not."""
        return f"nothing can be served at {self.args[0]}, port {self.args[1]}: {self.args[2]}"
