"""From extracts and hand-written files to gazetteer files.

What is written by hand wins: a name that a hand-written file has is not taken from a registry again.
"""

import sys

from . import calendar, cities, countries, divisions, names, nationalities, organizations, persons
from .arabic import fold
from .ambiguity import Ambiguity, lines
from .review import Review
from .table import entries_text, read_entries, read_rows

#: Files that are written by hand, of which the generated ones repeat nothing.
BY_HAND = ("heads", "organizations", "person_names", "persons", "places", "titles")


class Sources:
    """What the files are composed from."""

    def __init__(self, extracts, gazetteers):
        self._extracts, self._hand = extracts, gazetteers / "build" / "hand"
        self.by_hand = {name: read_entries(gazetteers / f"{name}.tsv") for name in BY_HAND}
        names = {fold(form) for entry in self.by_hand["person_names"] for form in entry.forms()}
        self.ambiguity = Ambiguity(gazetteers / "build", (word for word, in self.rows("words")), names)
        self.review = Review(self._hand / "review.tsv")
        self.taken, self._ids = {}, set()
        for entries in self.by_hand.values():
            self.take(entry for entry in entries if "head" not in entry.flags)

    def rows(self, name):
        """The rows of an extract."""
        return read_rows(self._extracts / f"{name}.tsv")

    def hand(self, name):
        """The hand-written entries that a generated file starts from."""
        return read_entries(self._hand / f"{name}.tsv")

    def hand_lines(self, name):
        """The folded lines of a hand-written list."""
        return lines(self._hand / f"{name}.txt")

    def is_left_out(self, id):
        """Whether an entry has this id already, which a hand-written file may have taken from the registry."""
        return id in self._ids

    def take(self, entries):
        """Notes the forms of entries, so that later files do not repeat them."""
        for entry in entries:
            self._ids.add(entry.id)
            for form in entry.forms():
                self.taken.setdefault((entry.kind, fold(form)), set()).add(entry.id)

    def is_taken(self, kind, form):
        """Whether an entry of this kind has the form already."""
        return (kind, fold(form)) in self.taken


def files(extracts, gazetteers):
    """The generated files: names and texts, in the order in which they depend on each other."""
    sources = Sources(extracts, gazetteers)
    ids = set()
    for name, composed in (
        ("countries", countries.compose), ("places_divisions", divisions.compose),
        ("places_cities", cities.compose), ("nationalities", nationalities.compose),
        ("clubs_and_brands", organizations.compose), ("persons_registries", persons.compose),
        ("person_names_registries", names.compose), ("calendar_and_currencies", calendar.compose),
    ):
        entries = sources.review.apply(composed(sources))
        sources.take(entries)
        ids.update(entry.id for entry in entries)
        yield f"{name}.tsv", entries_text(entries)
    if unused := sources.review.unused(ids):
        # Most are ids that a hand-written file or a mended namesake has taken over since.
        print(f"review.tsv: {len(unused)} ids with a verdict are in no generated file", file=sys.stderr)
