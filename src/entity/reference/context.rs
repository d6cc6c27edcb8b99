//! The words around a noun or a name: whether they tell which one is meant.

use super::Reader;
use super::words::{HAPPINESS, HONORS, Noun, Role, SORTS, Search};
use crate::entity::kind::EntityKind;
use crate::entity::phrase;
use crate::entity::scene::{Begins, Marks};
use crate::entity::words::Tags;
use crate::gazetteer::Gender;
use crate::text::{Enclitic, Proclitics, Punctuation, Reading, TokenKind};

/// How many tokens before a person may belong to his titles.
const TITLES: usize = 10;

impl Reader<'_, '_> {
    /// The noun without article before a name (`حركة طالبان`, `تنظيم «داعش»`).
    pub(super) fn introducer(&self, token: usize) -> Option<Noun> {
        let before = self.scene.before(token)?;
        let (noun, reading) = self.noun(before)?;
        (!reading.article && !noun.dual && self.covered[before].is_none()).then_some(noun)
    }

    /// Whether a name stands directly behind a noun.
    pub(super) fn introduces(&self, token: usize) -> bool {
        let mut at = token + 1;
        if self.scene.goes_on(at) && self.scene.is_opening(at) {
            at += 1;
        }
        self.scene.goes_on(at) && self.begins[at]
    }

    /// Whether a noun's phrase ends with it, so that only what was said before tells which one is
    /// meant.
    pub(super) fn stands_alone(&self, token: usize, noun: Noun, reading: Reading) -> bool {
        let scene = self.scene;
        let role = |at: usize| self.words.role(scene.text.word(at));
        if token > 0 && scene.goes_on(token) {
            let quoted = scene.is_opening(token - 1) && scene.is_closing(token + 1);
            let country = SORTS[noun.sort as usize].search == Search::ThisCountry;
            // درعا المدينة is the town without its surroundings.
            let behind_place = self.covered[token - 1] == Some(EntityKind::Place)
                && SORTS[noun.sort as usize].kind == EntityKind::Place;
            // الهلال والاتحاد: in a row of names it is one.
            let and_the =
                |reading: Reading| reading.article && reading.proclitics.has_conjunction();
            let in_row = and_the(reading)
                && self.may_be_name(token)
                && (self.covered[token - 1].is_some()
                    || (scene.goes_on(token + 1)
                        && scene.text.readings(token + 1).iter().any(and_the)));
            if quoted || behind_place || in_row || (country && role(token - 1).has(Role::IDIOM)) {
                return false;
            }
        }
        let next = token + 1;
        if !scene.goes_on(next) {
            return true;
        }
        let bracket = scene.punctuation(next) == Some(Punctuation::OpenBracket);
        if bracket || scene.is_opening(next) {
            // الحركة «…»: a short quotation is its name.
            let close = (next + 1..next + 6).find(|&at| scene.is_closing(at));
            return !close.is_some_and(|close| scene.same_sentence(token, close));
        }
        if scene.punctuation(next).is_some() {
            return true;
        }
        if role(next).has(Role::TRANSPARENT) {
            return true;
        }
        if !scene.is(next, Marks::WORD) {
            return scene.text.tokens()[next].kind == TokenKind::Number;
        }
        // للجنة التحقيق: of ل and لجنة, or of ل and the article, the same letters are left.
        let fused = scene.text.folded(token).starts_with("لل")
            && SORTS[noun.sort as usize].one.starts_with('ل');
        if fused && scene.is(next, Marks::DEFINITE) && !scene.is(next, Marks::CLITIC) {
            return false;
        }
        let kind = SORTS[noun.sort as usize].kind;
        // الهيئة للطيران: what a body is for is part of its name.
        let purpose = kind == EntityKind::Organization
            && !noun.dual
            && scene.text.folded(next).starts_with("لل");
        if purpose || role(next).has(Role::DESCRIBES) {
            return false;
        }
        if self.begins[next] && kind != EntityKind::Person && !scene.is(next, Marks::CLITIC) {
            // العاصمة بغداد: the name renames the noun.
            return self.covered[next] != Some(kind);
        }
        if scene.nationality_at(next).is_some() {
            return false;
        }
        !scene.is(next, Marks::DEFINITE)
            || scene.is(next, Marks::CLITIC.with(Marks::TITLE))
            || !self.may_describe(token, noun, next)
    }

    /// Whether a noun is also a name of the gazetteer, if a weak one (`الاتحاد`).
    fn may_be_name(&self, token: usize) -> bool {
        let scene = self.scene;
        scene.begins(token, Begins::ORGANIZATION.with(Begins::PLACE))
    }

    /// Whether a definite word agrees with the noun before it, as its adjective does.
    fn may_describe(&self, token: usize, noun: Noun, next: usize) -> bool {
        let scene = self.scene;
        if scene.tagged(
            next,
            Tags::BODY_ADJECTIVE
                .with(Tags::OFFICE_ADJECTIVE)
                .with(Tags::ORDINAL)
                .with(Tags::SIDE_ADJECTIVE),
        ) || phrase::is_adjective(scene, next)
        {
            return true;
        }
        let folded = scene.text.folded(next);
        let plural = folded.ends_with("ون") || folded.ends_with("ات");
        if noun.dual {
            return folded.ends_with("ين") || folded.ends_with("ان");
        }
        let feminine = scene.text.folded(token).ends_with('ه');
        !plural && !folded.ends_with("ين") && feminine == folded.ends_with('ه')
    }

    /// Whether و or مع sets a name beside what was named before; `مع تنظيم «داعش»`, too.
    pub(super) fn is_joined(&self, token: usize) -> bool {
        let text = self.scene.text;
        let first = match self.introducer(token) {
            Some(_) => self.scene.before(token).unwrap_or(token),
            None => token,
        };
        let best = text.best(first);
        best.is_some_and(|reading| reading.proclitics.has_conjunction())
            || self
                .scene
                .before(first)
                .is_some_and(|at| self.words.role(text.word(at)).has(Role::JOINS))
    }

    /// Whether هذا points at a noun or a preposition of place governs it.
    pub(super) fn is_a_place(&self, token: usize) -> bool {
        let scene = self.scene;
        let before = token.checked_sub(1).filter(|_| scene.goes_on(token));
        let shown = Role::POINTS.with(Role::LOCATES);
        before.is_some_and(|at| {
            let readings = scene.text.readings(at).iter();
            let mut whole = readings.filter(|reading| reading.enclitic.is_none());
            whole.any(|reading| self.words.role(reading.stem).has(shown))
        }) || scene
            .text
            .best(token)
            .is_some_and(|best| best.proclitics.contains(Proclitics::BA))
    }

    /// The honorific with a pronoun that a token is.
    pub(super) fn honorific(&self, token: usize) -> Option<(u8, Reading)> {
        let scene = self.scene;
        let readings = scene.text.readings(token).iter();
        let mut possessed = readings
            .filter(|reading| matches!(reading.enclitic, Some(Enclitic::Him | Enclitic::Her)));
        let (honor, reading) =
            possessed.find_map(|reading| Some((self.words.honor(reading.stem)?, reading)))?;
        // أعرب عن سعادته, بسعادته: his happiness is no title.
        let behind_an = scene.goes_on(token) && scene.text.folded(token - 1) == "عن";
        let happiness = behind_an || reading.proclitics.contains(Proclitics::BA);
        let of_rank = !happiness || HONORS[honor as usize].noun != HAPPINESS;
        (of_rank && self.covered[token].is_none()).then_some((honor, reading))
    }

    /// The honorifics that a word is a title of.
    fn title(&self, token: usize) -> u8 {
        let readings = self.scene.text.readings(token).iter();
        readings
            .filter(|reading| reading.enclitic.is_none())
            .fold(0, |set, reading| set | self.words.title(reading.stem))
    }

    /// The honorifics that the titles before a person belong to.
    pub(super) fn titles_before(&self, token: usize) -> u8 {
        let mut honors = 0;
        let mut at = token;
        while at + TITLES > token && self.scene.goes_on(at) {
            at -= 1;
            let own = self.title(at);
            if own == 0 && self.covered[at] != Some(EntityKind::Role) {
                break;
            }
            // سمو ولي العهد ووزير: the titles of another one stand before.
            if honors != 0 && own & !honors != 0 {
                break;
            }
            honors |= own;
        }
        honors
    }

    /// The gender of the given name that a person's name begins with.
    pub(super) fn gender_of_name(&self, token: usize) -> Option<Gender> {
        let scene = self.scene;
        let name = scene.longest_at(token, Begins::NAME, |_| true);
        name.and_then(|name| scene.matches[name].features.gender())
    }
}
