//! Tests of the lexicon: paradigms against the tables in `testdata/`, and the built-in data.

use super::spelling::folded;
use super::*;
use crate::text::Vocabulary;

/// The lines of a table, each as its principal parts and its entries.
fn table(file: &str) -> impl Iterator<Item = (Vec<&str>, Vec<&str>)> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (parts, entries) = line
                .split_once(" : ")
                .unwrap_or_else(|| panic!("no ` : ` in {line}"));
            (parts.split(' ').collect(), entries.split(' ').collect())
        })
}

fn check(lexicon: &Lexicon, vocabulary: &Vocabulary, entry: &str, shape: fn(&str) -> Shape) {
    if let Some(absent) = entry.strip_prefix('!') {
        assert!(
            lexicon.forms(vocabulary.get(&folded(absent))).is_empty(),
            "{absent} is a form"
        );
        return;
    }
    let (form, tag) = entry
        .split_once('=')
        .unwrap_or_else(|| panic!("no `=` in {entry}"));
    // آ stands for two letters, but folds to one.
    let found = lexicon.forms(vocabulary.get(&folded(form)));
    let expected = shape(tag);
    assert!(
        found.iter().any(|f| f.shape == expected),
        "{entry}: {expected:?} is not among {found:#?}"
    );
}

fn number(tag: char) -> Number {
    match tag {
        's' => Number::Singular,
        'd' => Number::Dual,
        'p' => Number::Plural,
        _ => panic!("number {tag}"),
    }
}

fn gender(tag: char) -> Gender {
    match tag {
        'm' => Gender::Masculine,
        'f' => Gender::Feminine,
        _ => panic!("gender {tag}"),
    }
}

fn voice(tag: char) -> Voice {
    match tag {
        'a' => Voice::Active,
        'p' => Voice::Passive,
        'e' => Voice::Either,
        _ => panic!("voice {tag}"),
    }
}

fn verb_shape(tag: &str) -> Shape {
    let bound = tag.contains('+');
    let c: Vec<char> = tag.chars().collect();
    let tense = match c[0] {
        'A' => {
            return Shape::Participle {
                voice: voice(c[1]),
                number: number(c[3]),
                gender: gender(c[2]),
                accusative: tag.contains('*'),
                construct: tag.contains('/'),
                bound,
            };
        }
        'P' => Tense::Perfect,
        'I' => Tense::Imperfect,
        'J' => Tense::Jussive,
        'M' => Tense::Imperative,
        _ => panic!("tense {tag}"),
    };
    let person = match c[2] {
        '1' => Person::First,
        '2' => Person::Second,
        _ => Person::Third,
    };
    Shape::Verb {
        tense,
        voice: voice(c[1]),
        person,
        number: number(c[4]),
        gender: gender(c[3]),
        bound,
    }
}

fn noun_shape(tag: &str) -> Shape {
    let c: Vec<char> = tag.chars().collect();
    Shape::Noun {
        number: number(c[0]),
        gender: gender(c[1]),
        accusative: tag.contains('*'),
        construct: tag.contains('/'),
        bound: tag.contains('+'),
    }
}

#[test]
fn verbs_follow_their_paradigms() {
    let mut verbs = 0;
    for (parts, entries) in table(include_str!("testdata/verbs.txt")) {
        let mut vocabulary = Vocabulary::default();
        let mut builder = LexiconBuilder::new(&mut vocabulary);
        let perfect = parts[0].trim_start_matches('-');
        let intransitive = perfect.len() < parts[0].len();
        builder.add_verb(&VerbParts {
            intransitive,
            ..VerbParts::new(perfect, parts[1])
        });
        let lexicon = builder.build();
        for entry in &entries {
            check(&lexicon, &vocabulary, entry, verb_shape);
        }
        assert!(
            entries.len() >= 12 - usize::from(perfect.ends_with('ى')),
            "{perfect}"
        );
        verbs += 1;
    }
    assert!(verbs >= 25);
}

#[test]
fn nouns_follow_their_paradigms() {
    for (parts, entries) in table(include_str!("testdata/nouns.txt")) {
        let mut vocabulary = Vocabulary::default();
        let mut builder = LexiconBuilder::new(&mut vocabulary);
        let given = |name| parts.iter().find_map(|part| part.strip_prefix(name));
        let plurals: Vec<&str> = given("plurals=")
            .into_iter()
            .flat_map(|p| p.split(','))
            .collect();
        let feminine = given("feminine=");
        builder.add_noun_in(&NounParts {
            feminine,
            ..NounParts::new(parts[0], &plurals)
        });
        let lexicon = builder.build();
        for entry in &entries {
            check(&lexicon, &vocabulary, entry, noun_shape);
        }
    }
}

fn builtin() -> (Lexicon, Vocabulary) {
    let mut vocabulary = Vocabulary::default();
    let lexicon = LexiconBuilder::builtin(&mut vocabulary).build();
    (lexicon, vocabulary)
}

fn classes(words: &[(&str, WordClasses)]) {
    let (lexicon, vocabulary) = builtin();
    for (word, class) in words {
        let id = vocabulary.get(&folded(word));
        let found = lexicon.classes_written(id, word);
        assert!(found.contains(*class), "{word}: {found:?}");
    }
}

#[test]
fn words_have_their_classes() {
    use WordClasses as C;
    classes(&[
        ("على", C::PREPOSITION),
        ("أن", C::COMPLEMENTIZER),
        ("الذي", C::RELATIVE),
        ("ليس", C::NEGATION | C::COPULA),
        ("يكن", C::COPULA | C::VERB),
        ("أصبحت", C::COPULA | C::VERB),
        ("جنود", C::HUMAN | C::NOUN),
        ("قتيلين", C::CASUALTY | C::HUMAN),
        ("أمنيون", C::ADJECTIVE),
        ("صواريخ", C::WEAPON),
        ("بيانات", C::MESSAGE),
        ("مدن", C::LOCATION),
        ("شمال", C::DIRECTION),
        ("اعتقال", C::MASDAR | C::NOUN),
        ("مشيرا", C::PARTICIPLE),
    ]);
}

#[test]
fn an_adjective_is_not_made_a_noun_by_a_leaning_form() {
    let (lexicon, vocabulary) = builtin();
    for word in ["أمني", "دولي", "عسكرية", "قضائي"] {
        let found = lexicon.classes(vocabulary.get(&folded(word)));
        assert!(found.contains(WordClasses::ADJECTIVE), "{word}: {found:?}");
    }
    assert!(
        !lexicon
            .classes(vocabulary.get("امني"))
            .contains(WordClasses::NOUN)
    );
}

#[test]
fn original_letters_part_contrasting_words() {
    let (lexicon, vocabulary) = builtin();
    let written = |word: &str| lexicon.classes_written(vocabulary.get(&folded(word)), word);
    assert!(written("إلى").contains(WordClasses::PREPOSITION));
    assert!(!written("إلي").contains(WordClasses::PREPOSITION));
    assert!(written("ان").contains(WordClasses::COMPLEMENTIZER));
    assert!(!written("آن").contains(WordClasses::COMPLEMENTIZER));
    assert!(
        written("آب").contains(WordClasses::TIME) && !written("أب").contains(WordClasses::TIME)
    );
    assert!(
        written("قتلة").contains(WordClasses::HUMAN)
            && !written("قتله").contains(WordClasses::HUMAN)
    );
    assert!(written("مدينه").contains(WordClasses::LOCATION));
}

#[test]
fn the_same_verb_is_the_same_lemma() {
    let mut vocabulary = Vocabulary::default();
    let mut builder = LexiconBuilder::builtin(&mut vocabulary);
    let marked = builder.add_verb(&VerbParts::new("أكّد", "يؤكّد"));
    assert_eq!(builder.add_verb(&VerbParts::new("أكد", "يؤكد")), marked);
    assert_eq!(builder.add_verb(&VerbParts::new("أَكَّدَ", "يُؤَكِّد")), marked);
    let carried = builder.add_verb(&VerbParts::new("حمل", "يحمل"));
    assert_ne!(builder.add_verb(&VerbParts::new("حمّل", "يحمّل")), carried);
    assert_eq!(builder.add_verb(&VerbParts::new("حمل", "يحمل")), carried);
    let noun = builder.add_noun("هجوم", &[]);
    assert_eq!(builder.add_noun("هجوم", &["هجمات"]), noun);
    let lexicon = builder.build();
    let arrest = lexicon.forms(vocabulary.get("اعتقال"))[0].lemma;
    let verb = lexicon
        .lemma(arrest)
        .masdar_of
        .map(|verb| &*lexicon.lemma(verb).citation);
    assert_eq!(verb, Some("اعتقل"));
}

#[test]
fn odd_parts_are_entered_without_a_panic() {
    let mut vocabulary = Vocabulary::default();
    let mut builder = LexiconBuilder::new(&mut vocabulary);
    for perfect in [
        "",
        "ا",
        "ى",
        "اا",
        "ءا",
        "آ",
        "ّ",
        "أّ",
        "abc",
        "وا",
        "اى",
        "آى",
        "ياا",
        "اوووو",
    ] {
        for imperfect in [
            "", "ي", "يا", "يى", "ييّ", "يءا", "يآ", "يوو", "يأ", "يييي", "x",
        ] {
            builder.add_verb(&VerbParts::new(perfect, imperfect));
        }
        builder.add_noun(perfect, &[perfect, "ون", "ات"]);
    }
    let _ = builder.build();
}

#[test]
fn data_errors_name_their_line() {
    let mut vocabulary = Vocabulary::default();
    let mut builder = LexiconBuilder::new(&mut vocabulary);
    let error = builder
        .add_words_tsv("form\tclasses\nفي\tPREPOSITION\nمن\tNONSENSE\n")
        .unwrap_err();
    assert_eq!(error.to_string(), "line 3: unknown class `NONSENSE`");
    assert!(
        builder
            .add_verbs_tsv("perfect\timperfect\nقال\tتقول\n")
            .is_err()
    );
}

#[test]
fn shipped_data_is_clean() {
    let files = [
        include_str!("data/words.tsv"),
        include_str!("data/nouns.tsv"),
        include_str!("data/verbs.tsv"),
    ];
    for file in files {
        let mut seen = rustc_hash::FxHashSet::default();
        for line in file.lines().skip(1).filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let key = (
                columns.next(),
                columns.next().filter(|second| second.starts_with('ي')),
            );
            assert!(seen.insert(key), "twice: {line}");
            assert!(
                !line.contains("  ") && !line.ends_with(['\t', ' ']),
                "stray space: {line}"
            );
        }
    }
}
