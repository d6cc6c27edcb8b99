"""Sport clubs and brands."""

import re

from .arabic import fold, slug
from .table import Entry

_SORTS = {"bank": "bank", "atm": "bank", "university": "university", "college": "university", "library": "other"}


def compose(sources):
    """Clubs with `نادي`, whose bare name is weak; brands that have a Wikidata item."""
    entries, claimed = {}, set()

    def add(id, forms, attributes, source):
        forms = [form for form in forms if not sources.is_taken("organization", form.rstrip("?"))]
        forms = [form for form in forms if fold(form) not in claimed]
        if not forms or forms[0].endswith("?") or id in entries or sources.is_left_out(id):
            return
        claimed.update(map(fold, forms))
        entries[id] = Entry(forms[0], "organization", id, forms[1:], attributes,
                            {"common"} if is_ambiguous(forms[0], sources) else (), source)

    for item, form, sort, country in sources.rows("brands"):
        attributes = {"type": _SORTS.get(sort, "company")}
        if country:
            attributes["country"] = country
        add(f"wikidata/{item}", [sources.review.name(f"wikidata/{item}", form)], attributes, "name-suggestion-index")
    for english, form in sources.rows("wiki_clubs"):
        if is_club(english, form):
            form = re.sub(r" لكرة (القدم|السلة|اليد)$", "", form)
            form = sources.review.name(f"club/{slug(english)}", form)
            bare = re.sub("^(نادي )+", "", form)
            forms = [f"نادي {bare}"] if len(bare.split()) < 3 else [bare]
            taken = sources.is_taken("place", bare) or sources.ambiguity.is_word(fold(bare))
            if bare != forms[0] and len(bare) > 3 and not taken:
                forms.append(f"{bare}?")
            add(f"club/{slug(english)}", forms, {"type": "club"}, "arwikicats")
    return list(entries.values())


#: The source lists leagues, cups and seasons among the clubs.
_NO_CLUB = re.compile(r"دوري|كأس|بطولة|منتخب|سباق|جائزة|الدرجة|موسم|سلسلة|ألعاب|جامعة|ديربي|كلاسيكو")


_NO_CLUB_ENGLISH = re.compile(
    r"league|liga|cup|division|serie|championship|films|works|people of|managers|players|television|\(.*(film|game|series)")


def is_club(english, form):
    """Whether a line names a club."""
    return not _NO_CLUB.search(form) and not _NO_CLUB_ENGLISH.search(english)


def is_ambiguous(form, sources):
    """Whether a brand's name of one word may mean something else."""
    return len(form.split()) == 1 and (
        len(form) < 4 or sources.ambiguity.of_place(form) or sources.ambiguity.is_word(fold(form)) or sources.is_taken("place", form) or sources.is_taken("name", form))
