"""Examples of direct and indirect speech: a text, and (source, cue, content) of each attribution in it."""

Row = tuple[str, str, str]
Example = tuple[str, list[Row]]

QUOTATIONS: dict[str, Example] = {
    "direct, the cue behind": (
        "“The valve was open,” the foreman said.",
        [("the foreman", "said", "“The valve was open,”")],
    ),
    "direct, the cue before": (
        "The foreman said: “The valve was open.”",
        [("The foreman", "said", "“The valve was open.”")],
    ),
    "mixed": (
        "The foreman said the valve was “open as a barn door” all night.",
        [("The foreman", "said", "the valve was “open as a barn door” all night")],
    ),
    "two mixed pieces": (
        "The foreman said the valve was “open” and the alarm “as dead as a stone”.",
        [("The foreman", "said", "the valve was “open” and the alarm “as dead as a stone”")],
    ),
    "a quotation cut in two": (
        "“The valve was open,” the foreman said, “and nobody looked.”",
        [("the foreman", "said", "“The valve was open,” ... “and nobody looked.”")],
    ),
    "a clause cut in two": (
        "The valve, the foreman said, had been open all night.",
        [("the foreman", "said", "The valve ... had been open all night")],
    ),
    "further sentences in the marks": (
        "“The valve was open. Nobody looked. We went home,” the foreman said.",
        [("the foreman", "said", "“The valve was open. Nobody looked. We went home,”")],
    ),
    "a quotation that goes on behind its cue": (
        "“The valve was open,” the foreman said. “Nobody looked. We went home.”",
        [("the foreman", "said", "“The valve was open,” ... “Nobody looked. We went home.”")],
    ),
    "a quotation that goes on with another inside its first half": (
        "‘The clerk told me “come back in May” and shut the window,’ she said. ‘So I came back.’",
        [("she", "said", "‘The clerk told me “come back in May” and shut the window,’ ... ‘So I came back.’")],
    ),
    "a quotation that goes on with another inside its second half": (
        "“I rang twice,” she told the inquiry. “A man said ‘ring again tomorrow’ and hung up.”",
        [("she", "told", "“I rang twice,” ... “A man said ‘ring again tomorrow’ and hung up.”")],
    ),
    "a quotation inside another": (
        "“My neighbour said ‘leave it alone’ and I did,” the witness said.",
        [
            ("the witness", "said", "“My neighbour said ‘leave it alone’ and I did,”"),
            ("My neighbour", "said", "‘leave it alone’"),
        ],
    ),
    "a quotation over paragraphs": (
        "“The valve was open,” the foreman said.\n\n“Nobody looked at it for a week.”\n\nThe yard is closed.",
        [("the foreman", "said", "“The valve was open,” ... “Nobody looked at it for a week.”")],
    ),
    "paragraphs that each open and only the last one closes": (
        "The foreman said: “The valve was open.\n\n“Nobody looked at it for a week.”\n\nThe yard is closed.",
        [("The foreman", "said", "“The valve was open.\n\n“Nobody looked at it for a week.”")],
    ),
    "single marks": (
        "'The valve was open,' the foreman said.",
        [("the foreman", "said", "'The valve was open,'")],
    ),
    "straight marks": (
        '"The valve was open," the foreman said.',
        [("the foreman", "said", '"The valve was open,"')],
    ),
    "single curly marks with an apostrophe in them": (
        "‘The boats’ owners won’t pay,’ the foreman said.",
        [("the foreman", "said", "‘The boats’ owners won’t pay,’")],
    ),
    "marks the wrong way round": (
        "”The valve was open,“ the foreman said.",
        [("the foreman", "said", "”The valve was open,“")],
    ),
    "angle marks": (
        "«The valve was open», the foreman said.",
        [("the foreman", "said", "«The valve was open»")],
    ),
    "a listener after the cue": (
        "“The valve was open,” she told a press conference on Monday.",
        [("she", "told", "“The valve was open,”")],
    ),
    "the cue before its speaker": (
        "“The valve was open,” said Ada Brill, who has run the yard since March.",
        [("Ada Brill, who has run the yard since March", "said", "“The valve was open,”")],
    ),
    "a new sentence after a quotation that is over": (
        "She said: “We waited for our pay.” Another clerk left in May.",
        [("She", "said", "“We waited for our pay.”")],
    ),
    "a new sentence that says something else": (
        "“It was late,” the guard told us. “Nobody was there.” Another man, a driver, insists that the road was full.",
        [("the guard", "told", "“It was late,” ... “Nobody was there.”")],
    ),
    "marks inside marks that close together": (
        "“I always say, ‘Thank you, come again,’” said Ada Brill. “It works.”",
        [("Ada Brill", "said", "“I always say, ‘Thank you, come again,’” ... “It works.”")],
    ),
    "a verb that looks like a noun": (
        "'People say the sea forgets,' her host remarks. 'It forgets nothing.'",
        [("her host", "remarks", "'People say the sea forgets,' ... 'It forgets nothing.'")],
    ),
    "a question": (
        "“Who opened the valve?” asked the coroner.",
        [("the coroner", "asked", "“Who opened the valve?”")],
    ),
}
INDIRECT: dict[str, Example] = {
    "a day before the clause": (
        "Transport officials said Tuesday the bridge would stay shut until spring.",
        [("Transport officials", "said", "the bridge would stay shut until spring")],
    ),
    "a day and that": (
        "Transport officials said on Tuesday that the bridge would stay shut.",
        [("Transport officials", "said", "that the bridge would stay shut")],
    ),
    "an addressee": (
        "The clerk told the inquiry that the keys were lost.",
        [("The clerk", "told", "that the keys were lost")],
    ),
    "coordinated contents": (
        "The clerk told the inquiry that the keys were lost and that nobody had reported it.",
        [("The clerk", "told", "that the keys were lost and that nobody had reported it")],
    ),
    "coordinated contents after a comma": (
        "The clerk said that the keys were lost, that the log was blank and that nobody had reported it.",
        [("The clerk", "said", "that the keys were lost, that the log was blank and that nobody had reported it")],
    ),
    "conjoined sources": (
        "The mayor and two of her deputies said that the bridge was sound.",
        [("The mayor and two of her deputies", "said", "that the bridge was sound")],
    ),
    "a source with a relative clause": (
        "A diver who inspected the piers last week said that two of them were cracked.",
        [("A diver who inspected the piers last week", "said", "that two of them were cracked")],
    ),
    "a source with an apposition": (
        "Ada Brill, the harbour master, said that the piers were cracked.",
        [("Ada Brill, the harbour master", "said", "that the piers were cracked")],
    ),
    "a participle of the subject": (
        "The union rejected the offer, saying that it came too late.",
        [("The union", "saying", "that it came too late")],
    ),
    "a participle of a noun": (
        "Tenants received letters saying that the lift would be mended.",
        [("letters", "saying", "that the lift would be mended")],
    ),
    "a participle of the object": (
        "Police questioned a man claiming that he owned the boat.",
        [("a man", "claiming", "that he owned the boat")],
    ),
    "a participle after its own subject's infinitive": (
        "The bank moved to freeze the account, citing a breach of its terms.",
        [("The bank", "citing", "a breach of its terms")],
    ),
    "a court that heard": (
        "An inquest heard that the nurse had left at noon.",
        [("", "heard", "that the nurse had left at noon")],
    ),
    "how it was said": (
        "The captain, in a statement, said that the brakes had failed.",
        [("The captain", "said", "that the brakes had failed")],
    ),
    "how it was reached": (
        "The captain, reached by telephone, said that the brakes had failed.",
        [("The captain", "said", "that the brakes had failed")],
    ),
    "a careful source": (
        "The captain was careful to say that the brakes had been tested.",
        [("The captain", "to say", "that the brakes had been tested")],
    ),
    "a subject that the parser splits": (
        "An expert report by Melbourne surgeon Professor Ian Brackley found the boy would have lived.",
        [("An expert report by Melbourne surgeon Professor Ian Brackley", "found", "the boy would have lived")],
    ),
    "a subject with a clause of its own": (
        "Crews, now retired in Tennessee, told the Herald that he had been satisfied.",
        [("Crews, now retired in Tennessee", "told", "that he had been satisfied")],
    ),
    "a question about something": (
        "Asked about the letter, the minister left the room.",
        [("", "Asked", "about the letter")],
    ),
    "what it is regarded as": (
        "The opposition regards the bill as aimed at the press.",
        [("The opposition", "regards", "the bill as aimed at the press")],
    ),
    "a verb that the parser takes for a noun": (
        "Three separate invoices paid by the authority state that two barges were emptied.",
        [("Three separate invoices paid by the authority", "state", "that two barges were emptied")],
    ),
    "a turn of phrase": (
        "The engineers drew attention to the cracks in the wall.",
        [("The engineers", "drew attention to", "the cracks in the wall")],
    ),
    "a turn of phrase that disputes": (
        "The ministry poured scorn on the new figures.",
        [("The ministry", "poured scorn on", "the new figures")],
    ),
    "a watchdog": (
        "The spending watchdog found that the money was gone.",
        [("The spending watchdog", "found", "that the money was gone")],
    ),
    "further that-clauses behind words in marks": (
        "He told members that the question was “delayed, not dead,” and that the inquiry would go on.",
        [("He", "told", "that the question was “delayed, not dead,” and that the inquiry would go on")],
    ),
    "a disputed suggestion": (
        "The company rejected any suggestion that safety had been neglected.",
        [
            ("The company", "rejected", "any suggestion that safety had been neglected"),
            ("", "any suggestion", "that safety had been neglected"),
        ],
    ),
    "a negated saying": (
        "The ministry did not say whether the boats had been insured.",
        [("The ministry", "did not say", "whether the boats had been insured")],
    ),
    "a rejected report": (
        "The palace rejected a report that the king would resign.",
        [
            ("The palace", "rejected", "a report that the king would resign"),
            ("", "a report", "that the king would resign"),
        ],
    ),
    "a denied report": (
        "The bank denied reports that it had lost the money.",
        [("The bank", "denied", "reports that it had lost the money"), ("", "reports", "that it had lost the money")],
    ),
    "a repeated claim": (
        "She repeated the ministry's claim that the river was clean.",
        [
            ("She", "repeated", "the ministry's claim that the river was clean"),
            ("the ministry's", "claim", "that the river was clean"),
        ],
    ),
}
