#!/usr/bin/env python3
"""Runs Python peers and khabar over the same news and prints one table.

  compare.py FILE.jsonl [--names N] [--megabytes M] [--runs R]

FILE.jsonl has one {"text": …} a line. The terms of the matchers are the first N names of the hand-written
gazetteers, for all the same. Every peer reads the same texts in one thread, as whole texts; each figure is
the best of R runs, loading and building apart. khabar's rows are those of `cargo bench --bench budget`.
The figures compare what a user gets from one call, not equal work: the right column tells what each does.
"""
import argparse
import json
import re
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALEF = re.compile("[أإآٱ]")


def names(count):
    """Names of the hand-written lists, in their order."""
    found = []
    for file in ["countries", "places", "organizations", "persons", "nationalities", "titles"]:
        lines = (ROOT / "gazetteers" / f"{file}.tsv").read_text(encoding="utf8").splitlines()
        rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        next(rows)
        found += [row[0] for row in rows]
    return list(dict.fromkeys(found))[:count]


def texts(file, megabytes):
    size, found = 0, []
    with open(file, encoding="utf8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            found.append(text)
            size += len(text.encode())
            if size > megabytes * 1e6:
                break
    return found, size


def fold(text):
    """What the peers that know no Arabic need done first."""
    return ALEF.sub("ا", text).replace("ى", "ي").replace("ة", "ه")


def peers(terms):
    """Name, function over one text, what it does; peers that are not installed are left out."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher

        nlp = spacy.blank("ar")
        matcher = PhraseMatcher(nlp.vocab)
        matcher.add("NAME", list(nlp.tokenizer.pipe(terms)))
        yield "spaCy PhraseMatcher", lambda text: matcher(nlp.make_doc(text)), "words and names"
        ruler = spacy.blank("ar")
        rules = ruler.add_pipe("entity_ruler")
        rules.add_patterns([{"label": "NAME", "pattern": term} for term in terms])
        yield "spaCy EntityRuler", ruler, "words and names"
    except ImportError as missing:
        print(f"left out: {missing}")
    try:
        from flashtext import KeywordProcessor

        keywords = KeywordProcessor()
        for letter in map(chr, range(0x620, 0x650)):
            keywords.add_non_word_boundary(letter)
        for term in terms:
            keywords.add_keyword(term)
        yield "flashtext", lambda text: keywords.extract_keywords(text, span_info=True), "names as whole words"
    except ImportError as missing:
        print(f"left out: {missing}")
    try:
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for term in terms:
            automaton.add_word(term, term)
        automaton.make_automaton()
        yield "pyahocorasick", lambda text: list(automaton.iter(text)), "names as letters, inside words too"
    except ImportError as missing:
        print(f"left out: {missing}")
    try:
        import ahocorasick_rs

        automaton_rs = ahocorasick_rs.AhoCorasick(terms)
        yield "ahocorasick_rs", automaton_rs.find_matches_as_indexes, "names as letters, inside words too"
    except ImportError as missing:
        print(f"left out: {missing}")
    try:
        from camel_tools.utils import normalize as camel

        def camel_normalize(text):
            text = camel.normalize_unicode(text)
            text = camel.normalize_alef_ar(text)
            return camel.normalize_teh_marbuta_ar(camel.normalize_alef_maksura_ar(text))

        yield "CAMeL Tools normaliser", camel_normalize, "folded letters, no way back"
    except ImportError as missing:
        print(f"left out: {missing}")
    try:
        from pyarabic import araby

        def araby_normalize(text):
            text = araby.strip_tatweel(araby.strip_tashkeel(text))
            return araby.normalize_teh(araby.normalize_alef(text))

        yield "pyarabic", araby_normalize, "folded letters, no way back"
    except ImportError as missing:
        print(f"left out: {missing}")


def best(function, found, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for text in found:
            function(text)
        times.append(time.perf_counter() - start)
    return min(times)


def khabar(found):
    """Rows of the budget bench: stage, MB/s."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for text in found:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        file.flush()
        command = ["cargo", "bench", "-q", "--bench", "budget", "--", file.name]
        out = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout
    for line in out.splitlines():
        if row := re.match(r"(.+?)\s+([\d.]+) MB/s", line):
            yield row[1], float(row[2])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("file")
    arguments.add_argument("--names", type=int, default=10_000)
    arguments.add_argument("--megabytes", type=float, default=5)
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    found, size = texts(given.file, given.megabytes)
    terms = names(given.names)
    does = {
        "normalizing, with alignment": "folded letters with their way back",
        "tokens and names": "words with clitics, all 132,000 names",
        "entities and times": "persons, places, organizations, roles, times",
        "everything": "events, quotations and links as well",
    }
    rows = [("khabar: " + stage, speed, does[stage]) for stage, speed in khabar(found) if stage in does]
    folded = [fold(text) for text in found]
    folded_terms = [fold(term) for term in terms]
    for name, function, what in peers(folded_terms):
        source = found if "letters, no way" in what else folded
        rows.append((name, size / 1e6 / best(function, source, given.runs), what))
    whole = next(speed for name, speed, _ in rows if name.endswith("everything"))
    print(f"\n{len(found)} texts, {size / 1e6:.1f} MB, {len(terms)} terms\n")
    print("| | MB/s | times khabar's everything | does |\n|---|---|---|---|")
    for name, speed, what in rows:
        print(f"| {name} | {speed:.1f} | {speed / whole:.2f} | {what} |")


if __name__ == "__main__":
    main()
