"""What can go wrong that a user can act on: one tree of errors, each with what is wrong and what to do."""


class HeadwaterError(Exception):
    """Base of every error a user can act on.

    The arguments are the facts; `__str__` makes the sentence from them and `hint` says what to do next, so an error survives
    pickling to a worker process and can be shown in any form.
    """

    hint = ""


class DamagedInstallation(HeadwaterError):
    """A file that comes with Headwater is missing or damaged. Arguments: which file, reason in words."""

    hint = "Install Headwater anew: pip install --force-reinstall headwater"

    def __str__(self) -> str:
        """Return which file it is, and what is wrong with it."""
        return f"{self.args[0]}, which comes with Headwater, cannot be used: {self.args[1]}"


class NotAnArticle(HeadwaterError):
    """A file was read but holds no text that could be an article. Argument: the reason in words."""

    hint = "If there is text to be seen in it, save it as .txt and try again."

    def __str__(self) -> str:
        """Return the reason, as one sentence."""
        return f"no article found: {self.args[0]}"


class EncryptedFile(HeadwaterError):
    """A file is locked with a password. Argument: path."""

    hint = "Open it with its password and save a copy without one."

    def __str__(self) -> str:
        """Return which file it is."""
        return f"{self.args[0]} is locked with a password"


class ScannedPages(HeadwaterError):
    """A file holds pictures of pages and no text. Arguments: path, how many pages."""

    hint = "Install Tesseract and run the same command with --ocr, or save the text as .txt."

    def __str__(self) -> str:
        """Return which file it is, and how many pages."""
        pages = "page" if self.args[1] == 1 else "pages"
        return f"{self.args[0]} holds {self.args[1]} scanned {pages} and no text"


class NoTesseract(HeadwaterError):
    """Pages were to be read from pictures, but Tesseract cannot be used. Argument: reason in words."""

    hint = "Install Tesseract with its English data (tesseract-ocr on Debian and Ubuntu, tesseract with Homebrew)."

    def __str__(self) -> str:
        """Return why it cannot be used."""
        return f"Tesseract cannot be used: {self.args[0]}"


class OnlyAddresses(HeadwaterError):
    """A list holds addresses of articles and not their text. Arguments: path, how many addresses."""

    hint = "To fetch them, give the list as --urls FILE, or have the app fetch what lists hold; nothing is fetched otherwise."

    def __str__(self) -> str:
        """Return which list it is, and how many addresses it holds."""
        return f"{self.args[0]} holds {self.args[1]} address{'' if self.args[1] == 1 else 'es'} and no text of articles"


class RefusedAddress(HeadwaterError):
    """An address is not fetched on purpose. Arguments: the address, reason in words."""

    hint = "Save the page in a browser and give the file. For a server of your own, add --private-addresses."

    def __str__(self) -> str:
        """Return which address it is, and why it is not fetched."""
        return f"{self.args[0]} is not fetched: {self.args[1]}"


class NotFetched(HeadwaterError):
    """An address was tried in vain. Arguments: the address, reason in words."""

    hint = "Try again later, or save the page in a browser and give the file."

    def __str__(self) -> str:
        """Return which address it is, and what happened."""
        return f"{self.args[0]} could not be fetched: {self.args[1]}"


class TooMuchWork(HeadwaterError):
    """Reading a file was stopped because it took too much. Arguments: path, what it took too much of in words."""

    hint = "It is damaged, or made to do harm. If you trust it, save its text as .txt and try again."

    def __str__(self) -> str:
        """Return which file it is, and what it took too much of."""
        return f"reading {self.args[0]} was stopped: {self.args[1]}"


class UnreadableFile(HeadwaterError):
    """A file cannot be opened or decoded. Arguments: path, reason in words."""

    hint = "Save or download it again. If other programs cannot open it either, leave it out."

    def __str__(self) -> str:
        """Return what could not be read, and why."""
        return f"cannot read {self.args[0]}: {self.args[1]}"


class MissingFile(UnreadableFile):
    """There is no file of a name. Arguments: path, reason in words."""

    hint = "Check its name. Addresses begin with http:// or https://."


class TooLarge(UnreadableFile):
    """A file is larger than any article. Arguments: path, reason in words."""

    hint = "If it holds several articles, give each a file of its own; else leave it out."


class UnsupportedFile(HeadwaterError):
    """A file is of a kind that cannot be read. Arguments: path, what it looks like."""

    hint = "Save the article as a page, a PDF, a Word document or text, and give that; of an archive, what is in it."

    def __str__(self) -> str:
        """Return which file it is and what it looks like."""
        return f"{self.args[0]} is {self.args[1]}, which Headwater does not read"


class NothingToRead(HeadwaterError):
    """The paths given hold no file at all that could be read. Argument: the paths, as one string."""

    hint = "Give files, folders or globs with articles in them: pages, PDFs, documents, mails, feeds, tables, archives."

    def __str__(self) -> str:
        """Return the paths that were looked at."""
        return f"nothing to read in {self.args[0]}"


class NoSuchColumn(HeadwaterError):
    """A table lacks a column that is needed. Arguments: path, what is missing in words, the columns there are as one string."""

    hint = "Say which column is what: --column text=NAME or --column url=NAME."

    def __str__(self) -> str:
        """Return what is missing, and which columns there are."""
        return f"{self.args[0]} has {self.args[1]}; its columns are {self.args[2]}"


class BadAliases(HeadwaterError):
    """A file of names that mean the same has a line that is none. Arguments: path, line number, what is wrong in words."""

    hint = "Write one group a line, such as: Islamic State = ISIS = Daesh. From # on a line is a comment."

    def __str__(self) -> str:
        """Return which line of which file it is, and what is wrong with it."""
        return f"line {self.args[1]} of {self.args[0]} cannot be used: {self.args[2]}"


class NotACase(HeadwaterError):
    """A file is not a Headwater case. Arguments: path, reason in words."""

    hint = "Make one with: headwater trace ARTICLES... -o case.db"

    def __str__(self) -> str:
        """Return which file it is and why it is no case."""
        return f"{self.args[0]} is not a Headwater case: {self.args[1]}"


class NoSuchClaim(HeadwaterError):
    """A claim was asked for that the case does not have. Argument: what was asked for."""

    hint = "headwater show CASE lists the claims with their numbers."

    def __str__(self) -> str:
        """Return what was asked for."""
        return f"no claim {self.args[0]!r} in this case"


class NoSuchArticle(HeadwaterError):
    """An article was asked for that a file of many does not hold. Argument: what was asked for."""

    hint = "headwater articles FILE prints what each article in it is called."

    def __str__(self) -> str:
        """Return what was asked for."""
        return f"there is no article {self.args[0]}"


class NotInCase(NoSuchArticle):
    """An article was asked for that a case does not hold. Argument: what was asked for."""

    hint = (
        "Name it as it was named when it was traced; headwater export CASE writes every article with its path and id."
    )

    def __str__(self) -> str:
        """Return what was asked for."""
        return f"there is no article {self.args[0]} in this case"


class SeveralArticles(HeadwaterError):
    """One article was asked for, and a file or folder holds several. Argument: its path."""

    hint = "Name one of them: a file, or FILE#PART, as headwater articles prints it behind “file”."

    def __str__(self) -> str:
        """Return what holds several."""
        return f"{self.args[0]} holds more than one article"


class SameArticle(HeadwaterError):
    """Two articles were asked for, and both names mean the same one. Argument: its name."""

    hint = "Name two articles."

    def __str__(self) -> str:
        """Return which it is."""
        return f"{self.args[0]} is one article, which is not compared with itself"


class NotTakenIn(HeadwaterError):
    """The one article that was asked for cannot be taken in. Arguments: path, what is wrong in words, what to do in words."""

    def __init__(self, subject: str, error: str, hint: str) -> None:
        super().__init__(subject, error, hint)
        self.hint = hint

    def __str__(self) -> str:
        """Return what is wrong, and with which file."""
        return self.args[1] if self.args[0] in self.args[1] else f"{self.args[0]}: {self.args[1]}"


class NoSuchPlace(HeadwaterError):
    """A place was asked for that an article does not have. Arguments: path, the offset asked for, the length of the text."""

    hint = "headwater attributions FILE prints the place of each attribution before it."

    def __str__(self) -> str:
        """Return what was asked for, and where the text ends."""
        return f"no place {self.args[1]} in {self.args[0]}: its text has {self.args[2]} characters"


class NoSuchWords(HeadwaterError):
    """Words were quoted that no article has. Arguments: the words, where they were looked for in words."""

    hint = "Copy them from the article, or from what headwater show or the report quotes of it."

    def __str__(self) -> str:
        """Return the words, and where they were looked for."""
        return f"“{self.args[0]}” stands nowhere in {self.args[1]}"


class SeveralPlaces(HeadwaterError):
    """Words were quoted that stand in several places. Arguments: the words, how many places, their paths as one string."""

    hint = "Quote more words, or name the article: --in PATH for the first place, --other-in PATH for the other."

    def __str__(self) -> str:
        """Return the words, and where they stand."""
        return f"“{self.args[0]}” stands in {self.args[1]} places: {self.args[2]}"


class NothingDecided(HeadwaterError):
    """A decision would come to nothing. Argument: why, in words."""

    hint = "Look at the place again: headwater show and the report tell what the case holds. Nothing was kept."

    def __str__(self) -> str:
        """Return why."""
        return f"this cannot be decided: {self.args[0]}"


class NoSuchDecision(HeadwaterError):
    """A decision was asked for that the case does not have, or has several of. Arguments: the id as given, how many there are."""

    hint = "headwater decisions list CASE prints the decisions with their ids; a few first letters are enough."

    def __str__(self) -> str:
        """Return what was asked for."""
        found = f"{self.args[1]} decisions begin with" if self.args[1] else "there is no decision"
        return f"{found} {self.args[0]} in this case"


class NoSuchAttribution(HeadwaterError):
    """An attribution was asked for that the case does not have. Argument: its id."""

    hint = "It may have been found otherwise since: open the article again."

    def __str__(self) -> str:
        """Return what was asked for."""
        return f"there is no attribution {self.args[0]} in this case"


class BadDecisions(HeadwaterError):
    """A file of decisions cannot be read. Arguments: the file, which line (0 for all of it), what is wrong with it in words."""

    hint = (
        "headwater decisions export writes such a file; docs/guide/decisions.md describes it. Nothing of it was taken."
    )

    def __str__(self) -> str:
        """Return which line it is, and what is wrong."""
        line = f"line {self.args[1]} of " if self.args[1] else ""
        return f"{line}{self.args[0]} is no decision: {self.args[2]}"


class NotAPair(HeadwaterError):
    """Two names were to be given, and are not. Argument: what was given."""

    hint = 'Write both names with = between them: --as-one "A. Roe = the port official".'

    def __str__(self) -> str:
        """Return what was given."""
        return f"“{self.args[0]}” does not name two sources"


class NothingOfThatName(HeadwaterError):
    """Nothing in a case has the name of what is to be supposed away. Arguments: the name, names that are near, if any."""

    hint = 'Give a source as headwater show prints it, an article by its path, title or outlet, or an edge: "A -> B".'

    def __str__(self) -> str:
        """Return the name, and those that are near."""
        near = [f"“{one}”" for one in self.args[1]] if len(self.args) > 1 else []
        return f"nothing in this case is called “{self.args[0]}”" + (f"; near it: {', '.join(near)}" if near else "")


class SeveralOfThatName(HeadwaterError):
    """A name fits several things in a case. Arguments: the name, what it fits."""

    hint = 'Give one of these by its full name or path; for a source as one outlet has it, add the outlet: "an official (Post)".'

    def __str__(self) -> str:
        """Return what the name fits."""
        shown, rest = self.args[1][:8], len(self.args[1]) - 8
        more = f", and {rest} more" if rest > 0 else ""
        return f"“{self.args[0]}” may mean any of these: {', '.join(shown)}{more}"


class OneAndTwo(HeadwaterError):
    """Two sources are supposed to be one and not to be one. Arguments: the name of the first, the name of the second."""

    hint = "Leave out one of the two suppositions."

    def __str__(self) -> str:
        """Return which sources they are."""
        return f"“{self.args[0]}” and “{self.args[1]}” cannot be one source and two at once"


class NewerCase(HeadwaterError):
    """A case was made by a later Headwater, whose tables this one does not know. Arguments: path, its version, ours."""

    hint = "Upgrade Headwater, or trace the articles again into a new case."

    def __str__(self) -> str:
        """Return which case it is and the two versions of its tables."""
        return f"{self.args[0]} was made by a newer Headwater: its tables are version {self.args[1]}, known is {self.args[2]}"


class CaseInUse(HeadwaterError):
    """Another process is writing to a case. Argument: path."""

    hint = "Wait until the other headwater has finished, or close the program that has the case open for writing."

    def __str__(self) -> str:
        """Return which case it is."""
        return f"{self.args[0]} is being written by another program"


class UnwritableFile(HeadwaterError):
    """A file cannot be made or written. Arguments: path, reason in words."""

    hint = "Check that the folder exists, that you may write there and that the disk is not full."

    def __str__(self) -> str:
        """Return what could not be written, and why."""
        return f"cannot write {self.args[0]}: {self.args[1]}"
