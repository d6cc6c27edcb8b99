"""Cities of GeoNames: Arab ones from 500 inhabitants, others from 15,000 or with a tagged form."""

from .arabic import fold
from .divisions import bare, best_first, known_places, other_forms, place_flags, unique
from .extract import ARAB_COUNTRIES
from .table import Entry

#: Languages of Arabic letters are at home there: untagged forms may be Persian, Urdu or Uyghur.
OTHER_LETTERS = frozenset("ir af pk in cn tj uz kz kg tm az tr ru".split())

#: A town of the world below this size is in the news too rarely to be taken without evidence.
WELL_KNOWN = 100_000


def compose(sources):
    """One entry for each id; the tagged form is the name where there is one."""
    tagged = dict(sources.rows("geonames_arabic"))
    wiki = dict(sources.rows("wiki_cities"))
    known, hand_ids = known_places(sources), geonames_ids(sources)
    divisions = {}
    entries, claimed = [], set()
    rows = sorted(sources.rows("geonames_cities"), key=lambda row: (-int(row[3]), int(row[0])))
    for id, latin, country, population, forms in rows:
        if id in hand_ids or sources.rejected(f"geonames/{id}"):
            continue
        names = city_names(tagged.get(id), latin, country, [form for form in forms.split("|") if form], wiki)
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
    by_name = wiki.get(latin.lower())
    if country in ARAB_COUNTRIES:
        names = best_first([tagged, *forms] if tagged else forms)
        return names if tagged or len(names) > 0 else []
    if tagged or by_name:
        form = tagged or by_name
        # Egypt's papers leave the points of a final ي out; a foreign name has no ى.
        return [form[:-1] + "ي" if form.endswith("ى") and not latin.endswith("a") else form]
    if country not in OTHER_LETTERS and len(unique(forms)) == 1 and is_arabic(latin, forms[0]):
        return forms[:1]
    return []


def is_arabic(latin, form):
    """Whether a form of a foreign name is written as Arabic does it, not Persian: ف stands for v."""
    plain = latin.lower()
    return not ("v" in plain and "ف" not in form) and len(form) >= 3


def geonames_ids(sources):
    """The cities that the hand-written file has, by their id."""
    places = sources.by_hand["places"]
    return {entry.attributes["geonames"] for entry in places if "geonames" in entry.attributes}
