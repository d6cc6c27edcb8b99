//! [`TokenSets`]: of which tokens something holds, a bit for each, so that rules that hold of few look at no others.

use std::num::NonZeroU8;

use super::cell::{Begins, Marks};
use super::name_shape::may_be_unlisted;
use super::words::Tags;

/// Some tokens of a text, by what may hold of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenSet {
    /// A nationality begins there.
    Nationalities,
    /// A name may begin there or behind it, by some rule.
    Names,
    /// A word that no list knows, which a verb or a nationality may introduce as a name.
    Introduced,
    /// A verb.
    Verbs,
    /// It may be a person's name of one word.
    SingleNames,
    /// It may refer back to what was named before, or speak of something unnamed.
    Referring,
    /// A word, or letters of another script.
    Letters,
    /// The head of an organization's name begins there.
    OrganizationHeads,
}

/// How many sets there are.
const SETS: usize = 8;

/// How many tokens a block of sets has.
pub(super) const BLOCK: usize = 64;

/// The sets that a word is in by its written form alone, a bit for each. The first and the last set follow from matches:
/// the first bit is always set, so that what is not known of a form needs no room of its own, and the last one tells of
/// few words of which a text asks more: على, and words of sport.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hints(NonZeroU8);

/// The bit of a set.
const fn bit(set: TokenSet) -> u8 {
    1 << set as u8
}

impl Hints {
    /// What tells of no set.
    pub(super) const NONE: Self = Self(NonZeroU8::MIN);

    /// Of letters that are no word.
    pub(super) fn of_letters() -> Self {
        Self(NonZeroU8::MIN | bit(TokenSet::Letters))
    }

    /// Of a word with these marks and tags, and with these tags of its stem behind proclitics.
    pub(super) fn of_word(marks: Marks, tags: Tags, clitic_tags: Tags) -> Self {
        let particle = Tags::KUNYA.with(Tags::SERVANT);
        let known_name = tags.with(clitic_tags).has(particle) || marks.has(Marks::JOINED_NAME);
        let introduces = tags.has(Tags::NAMING) || marks.has(Marks::POSSESSED_TITLE);
        let unlisted = may_be_unlisted(marks, tags);
        let rare = marks.has(Marks::ALA.with(Marks::DOTTED)) || tags.has(Tags::SPORT);
        let bits = [
            (TokenSet::Names, known_name || introduces),
            (
                TokenSet::Introduced,
                unlisted && !marks.has(Marks::DEFINITE),
            ),
            (TokenSet::Verbs, marks.has(Marks::VERB)),
            (
                TokenSet::SingleNames,
                unlisted && marks.has(Marks::UNKNOWN) || tags.has(Tags::KUNYA),
            ),
            (TokenSet::Referring, marks.has(Marks::REFERS)),
            (TokenSet::Letters, true),
            (TokenSet::OrganizationHeads, rare),
        ];
        let held = bits.into_iter().filter(|&(_, holds)| holds);
        Self(held.fold(NonZeroU8::MIN, |hints, (set, _)| hints | bit(set)))
    }

    pub(super) fn bits(self) -> u8 {
        self.0.get()
    }
}

/// The sets of a text's tokens, in blocks of [`BLOCK`] tokens. They may hold a token too many, where matches say that it
/// is none after all.
pub(super) struct TokenSets(Vec<[u64; SETS]>);

impl TokenSets {
    pub(super) fn with_room_for(tokens: usize) -> Self {
        Self(Vec::with_capacity(tokens.div_ceil(BLOCK)))
    }

    /// Adds the next block, by the hints of its tokens; gives those of which the text asks more.
    pub(super) fn add(&mut self, hints: &[u8; BLOCK]) -> Ones {
        let mut sets = [0; SETS];
        for (eight, at) in hints.as_chunks::<8>().0.iter().zip(0..) {
            let bytes = u64::from_le_bytes(*eight);
            for (set, bit) in sets.iter_mut().zip(0..) {
                // One bit of each of eight bytes, side by side.
                let lowest = (bytes >> bit) & 0x0101_0101_0101_0101;
                let together = lowest.wrapping_mul(0x0102_0408_1020_4080) >> 56;
                *set |= together << (8 * at);
            }
        }
        sets[TokenSet::Nationalities as usize] = 0;
        let rare = std::mem::take(&mut sets[TokenSet::OrganizationHeads as usize]);
        self.0.push(sets);
        Ones(rare)
    }

    /// Takes in a match of entries of some sort that begins at a token.
    #[inline]
    pub(super) fn add_match(&mut self, token: usize, sort: Begins) {
        let Some(sets) = self.0.get_mut(token / BLOCK) else {
            return;
        };
        for (set, sorts) in [
            (TokenSet::Names, Begins::ANY),
            (TokenSet::SingleNames, Begins::NAME),
            (TokenSet::Nationalities, Begins::NATIONALITY),
            (TokenSet::OrganizationHeads, Begins::ORGANIZATION_HEAD),
        ] {
            sets[set as usize] |= u64::from(sort.has(sorts)) << (token % BLOCK);
        }
    }

    /// Takes in, when all matches are there, what the tokens before introduce.
    pub(super) fn introduce(&mut self) {
        let mut last = 0;
        for sets in &mut self.0 {
            let [nationalities, names, introduced, verbs, ..] = sets;
            let introducing = *nationalities | *verbs;
            *names |= *introduced & (introducing << 1 | last);
            last = introducing >> (BLOCK - 1);
        }
    }

    /// The tokens of a set.
    pub(super) fn tokens(&self, set: TokenSet) -> impl DoubleEndedIterator<Item = usize> + use<'_> {
        let blocks = self.0.iter().enumerate();
        blocks.flat_map(move |(block, sets)| {
            Ones(sets[set as usize]).map(move |at| BLOCK * block + at)
        })
    }

    /// The tokens of a set that `holds` is told of, a block at a time.
    pub(super) fn blocks(&self, set: TokenSet) -> impl Iterator<Item = u64> + use<'_> {
        self.0.iter().map(move |sets| sets[set as usize])
    }
}

/// The positions of the bits that are set.
#[derive(Clone, Copy)]
pub(super) struct Ones(pub(super) u64);

impl Iterator for Ones {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let first = self.0.trailing_zeros() as usize;
        self.0 &= self.0.wrapping_sub(1);
        (first < 64).then_some(first)
    }
}

impl DoubleEndedIterator for Ones {
    #[inline]
    fn next_back(&mut self) -> Option<usize> {
        let last = 63_usize.checked_sub(self.0.leading_zeros() as usize)?;
        self.0 ^= 1 << last;
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sets: &TokenSets, set: TokenSet) -> Vec<usize> {
        sets.tokens(set).collect()
    }

    #[test]
    fn tokens_are_in_the_sets_that_their_hints_tell() {
        let mut sets = TokenSets::with_room_for(100);
        let word =
            |marks: Marks| Hints::of_word(marks.with(Marks::WORD), Tags::NONE, Tags::NONE).bits();
        let (verb, unlisted) = (word(Marks::VERB), word(Marks::NAME_SHAPE));
        let sport = Hints::of_word(Marks::DEFINITE, Tags::SPORT, Tags::NONE);
        let mut hints = [Hints::NONE.bits(); BLOCK];
        (hints[3], hints[8], hints[63]) = (verb, sport.bits(), verb);
        assert!(sets.add(&hints).eq([8]));
        let mut hints = [Hints::NONE.bits(); BLOCK];
        (hints[0], hints[1], hints[2]) = (unlisted, Hints::of_letters().bits(), unlisted);
        assert!(sets.add(&hints).next().is_none());
        assert_eq!(of(&sets, TokenSet::Verbs), [3, 63]);
        assert_eq!(of(&sets, TokenSet::Letters), [3, 8, 63, 64, 65, 66]);
        assert_eq!(of(&sets, TokenSet::Nationalities), [0; 0]);
        assert_eq!(of(&sets, TokenSet::OrganizationHeads), [0; 0]);
        let backwards: Vec<_> = sets.tokens(TokenSet::Verbs).rev().collect();
        assert_eq!(backwards, [63, 3]);

        sets.add_match(2, Begins::NATIONALITY);
        sets.add_match(70, Begins::NAME);
        sets.introduce();
        assert_eq!(of(&sets, TokenSet::Nationalities), [2]);
        assert_eq!(of(&sets, TokenSet::SingleNames), [70]);
        assert_eq!(of(&sets, TokenSet::Names), [2, 64, 70]);
    }
}
