//! How much memory a text takes while it is read, and how often it is asked for.

use std::sync::Mutex;

use khabar::Extractor;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

const ITEMS: [&str; 3] = [
    include_str!("../examples/data/call-and-talks.txt"),
    include_str!("../examples/data/attack.txt"),
    include_str!("../examples/data/accusation.txt"),
];

/// At most so many bytes at a time for each byte of a text that is as full of events as the example items. The aim
/// is 12.
const BYTES_PER_BYTE: f64 = 12.2;
/// At most so many of them are what the document itself keeps.
const KEPT_PER_BYTE: f64 = 6.4;
/// At most so many times memory is asked for, for each word of it; what is found in it is kept in memory of its own.
const ALLOCATIONS_PER_WORD: f64 = 0.36;
/// At most so many times more for ten times as many words in which nothing is found: lists that grow.
const MORE_ALLOCATIONS: u64 = 40;

/// Of the allocator's books there is one copy.
static COUNTED: Mutex<()> = Mutex::new(());

#[test]
fn memory_is_a_multiple_of_the_text() {
    let _alone = COUNTED.lock();
    let extractor = Extractor::new();
    let items = ITEMS.join("\n");
    let text = items.repeat(40);
    // What is learnt of words, once.
    drop(extractor.extract(&items));
    let _profiler = dhat::Profiler::builder().testing().build();
    let before = dhat::HeapStats::get();
    let document = extractor.extract(&text);
    let after = dhat::HeapStats::get();
    let words = text.split_whitespace().count() as f64;
    let peak = (after.max_bytes - before.curr_bytes) as f64 / text.len() as f64;
    let kept = (after.curr_bytes - before.curr_bytes) as f64 / text.len() as f64;
    let allocations = (after.total_blocks - before.total_blocks) as f64 / words;
    assert!(document.events().len() > 1000);
    println!("{peak:.1} bytes a byte, {kept:.1} kept, {allocations:.2} allocations a word");
    assert!(peak < BYTES_PER_BYTE, "{peak:.1} bytes for a byte of text");
    assert!(
        kept < KEPT_PER_BYTE,
        "{kept:.1} bytes kept for a byte of text"
    );
    assert!(
        allocations < ALLOCATIONS_PER_WORD,
        "{allocations:.2} allocations for a word"
    );
}

#[test]
fn words_ask_for_no_memory_of_their_own() {
    let _alone = COUNTED.lock();
    let paragraph = "في هذا البيت القديم نافذة واسعة يدخل منها ضوء هادئ وهواء بارد، وعلى الجدار صورة جميلة لسفينة كبيرة \
                     وبحر أزرق، وتحتها طاولة من الخشب عليها كتاب وقلم. كانت الأشجار الطويلة حول الدار خضراء والماء في \
                     النهر صافيا، والطريق إلى القرية ضيق ومليء بالحجارة الصغيرة.\n";
    let extractor = Extractor::new();
    // What is learnt of words, once.
    drop(extractor.extract(paragraph));
    let _profiler = dhat::Profiler::builder().testing().build();
    let allocations = |paragraphs: usize| {
        let text = paragraph.repeat(paragraphs);
        let before = dhat::HeapStats::get().total_blocks;
        let document = extractor.extract(&text);
        let after = dhat::HeapStats::get().total_blocks;
        assert!(document.mentions().is_empty() && document.events().is_empty());
        after - before
    };
    let (few, many) = (allocations(100), allocations(1000));
    println!("{few} allocations for 4,400 words, {many} for 44,000");
    assert!(
        many < few + MORE_ALLOCATIONS,
        "{few}, then {many} allocations"
    );
}
