"""Which forms are ordinary words too, by counts over news and by readers' lists.

`common` asks for some evidence in the text, such as a preposition of place or a title; `rare` says that
the form is hardly ever this name, and leaves it to a head (`مدينة`) to say so.
"""

from .arabic import fold
from .table import read_rows

#: A form that stands this often in the counted news …
OFTEN = 20
#: … and in less than this part of it in a name's company, is mostly something else,
NAME_SHARE = 0.25
#: and in less than this part of it, something else nearly always.
RARE_NAME_SHARE = 0.08
#: A form that the lexicon knows as a word needs more company to be taken for a name.
WORD_SHARE = 0.5
#: Behind a head of places stands even a well-known town seldom; what never does is another thing.
HEAD_SHARE = 0.02

#: The same for a form that a text recognizer expects as a word.
OFTEN_EXPECTED = 6

#: Directions, which name a division only behind its head.
SIDES = frozenset(
    side for stem in ("شمال", "جنوب", "شرق", "غرب", "وسط") for side in
    (stem, f"ال{stem}", f"{stem}ي", f"ال{stem}ي", f"{stem}يه", f"ال{stem}يه")) | {"الوسطي", "الاوسط", "وسطي"}

_NEVER = (0, 0, 0, 0, False)


class Ambiguity:
    """The committed counts (`evidence.tsv`) and lists (`hand/*.txt`)."""

    def __init__(self, folder, expected, names):
        """`expected` are words that a text recognizer expects, `names` words of persons' names."""
        self._expected, self._names = set(map(fold, expected)), names
        self._counts = {}
        if (folder / "evidence.tsv").exists():
            for form, *counts, word in read_rows(folder / "evidence.tsv"):
                self._counts[form] = (*map(int, counts), word == "yes")
        self._words = lines(folder / "hand" / "ordinary_words.txt")

    def is_word(self, folded):
        """Whether a folded form is an ordinary word by the lexicon or a reader's list."""
        return folded in self._words or self._counts.get(folded, _NEVER)[4]

    def is_made_of_names(self, form):
        """Whether all words of a form are well-known words of persons' names."""
        return all(word in self._names for word in fold(form).split())

    def of_name(self, form, other_kind):
        """The flags of a word of persons' names; `other_kind` says that the form is also a place,
        an organization, a people or a title."""
        folded = fold(form)
        count, person, _, _, _ = self._counts.get(folded, _NEVER)
        share = person / count if count else 0
        if other_kind:
            return {"rare"}
        if (self.is_word(folded) and share < WORD_SHARE):
            return {"rare"} if share < NAME_SHARE else {"common"}
        if count >= OFTEN and share < NAME_SHARE:
            return {"rare"} if share < RARE_NAME_SHARE else {"common"}
        return {"common"} if folded in self._words else set()

    def of_place(self, form):
        """The flags of a place's name: of one word, or of several that are all ordinary."""
        folded = fold(form)
        words = folded.split()
        if all(self.is_word(word) or word in SIDES for word in words) or words[0] in ("بن", "ابن"):
            return {"rare"}
        count, person, head, _, _ = self._counts.get(folded, _NEVER)
        if len(words) > 1:
            return {"common"} if all(self.is_word(word) or word in self._names for word in words) else set()
        expected = folded in self._expected
        often = count >= (OFTEN if not expected else OFTEN_EXPECTED)
        if count and (person > NAME_SHARE * count or (often and head < HEAD_SHARE * count)):
            return {"rare"}
        # و, ف, ب, ل or ك before the name spells another word (`كمين`, `وجيزة`).
        cut = any(letter + folded in self._expected for letter in "وفبلك")
        return {"common"} if cut or len(folded) < 4 or (expected and not head) else set()

    def of_person(self, form):
        """The flags of a whole person's name: that all its words are ordinary ones, or that a reader takes its first for one."""
        first, *rest = fold(form).split()
        if first in self._words and first not in self._names:
            return {"rare"}
        return {"rare"} if all(self.is_word(word) for word in (first, *rest)) else set()


def lines(path):
    """The folded lines of a list, without comments; nothing where there is no such file."""
    if not path.exists():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {fold(line) for line in lines if line and not line.startswith("#")}
