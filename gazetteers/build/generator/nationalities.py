"""Adjectives and nouns of peoples in all forms: hand-written ones, with those of ArWikiCats."""

import re

from .arabic import fold, slug
from .divisions import unique
from .table import Entry


def compose(sources):
    """A people that a hand-written entry has adds its forms there; others become entries."""
    entries = {entry.id: entry for entry in sources.hand("nationalities")}
    owners = {fold(form): entry.id for entry in entries.values() for form in entry.forms()}
    countries = {fold(form): entry.id for entry in sources.hand("countries") for form in entry.forms()}
    for key, english, country, male, males, female, females, the_male, the_female in \
            sources.rows("wiki_nationalities"):
        id = f"nationality/{slug(key)}"
        if sources.is_left_out(id):
            continue
        forms = inflect(male, males, female, females, the_male, the_female)
        owner = owners.get(fold(male))
        if owner is None:
            of = countries.get(fold(country))
            entries[id] = Entry(male, "nationality", id, attributes={"of": of} if of else {}, source="arwikicats")
            owner = id
        entry = entries[owner]
        new = [form for form in forms if owners.setdefault(fold(form), owner) == owner]
        known = {fold(form) for form in entry.forms()}
        added = [form for form in unique(new) if fold(form) not in known]
        if added and entry.source == "curated":
            entry.source = "curated+arwikicats"
        entry.aliases += added
    for entry in entries.values():
        if entry.source == "arwikicats" and sources.ambiguity.is_word(fold(entry.name)):
            entry.flags.add("common")
    return list(entries.values())


def inflect(male, males, female, females, the_male, the_female):
    """All forms that the six of the source lead to."""
    forms = [male, female, the_male, the_female, males, females]
    if males.endswith("يون"):
        forms.append(re.sub("يون\\b", "يين", males))
    forms += [f"ال{form}" for form in list(forms) if len(form.split()) == 1 and not form.startswith("ال")]
    return unique(forms)
