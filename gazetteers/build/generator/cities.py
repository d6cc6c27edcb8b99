"""Cities of GeoNames: Arab ones from 500 inhabitants, others from 12,000 or with a tagged form."""

import difflib
import re

from .arabic import fold, slug
from .divisions import bare, best_first, known_places, other_forms, place_flags, unique
from .extract import ARAB_COUNTRIES
from .link import geonames_id
from .table import Entry

#: Languages of Arabic letters are at home there: untagged forms may be Persian, Urdu or Uyghur.
OTHER_LETTERS = frozenset("ir af pk in cn tj uz kz kg tm az tr".split())

#: Arab countries whose towns have names of other languages.
FOREIGN_NAMES = frozenset("km so dj mr".split())

#: A town of the world below this size is in the news too rarely to be taken without evidence.
WELL_KNOWN = 100_000


def compose(sources):
    """One entry for each id; the tagged form is the name where there is one."""
    tagged = dict(sources.rows("geonames_arabic"))
    wiki = {}
    for english, form in sorted(sources.rows("wiki_cities"), key=lambda row: ("," in row[0], row)):
        # `little rock, arkansas`: most names behind a comma are of the United States.
        wiki.setdefault(slug(english.split(",")[0]), form)
    known, hand_ids = known_places(sources), set(map(geonames_id, sources.by_hand["places"]))
    entries, claimed = [], set()
    rows = sorted(sources.rows("geonames_cities"), key=lambda row: (-int(row[3]), int(row[0])))
    for id, latin, country, population, forms in rows:
        if id in hand_ids or sources.is_left_out(f"geonames/{id}"):
            continue
        names = city_names(tagged.get(id), latin, country, [form for form in forms.split("|") if form], wiki)
        names = sources.review.forms(f"geonames/{id}", names)
        names = [name for name in unique(names) if len(name) > 1]
        # The hand-written file has the city, or a larger namesake of the same country is there.
        if not names or any((country, fold(name)) in known for name in names):
            continue
        names = [name for name in names if (country, fold(name)) not in claimed]
        if not names:
            continue
        claimed.update((country, fold(name)) for name in names)
        flags = sources.ambiguity.of_place(names[0]) or place_flags(sources, names[0])
        if country not in ARAB_COUNTRIES and int(population) < WELL_KNOWN and " " not in names[0]:
            flags = flags or {"common"}
        entries.append(Entry(
            names[0], "place", f"geonames/{id}", other_forms(sources, names),
            {"type": "city", "country": country, "population": population},
            flags, "geonames"))
    return entries


def city_names(tagged, latin, country, forms, wiki):
    """The forms that Arabic papers may use, the best one first."""
    forms = [bare(form) for form in forms]
    tagged = tagged and bare(tagged)
    by_name = wiki.get(slug(latin))
    if country in ARAB_COUNTRIES:
        names = best_first([tagged, *forms] if tagged else forms)
        return [with_points(name, latin) for name in names] if country in FOREIGN_NAMES else names
    if tagged or by_name:
        return [with_points(tagged or by_name, latin)]
    if country in OTHER_LETTERS:
        return []
    return sorted((form for form in forms if sounds_like(latin, form)), key=lambda form: (-likeness(latin, form), form))[:1]


def with_points(form, latin):
    """Egypt's papers leave the points of a final ي out; a foreign name has no ى."""
    return form[:-1] + "ي" if form.endswith("ى") and not latin.endswith("a") else form


#: How alike the consonants of a Latin name and its Arabic form have to be.
LIKENESS = 0.85


def sounds_like(latin, form):
    """Whether a form writes a foreign name as Arabic does: ف stands for v (Persian has و there)."""
    return not ("v" in latin.lower() and "ف" not in form) and len(form) >= 3 and likeness(latin, form) >= LIKENESS


def likeness(latin, form):
    """How alike the consonants are, up to 1."""
    return difflib.SequenceMatcher(None, latin_consonants(latin), arabic_consonants(form)).ratio()


def latin_consonants(latin):
    """The consonants of a Latin name, in classes that Arabic letters tell apart."""
    text = slug(latin).replace("-", "")
    for group, letter in (("tsch", "ts"), ("sch", "s"), ("sh", "s"), ("ch", "ts"), ("ck", "k"), ("ph", "f"),
                          ("qu", "k"), ("x", "ks"), ("ce", "se"), ("ci", "si"), ("cy", "sy")):
        text = text.replace(group, letter)
    text = text.translate(str.maketrans("pvjcqz", "bfgkks", "aeiouywh"))
    return re.sub(r"(.)\1+", r"\1", text)


def arabic_consonants(form):
    """The consonants of an Arabic form, in the same classes."""
    text = form.translate(str.maketrans("بتثجدذرزسشصضطظغفقكخلمن", "bttgddrssssdtsgfkkklmn",
                                        "اأإآءؤئىيوهةحع "))
    return re.sub(r"(.)\1+", r"\1", text)
