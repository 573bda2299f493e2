"""Examples of frames, nouns, chains and self-citation: a text, and (source, cue, content) of each attribution in it."""

Row = tuple[str, str, str]
Example = tuple[str, list[Row]]

FRAMED: dict[str, Example] = {
    "according to, first": (
        "According to a harbour pilot, the lamp was out.",
        [("a harbour pilot", "According to", "the lamp was out")],
    ),
    "according to, last": (
        "The lamp was out, according to a harbour pilot who asked not to be named.",
        [("a harbour pilot who asked not to be named", "according to", "The lamp was out")],
    ),
    "according to, between": (
        "The lamp, according to a harbour pilot, was out.",
        [("a harbour pilot", "according to", "The lamp ... was out")],
    ),
    "in the words of": (
        "The lamp was, in the words of a harbour pilot, “a candle in a jar”.",
        [("a harbour pilot", "in the words of", "The lamp was ... “a candle in a jar”")],
    ),
    "in somebody's view": (
        "In her view, the lamp should be mended.",
        [("her", "In ... view", "the lamp should be mended")],
    ),
    "in somebody's account": (
        "In his account, the lamp was never lit.",
        [("his", "In ... account", "the lamp was never lit")],
    ),
    "as somebody put it": (
        "The lamp, as the pilot put it, was a candle in a jar.",
        [("the pilot", "as ... put it", "The lamp ... was a candle in a jar")],
    ),
    "reportedly": (
        "The captain was reportedly asleep.",
        [("", "reportedly", "The captain was ... asleep")],
    ),
    "allegedly": (
        "He allegedly sold the boat twice.",
        [("", "allegedly", "He ... sold the boat twice")],
    ),
}
NOMINAL: dict[str, Example] = {
    "the claim that": (
        "The court heard the claim that the will was forged.",
        [("", "the claim", "that the will was forged")],
    ),
    "somebody's claim that": (
        "The court dismissed the widow's claim that the will was forged.",
        [("the widow's", "claim", "that the will was forged")],
    ),
    "an account of": (
        "His account of the night was that nobody had slept.",
        [("His", "account ... was", "that nobody had slept")],
    ),
    "a promise to": (
        "The council broke its promise to mend the lift.",
        [("its", "promise", "to mend the lift")],
    ),
    "allegations by": (
        "Allegations by two clerks that the vote was rigged were never examined.",
        [("two clerks", "Allegations", "that the vote was rigged")],
    ),
    "a view that one is of": (
        "The harbour master is of the view that the lift is unsafe.",
        [("The harbour master", "is of the view", "that the lift is unsafe")],
    ),
    "evidence that is given": (
        "A sergeant gave evidence that the door was open.",
        [("A sergeant", "gave evidence", "that the door was open")],
    ),
    "a view that is": (
        "Her view is that the lift is unsafe.",
        [("Her", "view is", "that the lift is unsafe")],
    ),
}
CHAINS: dict[str, Example] = {
    "quoted as saying": (
        "Meridian Press quoted a defector as saying that the camp had been closed.",
        [
            ("Meridian Press", "quoted", "a defector as saying that the camp had been closed"),
            ("a defector", "as saying", "that the camp had been closed"),
        ],
    ),
    "was quoted as saying": (
        "A defector was quoted by Meridian Press as saying that the camp had been closed.",
        [
            ("Meridian Press", "was quoted", "A defector ... as saying that the camp had been closed"),
            ("A defector", "as saying", "that the camp had been closed"),
        ],
    ),
    "as quoted by": (
        "The defector, as quoted by Meridian Press, said that the camp had been closed.",
        [
            ("Meridian Press", "as quoted by", "The defector ... said that the camp had been closed"),
            ("The defector", "said", "that the camp had been closed"),
        ],
    ),
    "reported, citing": (
        "The camp had been closed in May, Meridian Press reported, citing a defector.",
        [
            ("Meridian Press", "reported", "The camp had been closed in May ... citing a defector"),
            ("a defector", "citing", "The camp had been closed in May"),
        ],
    ),
    "reported that, citing": (
        "Meridian Press reported that the camp had been closed, citing a defector.",
        [
            ("Meridian Press", "reported", "that the camp had been closed, citing a defector"),
            ("a defector", "citing", "that the camp had been closed"),
        ],
    ),
    "citing, reported": (
        "Meridian Press, citing a defector, reported that the camp had been closed.",
        [
            ("Meridian Press", "reported", "citing a defector ... that the camp had been closed"),
            ("a defector", "citing", "that the camp had been closed"),
        ],
    ),
    "told somebody, which first reported": (
        "A warder told the Tarn Herald, which first reported the closure, that the camp was empty.",
        [
            ("A warder", "told", "that the camp was empty"),
            ("the Tarn Herald", "reported", "the closure"),
        ],
    ),
    "seconded by": (
        "This account was seconded by two warders.",
        [("two warders", "was seconded", "This account")],
    ),
    "a claim backed by": (
        "Her claim was confirmed by a second warder.",
        [("a second warder", "was confirmed", "Her claim")],
    ),
    "was quoted as saying, by nobody": (
        "A defector was quoted as saying that the camp had been closed.",
        [("A defector", "was quoted as saying", "that the camp had been closed")],
    ),
    "crediting": (
        "The camp had been closed in May, Meridian Press reported, crediting the Tarn Herald.",
        [
            ("Meridian Press", "reported", "The camp had been closed in May ... crediting the Tarn Herald"),
            ("the Tarn Herald", "crediting", "The camp had been closed in May"),
        ],
    ),
    "according to one, citing another": (
        "The camp had been closed, according to Meridian Press, citing a defector.",
        [
            ("Meridian Press", "according to", "The camp had been closed ... citing a defector"),
            ("a defector", "citing", "The camp had been closed"),
        ],
    ),
    "ibid, citing": (
        "The camp had been closed in May (Meridian Press, 3 June). Guards had left (ibid, citing the Tarn agency).",
        [
            ("ibid", "", "Guards had left ... citing the Tarn agency"),
            ("the Tarn agency", "citing", "Guards had left"),
        ],
    ),
    "three deep": (
        "The Tarn Herald reported that a lawyer had said that her client denied that he took the money.",
        [
            ("The Tarn Herald", "reported", "that a lawyer had said that her client denied that he took the money"),
            ("a lawyer", "had said", "that her client denied that he took the money"),
            ("her client", "denied", "that he took the money"),
        ],
    ),
    "two sources joined by while": (
        "The mayor said the bridge was safe, while the engineers said it was not.",
        [
            ("The mayor", "said", "the bridge was safe"),
            ("the engineers", "said", "it was not"),
        ],
    ),
}
OWN: dict[str, Example] = {
    "as we reported": (
        "As we reported in May, the lift has been broken for a year.",
        [("we", "As ... reported", "the lift has been broken for a year")],
    ),
    "seen by this newspaper": (
        "The tanks leaked, according to a letter seen by this newspaper.",
        [("a letter seen by this newspaper", "according to", "The tanks leaked")],
    ),
    "a letter that this newspaper has seen": (
        "This newspaper has seen a letter in which the company admits the leak.",
        [("the company", "admits", "the leak")],
    ),
    "has learned": (
        "The company knew of the leak in March, the Packet has learned.",
        [("the Packet", "has learned", "The company knew of the leak in March")],
    ),
    "has learned that": (
        "The Packet has learned that the company knew of the leak.",
        [("The Packet", "has learned", "that the company knew of the leak")],
    ),
}
