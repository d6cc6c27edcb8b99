"""Gives hand-written cities the GeoNames id and the population of the city that has their name."""

from .arabic import fold
from .divisions import bare

#: Sorts of hand-written places that GeoNames has as cities.
SORTS = ("city", "capital", "quarter")


def link(entries, tagged, cities):
    """Adds the attributes where one city of the country has a form of the entry, the largest one wins.
    Returns how many entries have an id now."""
    by_form = {}
    for id, _, country, population, forms in sorted(cities, key=lambda row: -int(row[3])):
        names = [form for form in [tagged.get(id, ""), *forms.split("|")] if form]
        for name in names:
            by_form.setdefault((country, fold(bare(name))), (id, population))
    populations = {id: population for id, _, _, population, _ in cities}
    used = {id for entry in entries if (id := geonames_id(entry))}
    linked = 0
    for entry in entries:
        if entry.attributes.get("type") not in SORTS:
            continue
        id = geonames_id(entry)
        if not id and entry.attributes["type"] != "quarter":
            forms = [entry.name, *(alias for alias in entry.aliases if not alias.endswith("?"))]
            found = [by_form.get((entry.attributes.get("country"), fold(form))) for form in forms]
            found = [city for city in found if city and city[0] not in used]
            if found:
                id = found[0][0]
                entry.attributes["geonames"] = id
                used.add(id)
        if id in populations:
            entry.attributes.setdefault("population", populations[id])
        if id and "geonames" not in entry.source:
            entry.source += "+geonames"
        linked += bool(id)
    return linked


def geonames_id(entry):
    """The GeoNames id that an entry has as its own id or as an attribute."""
    if entry.id.startswith("geonames/"):
        return entry.id.removeprefix("geonames/")
    return entry.attributes.get("geonames")
