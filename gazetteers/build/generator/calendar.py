"""Months of all calendars that Arab papers use, weekdays, currencies."""

from .arabic import fold
from .table import Entry

_LOCALES = {"ar": "gregorian", "ar-iq": "levantine", "ar-dz": "algerian", "ar-ma": "moroccan", "ar-mr": "mauritanian"}


def compose(sources):
    """By number and calendar; a form that several calendars share stands once."""
    entries = {}
    for what, which, locale, form in sources.rows("cldr_months"):
        if what == "weekday":
            id, attributes = f"weekday/{which}", {}
        else:
            id = f"month/{_LOCALES[locale]}-{which}"
            attributes = {"calendar": "gregorian", "month": which}
        entries[id] = Entry(form, what, id, attributes=attributes, source="cldr")
    for number, form in sources.rows("cldr_hijri"):
        id = f"month/hijri-{number}"
        entries[id] = Entry(form, "month", id, attributes={"calendar": "hijri", "month": number}, source="cldr")
    for code, form in sources.rows("cldr_currencies"):
        # Arabic papers write both أمريكي and أميركي.
        other = form.replace("أمريكي", "أميركي")
        entries[f"currency/{code}"] = Entry(form, "currency", f"currency/{code}", [other] * (other != form),
                                            {"iso": code.upper()}, source="cldr")
    # Newspapers have more variants than the source, and it has a few slips.
    entries.update({entry.id: entry for entry in sources.hand("calendar")})
    seen = set()
    for id in sorted(entries, key=lambda id: (not id.startswith("month/gregorian"), id)):
        key = (entries[id].kind, fold(entries[id].name))
        if key in seen:
            del entries[id]
        seen.add(key)
    return list(entries.values())
