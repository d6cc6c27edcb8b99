"""Tab-separated tables: the extracts of sources, and the gazetteer files."""

HEADER = "name\tkind\tid\taliases\tattributes\tflags\tsource"


def write_rows(path, columns, rows):
    """Writes an extract: a header and sorted rows."""
    lines = sorted({"\t".join(str(value) for value in row) for row in rows})
    for line in lines:
        assert line.count("\t") == len(columns) - 1, f"{path}: a tab inside of {line!r}"
    path.write_text("\n".join(["\t".join(columns), *lines]) + "\n", encoding="utf-8")


def read_rows(path):
    """The rows of an extract as tuples, without the header."""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    return [tuple(line.split("\t")) for line in lines if line]


class Entry:
    """A line of a gazetteer file."""

    def __init__(self, name, kind, id, aliases=(), attributes=(), flags=(), source=""):
        self.name, self.kind, self.id = name, kind, id
        self.aliases, self.attributes = list(aliases), dict(attributes)
        self.flags, self.source = set(flags), source

    @classmethod
    def parse(cls, line):
        name, kind, id, aliases, attributes, flags, source = line.split("\t")
        pairs = (pair.split("=", 1) for pair in attributes.split(";") if pair)
        return cls(name, kind, id, filter(None, aliases.split("|")), pairs,
                   filter(None, flags.split(",")), source)

    def forms(self):
        """The name and the aliases, without the mark of weak ones."""
        return [self.name, *(alias.rstrip("?") for alias in self.aliases)]

    def line(self):
        attributes = ";".join(f"{key}={value}" for key, value in self.attributes.items())
        return "\t".join([self.name, self.kind, self.id, "|".join(self.aliases), attributes,
                          ",".join(sorted(self.flags)), self.source])


def read_entries(path):
    """The entries of a gazetteer file."""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    return [Entry.parse(line) for line in lines if line and not line.startswith("#")]


def entries_text(entries):
    """A gazetteer file of some entries, sorted by id."""
    lines = [entry.line() for entry in sorted(entries, key=lambda entry: entry.id)]
    return "\n".join([HEADER, *lines]) + "\n"
