"""Fits the weights of src/event/confidence.rs to the events that readers judged, and prints them as Rust.

    python3 tests/fit_confidence.py 'khabar extract --format jsonl --jsonl-input --event-threshold 0 -'

Needs numpy and ../shared/corpora/raw. Each line of tests/judged_events.tsv is one event as an earlier state of the
library found it: the list it was judged in (1: errors of it were worked on afterwards; 2: these were looked at once; 3: not at all), the article, the byte
of title, line break and text where the trigger begins, the kind, the verdict (right; kind: no event of that kind;
participant: a wrong one), the readers' word for the cause, the right factuality where it was plainly wrong, and a
fingerprint of the participants. Where these have changed since, a verdict on participants says nothing any more.
"""

import collections
import gzip
import hashlib
import json
import pathlib
import random
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared/corpora/raw/saudinewsnet.jsonl.gz"
MATTERS = {"content", "topic", "time", "place", "instrument", "charge", "act", "goods", "proposition", "threat"}
NAMED = {"person", "organization", "place"}
REACH, MOST_NAMES, MOST_EVENTS = 450, 10, 8


def judged():
    rows = collections.defaultdict(list)
    for line in (ROOT / "tests/judged_events.tsv").read_text().splitlines()[2:]:
        batch, article, byte, kind, verdict, _, _, participants = line.split("\t")
        rows[article].append((batch == "1", int(byte), kind, verdict, participants))
    return rows


def extracted(command, wanted):
    with gzip.open(NEWS, "rt") as file:
        articles = [json.loads(line) for line in file]
    articles = [a for a in articles if a["id"] in wanted]
    lines = "".join(
        json.dumps({"id": a["id"], "text": a["title"] + "\n" + a["text"], "date": a["date"]}, ensure_ascii=False) + "\n"
        for a in articles
    )
    done = subprocess.run(command, shell=True, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for line in done.stdout.splitlines():
        yield json.loads(line)


def fingerprint(document, event):
    names = {e["id"]: e["name"] for e in document["entities"]}
    text = lambda a: a.get("text") or "(understood: " + "، ".join(names[i] for i in a["entities"]) + ")"
    roles = {r: [text(a) for a in v] for r, v in event.items() if isinstance(v, list) and r not in MATTERS}
    return hashlib.sha1(json.dumps(roles, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:8]


def signs(document, event):
    at = event["trigger"]["start"]
    near = lambda start: abs(start - at) < REACH
    participants = [a for r, v in event.items() if isinstance(v, list) and r not in MATTERS for a in v]
    nameless = not any(a.get("entities") for a in participants)
    names = min(MOST_NAMES, sum(near(m["start"]) for m in document["mentions"] if m["kind"] in NAMED))
    others = min(MOST_EVENTS, sum(near(e["trigger"]["start"]) for e in document["events"]) - 1)
    kind, shape = event["kind"], event["why"].rsplit(":", 1)[-1]
    return {
        f"kind:{kind}": 1,
        f"shape:{shape}": 1,
        f"nameless:{kind}": nameless,
        "nameless": nameless,
        "nobody": not participants,
        "several": len(participants) > 1,
        "content": bool(event.get("content")),
        "time": bool(event.get("time")),
        "place": bool(event.get("place")),
        "no_names": names <= 1,
        "names": names / MOST_NAMES,
        "no_events": others == 0,
        "events": others / MOST_EVENTS,
    }


def examples(command):
    rows = judged()
    for document in extracted(command, rows):
        events = {(e["trigger"]["start"], e["kind"]): e for e in document["events"]}
        for worked_on, byte, kind, verdict, participants in rows[document["id"]]:
            event = events.get((byte, kind))
            if event and (verdict != "participant" or fingerprint(document, event) == participants):
                # What was worked on is right oftener than news is: a sign of its own takes that up.
                yield document["id"], {**signs(document, event), "worked_on": worked_on}, verdict == "right"


def fit(matrix, right, ridge=4.0, steps=3000, rate=0.5):
    weights, bias = np.zeros(matrix.shape[1]), 0.0
    for _ in range(steps):
        off = 1 / (1 + np.exp(-(matrix @ weights + bias))) - right
        weights -= rate * (matrix.T @ off + ridge * weights) / len(right)
        bias -= rate * off.mean()
    return weights, bias


def cross_validate(articles, matrix, right, fresh):
    order = sorted(set(articles))
    random.Random(1).shuffle(order)
    fold = {article: n % 6 for n, article in enumerate(order)}
    folds, likely = np.array([fold[a] for a in articles]), np.zeros(len(right))
    for n in range(6):
        weights, bias = fit(matrix[folds != n], right[folds != n])
        likely[folds == n] = 1 / (1 + np.exp(-(matrix[folds == n] @ weights + bias)))
    tell = lambda *words: print(*words, file=sys.stderr)
    tell(f"lists 2 and 3: {fresh.sum()} events, {right[fresh].mean():.3f} right")
    for threshold in (0.4, 0.5, 0.6, 0.7):
        kept = fresh & (likely >= threshold)
        tell(f"  from {threshold}: {kept.sum() / fresh.sum():.3f} kept, {right[kept].mean():.3f} of them right")
    for low in np.arange(0, 1, 0.1):
        bin_ = fresh & (likely >= low) & (likely < low + 0.1)
        if bin_.any():
            tell(f"  confidence {low:.1f}-{low + 0.1:.1f}: {bin_.sum():4} events, {right[bin_].mean():.3f} right")


def rust(weight, bias):
    number = lambda name, by=1, digits=2: f"{weight.get(name, 0.0) / by:.{digits}f}"
    lines = ["const WEIGHTS: Weights = Weights {", f"    all: {bias:.2f},"]
    lines += [f"    {n}: {number(n)}," for n in "nameless nobody several content time place no_names".split()]
    lines += [f"    names: {number('names', MOST_NAMES, 3)},", f"    no_events: {number('no_events')},"]
    lines += [f"    events: {number('events', MOST_EVENTS, 3)},", "};"]
    kinds = sorted(n[5:] for n in weight if n.startswith("kind:"))
    lines += [f"E::{k.capitalize()} => ({number('kind:' + k)}, {number('nameless:' + k)})," for k in kinds]
    shapes = sorted(n[6:] for n in weight if n.startswith("shape:"))
    lines += [f'Why::Frame(_, "{s}") => {number("shape:" + s)},' for s in shapes]
    return "\n".join(lines)


def main():
    articles, found, right = zip(*examples(sys.argv[1]))
    names = sorted({name for signs in found for name in signs})
    matrix = np.array([[float(signs.get(name, 0)) for name in names] for signs in found])
    right = np.array(right, float)
    cross_validate(articles, matrix, right, matrix[:, names.index("worked_on")] == 0)
    weights, bias = fit(matrix, right)
    print(rust(dict(zip(names, weights)), bias))


main()
