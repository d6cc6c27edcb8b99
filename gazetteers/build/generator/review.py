"""What a second reader found wrong in the registries (`hand/review.tsv`)."""

from .arabic import fold
from .table import read_rows


class Review:
    """Verdicts by the id of an entry."""

    def __init__(self, path):
        self._rejected, self._names, self._aliases, self._flags = set(), {}, set(), {}
        for id, verdict, value, _ in read_rows(path):
            if verdict == "reject":
                self._rejected.add(id)
            elif verdict == "name":
                self._names[id] = value
            elif verdict == "alias":
                self._aliases.add((id, fold(value)))
            elif verdict == "flag":
                self._flags.setdefault(id, set()).add(value)
            else:
                raise ValueError(f"{path}: `{verdict}` of {id} is no verdict; write reject, name, alias or flag")

    def apply(self, entries):
        """The entries as the reader leaves them."""
        return [self._mend(entry) for entry in entries if entry.id not in self._rejected]

    def name(self, id, form):
        """The name of an id as the reader spells it."""
        return self._names.get(id, form)

    def forms(self, id, forms):
        """The forms that a source has for an id, with the name as the reader spells it."""
        kept = [form for form in forms if (id, fold(form)) not in self._aliases]
        return [self._names[id], *kept[1:]] if id in self._names else kept

    def _mend(self, entry):
        entry.aliases = [alias for alias in entry.aliases if (entry.id, fold(alias.rstrip("?"))) not in self._aliases]
        entry.flags |= self._flags.get(entry.id, set())
        if "rare" in entry.flags:
            entry.flags.discard("common")
        return entry
