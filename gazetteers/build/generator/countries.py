"""Countries: the hand-written entries, with the forms that registries add."""

from .arabic import fold


def compose(sources):
    """Hand-written countries; CLDR, Natural Earth and countrynames add forms and Wikidata items."""
    entries = {entry.id: entry for entry in sources.hand("countries")}
    owners = {}
    for entry in entries.values():
        for form in entry.forms():
            owners.setdefault(fold(form), entry.id)
    accepted = sources.hand_lines("country_forms")

    def add(code, form, source):
        entry = entries.get(f"country/{code}")
        if entry is None or fold(form) in owners or sources.is_taken("place", form):
            return
        owners[fold(form)] = entry.id
        entry.aliases.append(form)
        if source not in entry.source:
            entry.source += f"+{source}"

    for code, form in sources.rows("cldr_territories"):
        add(code, form, "cldr")
    for code, item, form in sources.rows("natural_earth_countries"):
        add(code, form, "naturalearth")
        if f"country/{code}" in entries and item.startswith("q"):
            entries[f"country/{code}"].attributes.setdefault("wikidata", item)
    for code, form in sources.rows("country_forms"):
        if fold(form) in accepted:
            add(code, form, "countrynames")
    return list(entries.values())
