"""What tracing would find without a source, an article or an edge, or with two sources ruled one or two."""
