"""Arabic letters: cleaning what sources write, folding for comparison, ASCII for ids."""

import re

# A word of Modern Standard Arabic: no hamza on a seat at its start, ة and ى only at its end. Uyghur and
# Kurdish, which use the same letters, differ in just this.
_WORD = "[آأإابت-غف-هوي][ء-ئابت-غف-هوي]*[ةى]?"

#: Words of Modern Standard Arabic letters, separated by single spaces.
PURE = re.compile(rf"{_WORD}(?: {_WORD})*")

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_BRACKETS = re.compile(r"\s*[(\[{].*?[)\]}]")

# As the library's normalizer folds letters (`src/text/normalize/fold.rs`).
_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")

# One ASCII letter or digit for each folded letter, so that different names get different ids.
_ASCII = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويء ", "abt8j75d4rzsxcv603gfqklmnhwy2-"))


def clean(text):
    """Without brackets, marks and invisible characters; hyphens are spaces."""
    text = _MARKS.sub("", _INVISIBLE.sub("", _BRACKETS.sub("", text)))
    return re.sub(r"[\s\u00a0'’‘`–-]+", " ", text).strip(" ,.;:")


def is_pure(text):
    """Whether there are only letters of Modern Standard Arabic, and no word of one letter."""
    return bool(PURE.fullmatch(text)) and all(len(word) > 1 for word in text.split())


def fold(text):
    """As names are matched."""
    return text.translate(_FOLD)


def ascii_id(text):
    """The folded letters as ASCII; different folded names have different ids."""
    return "".join(_ASCII[letter] for letter in fold(text))


def spelled_score(text):
    """How much of the spelling that folding takes away is there; for choosing the fuller form."""
    return sum(letter in "أإآىةؤئ" for letter in text)


def slug(latin):
    """A Latin name as part of an id."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
