"""The family tree of a claim's articles: who rests on whom, laid out in rows and columns, drawn, and told as a list."""
