"""Fits the weights of src/event/confidence.rs to the events that readers judged, and prints them as Rust.

    python3 tests/fit_confidence.py 'khabar extract --format jsonl --jsonl-input --event-threshold 0 -'

Needs numpy and ../shared/corpora/raw. Each line of tests/judged_events.tsv is one event as an earlier state of the
library found it: the list it was judged in (errors of list 1 were worked on afterwards, those of 2 to 7 looked at), the
article, the byte of title, line break and text where the trigger begins, the kind, the verdict (right;
kind: no event of that kind; participant: a wrong one), the readers' word for the cause, the right factuality where it
was plainly wrong, and a fingerprint of the participants. Where these have changed since, a verdict on participants says
nothing any more.
"""

import collections
import gzip
import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared/corpora/raw/saudinewsnet.jsonl.gz"
MATTERS = {"content", "topic", "time", "place", "instrument", "charge", "act", "goods", "proposition", "threat"}
NAMED = {"person", "organization", "place"}
REACH, MOST_NAMES, MOST_EVENTS = 450, 10, 8
WIDE_REACH, MOST_WIDE_NAMES = 1200, 15
QUESTION_REACH, MOST_QUESTIONS = 2400, 4
FARTHEST_BEHIND, MOST_WORDS_BEFORE = 330, 30
CHAIN_REACH, FARTHEST, MOST_CONTENT_WORDS = 2000, 10, 15
# How much more an event counts whose errors nobody worked on.
FRESH = 1.5


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
    texts = {a["id"]: a["title"] + "\n" + a["text"] for a in articles}
    line = lambda a: json.dumps({"id": a["id"], "text": texts[a["id"]], "date": a["date"]}, ensure_ascii=False) + "\n"
    given = "".join(map(line, articles)).encode()
    done = subprocess.run(command, shell=True, input=given, stdout=subprocess.PIPE, check=True)
    for line in done.stdout.splitlines():
        document = json.loads(line)
        yield texts[document["id"]].encode(), document


def fingerprint(document, event):
    names = {e["id"]: e["name"] for e in document["entities"]}
    text = lambda a: a.get("text") or "(understood: " + "، ".join(names[i] for i in a["entities"]) + ")"
    roles = {r: [text(a) for a in v] for r, v in event.items() if isinstance(v, list) and r not in MATTERS}
    return hashlib.sha1(json.dumps(roles, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:8]


def signs(text, document, event):
    at, end = event["trigger"]["start"], event["trigger"]["end"]
    within = lambda start, reach: abs(start - at) < reach
    participants = [a for r, v in event.items() if isinstance(v, list) and r not in MATTERS for a in v]
    stated = [a for a in participants if "start" in a]
    between = lambda a: text[a["end"] : at] if a["start"] < at else text[end : a["start"]]
    gaps = [len(between(a).decode(errors="ignore").split()) for a in stated]
    kinds = {e["id"]: e["kind"] for e in document["entities"]}
    named = {kinds[i] for a in participants for i in a["entities"]}
    names = [m["start"] for m in document["mentions"] if m["kind"] in NAMED]
    others = sum(within(e["trigger"]["start"], REACH) for e in document["events"]) - 1
    same = [e for e in document["events"] if e["kind"] == event["kind"] and e["same_as"] is not None]
    sentence = max(s["start"] for s in document["sentences"] if s["start"] <= at)
    first = min(e["trigger"]["start"] for e in document["events"])
    tokens = len(re.findall(r"\w+|[^\w\s]", text[first:at].decode(errors="ignore")))
    headline = sentence == max(s["start"] for s in document["sentences"] if s["start"] <= first)
    # A conjunction that the trigger has before it is no word.
    before = re.findall(r"\w+(?!\w*$)", text[sentence:at].decode(errors="ignore"))
    asks = lambda s: text[s["start"] : s["end"]].decode(errors="ignore").rstrip().endswith(("؟", "?"))
    questions = sum(within(s["start"], QUESTION_REACH) and asks(s) for s in document["sentences"])
    shape = event["why"].rsplit(":", 1)[-1]
    contents = event.get("content", [])
    words = max((len(a.get("text", "").split()) for a in contents), default=0)
    return {
        f"kind:{event['kind']}": 1,
        f"shape:{shape}": 1,
        f"factuality:{event['factuality']}": 1,
        "nameless": not named,
        "several": len(participants) > 1,
        "understood": len(stated) < len(participants),
        "person": "person" in named,
        "organization": "organization" in named,
        "place": "place" in named,
        "content": bool(contents),
        "content_words": min(words, MOST_CONTENT_WORDS) / MOST_CONTENT_WORDS,
        "attributed": event["attribution"] is not None,
        "begins_sentence": not before,
        "behind_comma": text[:at].decode(errors="ignore").rstrip().endswith(("،", ",")),
        "imperfect": shape == "V" and event["trigger"]["text"].startswith("ي") and not headline,
        "gap": min(max(gaps, default=0), FARTHEST) / FARTHEST,
        "names": min(sum(within(n, REACH) for n in names), MOST_NAMES) / MOST_NAMES,
        "wide_names": min(sum(within(n, WIDE_REACH) for n in names), MOST_WIDE_NAMES) / MOST_WIDE_NAMES,
        "events": min(others, MOST_EVENTS) / MOST_EVENTS,
        "questions": min(questions, MOST_QUESTIONS) / MOST_QUESTIONS,
        "words_before": min(len(before), MOST_WORDS_BEFORE) / MOST_WORDS_BEFORE,
        "behind_first": min(tokens, FARTHEST_BEHIND) / FARTHEST_BEHIND,
        "told_again": any(within(e["trigger"]["start"], CHAIN_REACH) for e in same),
    }


def examples(command):
    rows = judged()
    for text, document in extracted(command, rows):
        events = {(e["trigger"]["start"], e["kind"]): e for e in document["events"]}
        for worked_on, byte, kind, verdict, participants in rows[document["id"]]:
            event = events.get((byte, kind))
            if event and (verdict != "participant" or fingerprint(document, event) == participants):
                # What was worked on is right oftener than news is: a sign of its own takes that up.
                yield document["id"], {**signs(text, document, event), "worked_on": worked_on}, verdict == "right"


def fit(matrix, right, counts, ridge=6.0):
    """Newton's method: the last weight is the one of all."""
    matrix = with_one(matrix)
    weights, penalty = np.zeros(matrix.shape[1]), np.full(matrix.shape[1], ridge)
    penalty[-1] = 1e-6
    for _ in range(10):
        likely = logistic(matrix @ weights)
        slope = matrix.T @ (counts * (likely - right)) + penalty * weights
        bend = (matrix * (counts * likely * (1 - likely))[:, None]).T @ matrix + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return weights


def with_one(matrix):
    return np.hstack([matrix, np.ones((len(matrix), 1))])


def logistic(score):
    return 1 / (1 + np.exp(-score))


def cross_validate(articles, matrix, right, counts):
    order = sorted(set(articles))
    random.Random(1).shuffle(order)
    fold = {article: n % 6 for n, article in enumerate(order)}
    folds, likely = np.array([fold[a] for a in articles]), np.zeros(len(right))
    for n in range(6):
        weights = fit(matrix[folds != n], right[folds != n], counts[folds != n])
        likely[folds == n] = logistic(with_one(matrix[folds == n]) @ weights)
    tell = lambda *words: print(*words, file=sys.stderr)
    fresh = counts == FRESH
    tell(f"lists 2 to 7: {fresh.sum()} events, {right[fresh].mean():.3f} right")
    for threshold in (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8):
        kept = fresh & (likely >= threshold)
        tell(f"  from {threshold}: {kept.sum() / fresh.sum():.3f} kept, {right[kept].mean():.3f} of them right")
    for low in np.arange(0, 1, 0.1):
        bin_ = fresh & (likely >= low) & (likely < low + 0.1)
        if bin_.any():
            tell(f"  confidence {low:.1f}-{low + 0.1:.1f}: {bin_.sum():4} events, {right[bin_].mean():.3f} right")


def rust(weight):
    lines = ["const WEIGHTS: Weights = Weights {"]
    signs = "all nameless several understood person organization place content attributed begins_sentence behind_comma imperfect"
    lines += [f"    {name}: {weight[name]:.2f}," for name in signs.split()]
    scaled = {"content_words": MOST_CONTENT_WORDS, "gap": FARTHEST, "names": MOST_NAMES}
    scaled |= {"wide_names": MOST_WIDE_NAMES, "events": MOST_EVENTS, "questions": MOST_QUESTIONS}
    scaled |= {"words_before": MOST_WORDS_BEFORE, "behind_first": FARTHEST_BEHIND, "told_again": 1}
    lines += [f"    {name}: {weight[name] / by:.4f}," for name, by in scaled.items()]
    lines += ["};"]
    of = lambda prefix: sorted((n.removeprefix(prefix), w) for n, w in weight.items() if n.startswith(prefix))
    lines += [f"E::{kind.capitalize()} => {w:.2f}," for kind, w in of("kind:")]
    lines += [f"Why::Frame(_, '{shape}') => {w:.2f}," for shape, w in of("shape:")]
    lines += [f"Factuality::{name.capitalize()} => {w:.2f}," for name, w in of("factuality:")]
    return "\n".join(lines)


def main():
    articles, found, right = zip(*examples(sys.argv[1]))
    names = sorted({name for signs in found for name in signs})
    matrix = np.array([[float(signs.get(name, 0)) for name in names] for signs in found])
    right = np.array(right, float)
    counts = np.where(matrix[:, names.index("worked_on")] == 0, FRESH, 1.0)
    cross_validate(articles, matrix, right, counts)
    print(rust(dict(zip(names + ["all"], fit(matrix, right, counts)))))


main()
