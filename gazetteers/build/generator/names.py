"""Words of persons' names with their position, count and country."""

import collections

from .arabic import ascii_id, fold, is_pure
from .persons import known_spellings
from .table import Entry

_ROLES = {"given": "given", "surname": "family"}

#: A word is of one position where this part of its bearers have it there.
ONE_POSITION = 0.85
#: A word is of one country where this part of its bearers are from there.
ONE_COUNTRY = 0.7


class Word:
    """What the sources say of a folded word."""

    def __init__(self):
        self.roles, self.countries = collections.Counter(), collections.Counter()
        self.forms, self.genders, self.sources = collections.Counter(), set(), set()


def compose(sources):
    """The hand-written file has its names already; all others by their folded form."""
    words = collections.defaultdict(Word)
    for form, role, country, count in sources.rows("name_units"):
        word = words[fold(form)]
        word.roles[_ROLES.get(role, "")] += int(count)
        word.countries[country] += int(count)
        word.sources.add("wikidata")
    for source, rows in (("rigour", sources.rows("name_forms")), ("arabnamer", sources.rows("name_transliterations"))):
        for _, form in rows:
            words[fold(form)].forms[form] += 1
            words[fold(form)].sources.add(source)
    for form, role in sources.rows("faker_names"):
        word = words[fold(form)]
        word.forms[form] += 1
        word.sources.add("faker")
        word.roles["family" if role == "family" else "given"] += 1
        if role != "family":
            word.genders.add(role)
    for position_of, form in words_of_persons(sources):
        word = words[fold(form)]
        word.forms[form] += 1
        word.roles[position_of] += 1
        word.sources.add("curated")
    spellings = known_spellings(sources)
    entries = []
    for folded, word in words.items():
        id = f"name/ar-{ascii_id(folded)}"
        if sources.is_taken("name", folded) or not is_word(folded) or sources.is_left_out(id):
            continue
        form = word.forms.most_common(1)[0][0] if word.forms else spellings.get(folded, folded)
        if form.endswith("ى"):
            form = spellings.get(folded, form[:-1] + "ي")
        form = sources.review.name(id, form)
        # What a reader corrected may be there already.
        if fold(form) != folded and (sources.is_taken("name", form) or fold(form) in words):
            continue
        attributes = {"role": position(word.roles)}
        if len(word.genders) == 1:
            attributes["gender"] = next(iter(word.genders))
        if count := sum(word.roles.values()):
            attributes["count"] = str(count)
        country, bearers = (word.countries.most_common(1) or [("", 0)])[0]
        if country and bearers >= ONE_COUNTRY * sum(word.countries.values()):
            attributes["country"] = country
        flags = sources.ambiguity.of_name(folded, is_other(sources, folded))
        if not word.forms and folded not in spellings and any(letter in "اهيو" for letter in folded):
            flags.add("folded")
        entries.append(Entry(form, "name", id, attributes=attributes, flags=flags, source="+".join(sorted(word.sources))))
    return entries


def words_of_persons(sources):
    """The first and last words of the names of hand-written persons, with their positions."""
    for entry in sources.by_hand["persons"]:
        for form in entry.forms():
            first, *rest = form.split()
            if rest:
                yield "given", first
                yield "family", rest[-1]


def is_other(sources, folded):
    """Whether an entry of another kind has the form."""
    return any(sources.is_taken(kind, folded) for kind in ("place", "organization", "nationality", "role"))


def position(roles):
    """Whether a word is a given name, a family name or both."""
    given, family = roles["given"], roles["family"]
    if given and given >= ONE_POSITION * (given + family):
        return "given"
    if family and family >= ONE_POSITION * (given + family):
        return "family"
    return "both"


def is_word(folded):
    """Whether a folded form may be matched as a word of a name."""
    return is_pure(folded) and len(folded) > 2 and " " not in folded
