//! [`Extractor::extract_batch`]: many texts on all cores, answers in their order.

use rayon::prelude::*;

use crate::extractor::Extractor;

/// How many texts a thread gets before their answers are handed on. Enough that threads seldom wait
/// for each other, few enough that a batch stays small.
const TEXTS_PER_THREAD: usize = 256;

impl Extractor {
    /// Reads many texts side by side and hands back, in their order, what `read` makes of each.
    ///
    /// `read` gets the extractor and an item, and is called from several threads. An answer that
    /// does not borrow from its text (rows, JSON) lets the text go at once.
    ///
    /// Items are taken 256 a thread at a time, on the thread that asks for answers, while others read those
    /// before them: the answers of some come when the next ones are taken. At most 512 texts a thread and the
    /// answers of half of them are held, however many there are. Threads are those of the current rayon pool; one of your own sets their number.
    ///
    /// ```
    /// use khabar::{Extractor, Options};
    ///
    /// let lines = ["زار الوزير بغداد.", "وصلت الوزيرة إلى عمّان."];
    /// let names: Vec<usize> = Extractor::new()
    ///     .extract_batch(lines, |extractor, line| extractor.extract(line).entities().len())
    ///     .collect();
    /// assert_eq!(names, [1, 1]);
    /// ```
    pub fn extract_batch<Item, Answer>(
        &self,
        items: impl IntoIterator<Item = Item>,
        read: impl Fn(&Self, Item) -> Answer + Sync,
    ) -> impl Iterator<Item = Answer>
    where
        Item: Send,
        Answer: Send,
    {
        let size = TEXTS_PER_THREAD * rayon::current_num_threads();
        let mut items = items.into_iter().fuse();
        let mut next: Option<Vec<Item>> = None;
        let mut answers = Vec::new().into_iter();
        std::iter::from_fn(move || {
            if let Some(answer) = answers.next() {
                return Some(answer);
            }
            let mut take = || items.by_ref().take(size).collect();
            let batch = next.take().unwrap_or_else(&mut take);
            let mut read_batch = Vec::new();
            rayon::in_place_scope(|scope| {
                scope.spawn(|_| {
                    let read_one = |item| read(self, item);
                    let batch = batch.into_par_iter().with_max_len(1);
                    read_batch = batch.map(read_one).collect::<Vec<Answer>>();
                });
                next = Some(take());
            });
            answers = read_batch.into_iter();
            answers.next()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn answers_come_in_the_order_of_the_texts() {
        let names = ["بغداد", "عمّان", "القاهرة"];
        let texts: Vec<String> = (0..1000)
            .map(|number| format!("وصل الوفد رقم {number} إلى {}.", names[number % 3]))
            .collect();
        let read = |extractor: &Extractor, text: &String| {
            let document = extractor.extract(text);
            document
                .mentions()
                .last()
                .map(|m| m.span.slice(text).to_owned())
        };
        let extractor = Extractor::new();
        let one_by_one: Vec<_> = texts.iter().map(|text| read(&extractor, text)).collect();
        let side_by_side: Vec<_> = extractor.extract_batch(&texts, read).collect();
        assert_eq!(side_by_side, one_by_one);
        assert_eq!(side_by_side[0].as_deref(), Some("بغداد"));
    }

    #[test]
    fn texts_are_taken_as_they_are_needed() {
        let taken = Cell::new(0);
        let endless = std::iter::repeat_with(|| {
            taken.set(taken.get() + 1);
            "قالت الشرطة إن الطريق مفتوح."
        });
        let extractor = Extractor::new();
        let events = extractor.extract_batch(endless, |extractor, text| {
            extractor.extract(text).events().len()
        });
        assert_eq!(events.take(3).sum::<usize>(), 3);
        assert!(taken.get() <= 2 * TEXTS_PER_THREAD * rayon::current_num_threads());
    }

    #[test]
    fn no_text_has_no_answer() {
        let none: Vec<usize> = Extractor::new()
            .extract_batch([""; 0], |_, text| text.len())
            .collect();
        assert!(none.is_empty());
    }
}
