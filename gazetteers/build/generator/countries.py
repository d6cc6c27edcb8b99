"""Countries: the hand-written entries, with the forms that registries add."""

from .arabic import fold


def compose(sources):
    """Hand-written countries; CLDR, Natural Earth and countrynames add forms and Wikidata items."""
    entries = {entry.id: entry for entry in sources.hand("countries")}
    owners = {}
    for entry in entries.values():
        for form in entry.forms():
            owners.setdefault(fold(form), entry.id)
    adjectives = {fold(form) for entry in sources.hand("nationalities") for form in entry.forms()}

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
        # The source mixes peoples with countries, and lists spellings with slips.
        if not is_adjective(form, adjectives) and not sources.rejected(f"{code} {form}"):
            add(code, form, "countrynames")
    return list(entries.values())


def is_adjective(form, adjectives):
    """Whether a form is an adjective of a people rather than the country's name."""
    return any(fold(other) in adjectives for other in (form, f"ال{form}"))
