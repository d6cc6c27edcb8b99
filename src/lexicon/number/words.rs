//! The number words of Arabic in all their forms.

/// What a word contributes to a number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum NumberWord {
    /// One to nine.
    Digit(u16),
    /// One where it needs company (أحد عشر).
    One,
    /// Ten, and the second part of 11 to 19.
    Ten,
    /// Twenty to ninety.
    Tens(u16),
    /// A hundred, two hundred, three hundred in one word.
    Hundreds(u16),
    /// A thousand, a million: the multiplier and how many of it the word names; 0 for a plural.
    Scale(f64, u8),
    /// A half, a quarter, a third, before or after a scale.
    Fraction(f64),
    /// Tens, hundreds, some.
    Vague,
    /// The third.
    Ordinal(u16),
    /// The first of eleventh, twenty-first.
    OrdinalOne,
    About,
    /// More (أكثر), of what follows من.
    More,
    /// Less (أقل), of what follows من.
    Less,
    /// Exceeds (يزيد), with على or عن.
    Exceeds,
    /// Falls short (يقل), of what follows عن; after a negation.
    FallsShort,
    /// Is near, reaches (يقارب, يناهز).
    Nears,
    /// Passes (يتجاوز); after a negation the most.
    Passes,
    /// The least (الأقل), after على.
    Least,
    Between,
    To,
    Or,
    What,
    Not,
    From,
    On,
}

/// Forms, as they are written before folding, with what they contribute.
pub(super) const WORDS: &[(&str, NumberWord)] = &[
    ("واحد واحدة واحدا", NumberWord::Digit(1)),
    ("أحد إحدى", NumberWord::One),
    (
        "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين",
        NumberWord::Digit(2),
    ),
    ("ثلاثة ثلاث ثلاثا", NumberWord::Digit(3)),
    ("أربعة أربع أربعا", NumberWord::Digit(4)),
    ("خمسة خمس خمسا", NumberWord::Digit(5)),
    ("ستة ست ستا", NumberWord::Digit(6)),
    ("سبعة سبع سبعا", NumberWord::Digit(7)),
    ("ثمانية ثماني ثمان ثمانيا", NumberWord::Digit(8)),
    ("تسعة تسع تسعا", NumberWord::Digit(9)),
    ("عشرة عشر عشرا", NumberWord::Ten),
    ("عشرون عشرين", NumberWord::Tens(20)),
    ("ثلاثون ثلاثين", NumberWord::Tens(30)),
    ("أربعون أربعين", NumberWord::Tens(40)),
    ("خمسون خمسين", NumberWord::Tens(50)),
    ("ستون ستين", NumberWord::Tens(60)),
    ("سبعون سبعين", NumberWord::Tens(70)),
    ("ثمانون ثمانين", NumberWord::Tens(80)),
    ("تسعون تسعين", NumberWord::Tens(90)),
    ("مئة مائة", NumberWord::Hundreds(100)),
    (
        "مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي",
        NumberWord::Hundreds(200),
    ),
    ("ثلاثمئة ثلاثمائة", NumberWord::Hundreds(300)),
    ("أربعمئة أربعمائة", NumberWord::Hundreds(400)),
    ("خمسمئة خمسمائة", NumberWord::Hundreds(500)),
    ("ستمئة ستمائة", NumberWord::Hundreds(600)),
    ("سبعمئة سبعمائة", NumberWord::Hundreds(700)),
    ("ثمانمئة ثمانمائة ثمانيمائة", NumberWord::Hundreds(800)),
    ("تسعمئة تسعمائة", NumberWord::Hundreds(900)),
    ("ألف ألفا", NumberWord::Scale(1e3, 1)),
    ("ألفان ألفين ألفي", NumberWord::Scale(1e3, 2)),
    ("آلاف", NumberWord::Scale(1e3, 0)),
    ("مليون مليونا", NumberWord::Scale(1e6, 1)),
    ("مليونان مليونين مليوني", NumberWord::Scale(1e6, 2)),
    ("ملايين", NumberWord::Scale(1e6, 0)),
    ("مليار مليارا بليون بليونا", NumberWord::Scale(1e9, 1)),
    ("ملياران مليارين ملياري", NumberWord::Scale(1e9, 2)),
    ("مليارات بلايين", NumberWord::Scale(1e9, 0)),
    ("تريليون تريليونا", NumberWord::Scale(1e12, 1)),
    ("تريليونات", NumberWord::Scale(1e12, 0)),
    ("نصف", NumberWord::Fraction(0.5)),
    ("ربع", NumberWord::Fraction(0.25)),
    ("عشرات مئات بضعة بضع عدة", NumberWord::Vague),
    ("أول أولى", NumberWord::Ordinal(1)),
    ("ثاني ثانية", NumberWord::Ordinal(2)),
    ("ثالث ثالثة", NumberWord::Ordinal(3)),
    ("رابع رابعة", NumberWord::Ordinal(4)),
    ("خامس خامسة", NumberWord::Ordinal(5)),
    ("سادس سادسة", NumberWord::Ordinal(6)),
    ("سابع سابعة", NumberWord::Ordinal(7)),
    ("ثامن ثامنة", NumberWord::Ordinal(8)),
    ("تاسع تاسعة", NumberWord::Ordinal(9)),
    ("عاشر عاشرة", NumberWord::Ordinal(10)),
    ("حادي حادية", NumberWord::OrdinalOne),
    ("نحو حوالي حوالى قرابة زهاء", NumberWord::About),
    ("أكثر أزيد", NumberWord::More),
    ("أقل", NumberWord::Less),
    ("يزيد تزيد", NumberWord::Exceeds),
    ("يقل تقل لايقل", NumberWord::FallsShort),
    ("يقارب يناهز", NumberWord::Nears),
    ("يتجاوز تتجاوز يتعدى", NumberWord::Passes),
    ("الأقل", NumberWord::Least),
    ("بين", NumberWord::Between),
    ("إلى حتى", NumberWord::To),
    ("أو", NumberWord::Or),
    ("ما", NumberWord::What),
    ("لا", NumberWord::Not),
    ("من عن", NumberWord::From),
    ("على", NumberWord::On),
];
