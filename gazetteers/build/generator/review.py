"""What readers found wrong in the registries (`hand/review.tsv`)."""

from .arabic import fold
from .table import read_rows


class Review:
    """Verdicts by the id of an entry."""

    def __init__(self, path):
        self._rejected, self._names, self._aliases, self._flags = set(), {}, set(), {}
        for id, verdict, value, _ in read_rows(path):
            if verdict == "reject":
                self._rejected.add(id)
            elif verdict == "name" and id not in self._names:
                self._names[id] = value
            elif verdict == "alias":
                self._aliases.add((id, fold(value)))
            elif verdict == "flag":
                self._flags.setdefault(id, set()).add(value)
            else:
                raise ValueError(f"{path}: {verdict} {value} of {id}; write reject, alias, flag, or one name")

    def name(self, id, form):
        """The name of an id as the reader spells it."""
        return self._names.get(id, form)

    def forms(self, id, forms):
        """The forms that a source has for an id, the first one as the reader spells it."""
        if forms:
            forms = [self.name(id, forms[0]), *forms[1:]]
        return [form for form in forms if (id, fold(form)) not in self._aliases]

    def apply(self, entries):
        """The entries as the readers leave them."""
        return [self._mend(entry) for entry in entries if entry.id not in self._rejected]

    def _mend(self, entry):
        # A club keeps the نادي that makes its name one.
        if not entry.id.startswith("club/"):
            entry.name = self.name(entry.id, entry.name)
        entry.aliases = [alias for alias in entry.aliases
                         if (entry.id, fold(alias.rstrip("?"))) not in self._aliases
                         and fold(alias.rstrip("?")) != fold(entry.name)]
        entry.flags |= self._flags.get(entry.id, set())
        if "rare" in entry.flags:
            entry.flags.discard("common")
        return entry

    def unused(self, ids):
        """The ids with a verdict, but for a rejection, that are none of these."""
        told = {*self._names, *self._flags, *(id for id, _ in self._aliases)}
        return sorted(told - self._rejected - set(ids))
