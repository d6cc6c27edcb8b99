"""Whole persons: of Arab countries, spelled folded in the source, and of the world."""

import re

from .arabic import ascii_id, fold, slug
from .table import Entry


def compose(sources):
    """A name is one entry, whoever bears it; several countries leave none."""
    spellings = known_spellings(sources)
    entries = []
    world = {}
    for english, form in sources.rows("wiki_people"):
        form = re.split(r" (?:ملك|ملكة|أمير|دوق|إمبراطور) ", form)[0]
        if len(form.split()) > 1 and not sources.is_taken("person", form) and is_person(english, form):
            world.setdefault(fold(form), (english, form))
    for english, form in world.values():
        id = f"person/en-{slug(english)}"
        form = sources.review.name(id, form)
        if sources.is_taken("person", form):
            continue
        if not sources.is_left_out(id):
            entries.append(Entry(form, "person", id, flags=sources.ambiguity.of_person(form), source="arwikicats"))
    countries = {}
    for form, country in sources.rows("name_persons"):
        # The source has بين where a machine put the vowels of بن.
        form = form.replace(" بين ", " بن ")
        if is_name(form) and not sources.is_taken("person", form) and fold(form) not in world:
            countries.setdefault(form, set()).add(country)
    for form, found in countries.items():
        id = f"person/ar-{ascii_id(form)}"
        if sources.is_left_out(id):
            continue
        name, whole = respell(form, spellings)
        name = sources.review.name(id, name)
        if sources.is_taken("person", name):
            continue
        # A name of given names alone is borne in other countries, too.
        told = len(found) == 1 and not sources.ambiguity.is_made_of_names(form)
        attributes = {"country": next(iter(found))} if told else {}
        entries.append(Entry(name, "person", id, attributes=attributes,
                             flags=sources.ambiguity.of_person(form) | (set() if whole else {"folded"}),
                             source="wikidata"))
    return entries


def known_spellings(sources):
    """For each folded word of a name the one spelling that sources of full spelling agree on."""
    spellings = {}

    def note(form, weight):
        if " " not in form:
            counts = spellings.setdefault(fold(form), {})
            counts[form] = counts.get(form, 0) + weight

    for name in ("person_names", "persons"):
        for entry in sources.by_hand[name]:
            for form in entry.forms():
                for word in form.split():
                    note(word, 3)
    # Egyptian spelling leaves the points of ي out: a final ى counts only where a reader wrote it.
    for form in [form for form, _ in sources.rows("faker_names")] + [form for _, form in sources.rows("name_forms")]:
        if not form.endswith("ى"):
            note(form, 1)
    agreed = {}
    for folded, counts in spellings.items():
        best = max(counts, key=lambda form: (counts[form], form))
        if counts[best] > 0.75 * sum(counts.values()):
            agreed[folded] = best
    return agreed


def respell(form, spellings):
    """The form with hamzas and final letters restored, and whether that was possible everywhere."""
    words, whole = [], True
    for word in form.split():
        stem = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if word in spellings:
            words.append(spellings[word])
        elif stem != word and stem in spellings:
            words.append(f"ال{spellings[stem]}")
        else:
            words.append(word)
            whole = whole and is_certain(stem)
    return " ".join(words), whole


def is_certain(word):
    """Whether a folded word can hardly be spelled otherwise: no hamza, ة or ى may be hidden in it."""
    return not word.startswith("ا") and word[-1] not in "اهي" and not re.search("[اوي][اوي]", word)


def is_name(form):
    """Whether a source's line looks like a person's name of two words and more."""
    words = form.split()
    return len(words) <= 6 and all(len(word) > 1 for word in words)


def is_person(english, form):
    """Whether a line of the world's figures names one person."""
    return not re.search(r"family|brothers|band|group|house of|films|works|descent|managers|albums|songs|\band\b", english) and "و" not in form.split()
