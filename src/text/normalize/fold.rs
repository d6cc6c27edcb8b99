//! The fold table: what becomes of one character, under the chosen switches.

/// What becomes of one character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    /// It stays.
    Keep,
    /// One other character stands for it.
    Replace(char),
    /// It is removed and belongs to the character before it.
    Mark,
    /// It is removed and belongs to nothing.
    Invisible,
    /// A combining hamza or madda: joins the letter before it where Unicode has such a letter.
    Compose,
    /// A presentation form: its compatibility decomposition stands for it.
    Expand,
}

/// The folds that are on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Switches {
    pub(super) alef: bool,
    pub(super) alef_maqsura: bool,
    pub(super) ta_marbuta: bool,
    pub(super) hamza_seats: bool,
    pub(super) tatweel: bool,
    pub(super) tashkeel: bool,
    pub(super) look_alikes: bool,
    pub(super) presentation_forms: bool,
    pub(super) digits: bool,
    pub(super) invisible: bool,
}

impl Switches {
    /// The matching profile: every fold is on.
    pub(super) const MATCHING: Self = Self {
        alef: true,
        alef_maqsura: true,
        ta_marbuta: true,
        hamza_seats: true,
        tatweel: true,
        tashkeel: true,
        look_alikes: true,
        presentation_forms: true,
        digits: true,
        invisible: true,
    };

    /// What becomes of `c`. A replacement is never folded further: folding twice is folding once.
    pub(super) const fn fold(&self, c: char) -> Fold {
        match c {
            '\u{0640}' if self.tatweel => Fold::Mark,
            '\u{0653}'..='\u{0655}' if self.composes() => Fold::Compose,
            _ if self.tashkeel && is_arabic_mark(c) => Fold::Mark,
            _ if self.invisible && is_invisible(c) => Fold::Invisible,
            _ if self.presentation_forms && is_presentation_form(c) => Fold::Expand,
            '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' if self.digits => {
                Fold::Replace((b'0' + (c as u32 & 0xF) as u8) as char)
            }
            '\u{066B}' if self.digits => Fold::Replace('.'),
            '\u{066C}' if self.digits => Fold::Replace(','),
            _ => {
                let folded = self.fold_letter(c);
                if folded == c {
                    Fold::Keep
                } else {
                    Fold::Replace(folded)
                }
            }
        }
    }

    /// With all three on, dropping the mark and dropping the hamza of the joined letter is the
    /// same, so there is nothing to compose.
    const fn composes(&self) -> bool {
        self.presentation_forms && !(self.alef && self.hamza_seats && self.tashkeel)
    }

    const fn fold_letter(&self, c: char) -> char {
        let c = if self.look_alikes {
            standard_letter(c)
        } else {
            c
        };
        match c {
            'آ' | 'أ' | 'إ' | 'ٱ' | '\u{0672}' | '\u{0673}' | '\u{0675}' if self.alef => 'ا',
            'ى' | 'ی' if self.alef_maqsura => 'ي',
            'ة' if self.ta_marbuta => 'ه',
            'ؤ' if self.hamza_seats => 'و',
            'ئ' if self.hamza_seats => 'ي',
            _ => c,
        }
    }
}

/// Combining marks of the Arabic script: vowels, shadda, combining hamza, Quranic signs.
const fn is_arabic_mark(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06ED}'
        | '\u{0898}'..='\u{089F}'
        | '\u{08CA}'..='\u{08FF}')
}

/// Characters without a shape of their own: joiners, direction marks, the byte order mark.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}'
        | '\u{061C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}')
}

const fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// The letter of Standard Arabic that a letter of another language in Arabic script looks like
/// or is written for; `c` itself where there is none.
const fn standard_letter(c: char) -> char {
    match c {
        '\u{0674}' => 'ء',
        '\u{0773}' | '\u{0774}' => 'ا',
        '\u{066E}' | '\u{067B}' | 'پ' | '\u{0680}' | '\u{0750}'..='\u{0756}' => 'ب',
        'ٹ' | '\u{067A}' | '\u{067C}' | '\u{067D}' | '\u{067F}' => 'ت',
        'چ' | '\u{0683}' | '\u{0684}' | '\u{0687}' | '\u{06BF}' => 'ج',
        '\u{0681}' | '\u{0682}' | '\u{0757}' | '\u{0758}' | '\u{076E}' | '\u{076F}'
        | '\u{0772}' | '\u{077C}' => 'ح',
        '\u{0685}' => 'خ',
        '\u{0688}'..='\u{0690}' | '\u{06EE}' | '\u{0759}' | '\u{075A}' => 'د',
        '\u{0691}'..='\u{0697}'
        | '\u{0699}'
        | '\u{06EF}'
        | '\u{075B}'
        | '\u{076B}'
        | '\u{076C}'
        | '\u{0771}' => 'ر',
        'ژ' => 'ز',
        '\u{069A}' | '\u{069B}' | '\u{075C}' | '\u{076D}' | '\u{0770}' | '\u{077D}'
        | '\u{077E}' => 'س',
        '\u{069C}' | '\u{06FA}' => 'ش',
        '\u{069D}' | '\u{069E}' => 'ص',
        '\u{06FB}' => 'ض',
        '\u{069F}' => 'ط',
        '\u{06A0}' | '\u{075D}'..='\u{075F}' => 'ع',
        '\u{06FC}' => 'غ',
        'ڤ' | '\u{06A1}'..='\u{06A3}' | '\u{06A5}' | '\u{06A6}' | '\u{0760}' | '\u{0761}' => 'ف',
        '\u{066F}' | '\u{06A7}' | '\u{06A8}' => 'ق',
        'ک'
        | 'گ'
        | '\u{063B}'
        | '\u{063C}'
        | '\u{06AA}'..='\u{06AE}'
        | '\u{06B0}'..='\u{06B4}'
        | '\u{0762}'..='\u{0764}'
        | '\u{077F}' => 'ك',
        '\u{06B5}'..='\u{06B8}' | '\u{076A}' => 'ل',
        '\u{0765}' | '\u{0766}' => 'م',
        '\u{06B9}'..='\u{06BD}' | '\u{0767}'..='\u{0769}' => 'ن',
        'ہ' | 'ھ' | 'ە' | '\u{06C0}' | '\u{06C2}' | '\u{06FF}' => 'ه',
        '\u{06C3}' => 'ة',
        '\u{0676}' | '\u{0677}' => 'ؤ',
        '\u{06C4}'..='\u{06CB}' | '\u{06CF}' | '\u{0778}' | '\u{0779}' => 'و',
        '\u{0678}' => 'ئ',
        'ی'
        | '\u{0620}'
        | '\u{063D}'..='\u{063F}'
        | '\u{06CD}'
        | '\u{06CE}'
        | '\u{06D0}'..='\u{06D3}'
        | '\u{0775}'..='\u{0777}'
        | '\u{077A}'
        | '\u{077B}' => 'ي',
        _ => c,
    }
}

/// The folds of all characters that UTF-8 writes with a lead byte from `0xD8` to `0xDF`
/// (U+0600 to U+07FF), by their two bytes.
#[derive(Clone, Debug)]
pub(super) struct FoldTable {
    cells: [Fold; 512],
}

impl FoldTable {
    /// The table of the matching profile, made when the crate is compiled.
    pub(super) const MATCHING: Self = Self::new(&Switches::MATCHING);

    pub(super) const fn new(switches: &Switches) -> Self {
        let mut cells = [Fold::Keep; 512];
        let mut at = 0;
        while at < cells.len() {
            if let Some(c) = char::from_u32(0x600 + at as u32) {
                cells[at] = switches.fold(c);
            }
            at += 1;
        }
        Self { cells }
    }

    /// Whether `lead` is the first byte of a character of the table.
    pub(super) const fn covers(lead: u8) -> bool {
        lead >= 0xD8 && lead <= 0xDF
    }

    /// The fold of the character that is written `lead`, `continuation`.
    pub(super) const fn get(&self, lead: u8, continuation: u8) -> Fold {
        self.cells[((lead & 7) as usize) << 6 | (continuation & 0x3F) as usize]
    }
}
