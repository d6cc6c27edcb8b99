//! Words that the entity rules know by themselves: particles of personal names, adjectives of
//! offices, cues before names.

use crate::text::{Normalizer, Vocabulary, WordId, WordMap};

/// What the entity rules know of a word, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Tags(u32);

impl Tags {
    pub(super) const NONE: Self = Self(0);
    /// بن, between two parts of a personal name.
    pub(super) const CHILD: Self = Self(1);
    /// عبد, which goes with a name of God.
    pub(super) const SERVANT: Self = Self(1 << 1);
    /// أبو, which begins a kunya.
    pub(super) const KUNYA: Self = Self(1 << 2);
    /// The second half of a name: الدين, الله.
    pub(super) const SECOND_HALF: Self = Self(1 << 3);
    /// دي, فان: before a foreign family name.
    pub(super) const FOREIGN_PARTICLE: Self = Self(1 << 4);
    /// An adjective of an office: السابق.
    pub(super) const OFFICE_ADJECTIVE: Self = Self(1 << 5);
    /// An adjective that belongs to the names of organizations: الدولي.
    pub(super) const BODY_ADJECTIVE: Self = Self(1 << 6);
    /// A word of time, or another one with an article, that ends every name.
    pub(super) const NO_NAME: Self = Self(1 << 7);
    /// A word before a person who is known without more: زوجة, نظام.
    pub(super) const PERSON_CUE: Self = Self(1 << 8);
    /// A word before a place: في, شمال.
    pub(super) const PLACE_CUE: Self = Self(1 << 9);
    /// باسم, between an office and what it speaks for.
    pub(super) const OFFICE_LINK: Self = Self(1 << 10);
    /// في, between an embassy and its city.
    pub(super) const IN: Self = Self(1 << 11);
    /// The first word of a place's name of two words: دير, تل.
    pub(super) const PLACE_FIRST: Self = Self(1 << 12);
    /// A verb that says that someone spoke or did what persons do.
    pub(super) const SPEECH: Self = Self(1 << 13);
    /// An ordinary word that no name of more than the gazetteer's holds.
    pub(super) const ORDINARY: Self = Self(1 << 14);

    /// A word that counts rulers of one name: السادس.
    pub(super) const ORDINAL: Self = Self(1 << 15);
    /// A head in the plural, which names no single body or place.
    pub(super) const PLURAL_HEAD: Self = Self(1 << 16);

    /// إلى, between an envoy and the place he is sent to.
    pub(super) const TO: Self = Self(1 << 17);

    /// يدعى, between somebody and his name.
    pub(super) const NAMING: Self = Self(1 << 18);
    /// باسمهم, which completes an office.
    pub(super) const OFFICE_OWN: Self = Self(1 << 19);

    /// الشرقي, which is part of a town's name.
    pub(super) const SIDE_ADJECTIVE: Self = Self(1 << 20);

    /// A word of sports, among which a city's name means its club.
    pub(super) const SPORT: Self = Self(1 << 21);
    /// A word of sports before a club: مرمى.
    pub(super) const CLUB_CUE: Self = Self(1 << 22);
    /// A direction that is no part of a country's name: شمال.
    pub(super) const SIDE: Self = Self(1 << 23);

    /// A noun that ends like an adjective, or an adjective of persons in office, that is none of a body:
    /// المسؤولية, المكلف.
    pub(super) const NO_ADJECTIVE: Self = Self(1 << 24);

    /// An office, or a player's part, of which there is one at a time where it is spoken of: الوزير after وزير النفط.
    pub(super) const OFFICE: Self = Self(1 << 25);
    /// رئيس, who alone is a president: not رئيس الوزراء.
    pub(super) const PRESIDENT: Self = Self(1 << 26);
    /// What makes a رئيس a president.
    pub(super) const STATE: Self = Self(1 << 27);

    /// Whether the two sets share a tag.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The tags of all words that the rules know.
#[derive(Debug, Default)]
pub(super) struct RuleWords {
    tags: WordMap<Tags>,
}

impl RuleWords {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let normalizer = Normalizer::default();
        let mut tags: WordMap<Tags> = WordMap::default();
        for &(tag, words) in WORDS {
            for word in words.split_whitespace() {
                let id = vocabulary.intern(normalizer.normalize(word).as_str());
                let known = tags.or_insert(id, Tags::NONE);
                *known = known.with(tag);
            }
        }
        Self { tags }
    }

    pub(super) fn of(&self, word: WordId) -> Tags {
        self.tags.get(word).copied().unwrap_or(Tags::NONE)
    }
}

const WORDS: &[(Tags, &str)] = &[
    (Tags::CHILD, "بن ابن بنت ولد آل ال"),
    (Tags::SERVANT, "عبد"),
    (Tags::KUNYA, "أبو أبي أبا أم"),
    (Tags::SECOND_HALF, "الدين الله"),
    (
        Tags::FOREIGN_PARTICLE,
        "دي دا دو دل ديل ديلا فان فون ماك سان دير دن زو ليه دوس داس أوغلو فيتش إيفانوفيتش",
    ),
    (
        Tags::OFFICE_ADJECTIVE,
        "السابق السابقة الأسبق الأسبقة الراحل الراحلة الجديد الجديدة المخلوع المنتخب المنتخبة
         المنتهية الحالي الحالية العام العامة الأعلى الأول الأولى المؤقت المؤقتة الانتقالي المكلف
         المكلفة المستقيل المستقيلة المقال الرسمي الرسمية التنفيذي التنفيذية الإعلامي الإعلامية
         الإقليمي الإقليمية السياسي الأممي الأممية الخاص الخاصة الشرعي المعزول المقبل الثاني
         الفخري الأكبر البارز البارزة المعارض المعارضة السامي السامية العسكري الميداني الدولي
         الدولية المساعد المساعدة الأمني القومي الوطني الفني الفنية المعين المعينة المستقل الدوري الدورية
         الجنائي الجنائية الكبير الكبيرة الشهير الشهيرة المعروف المعروفة المخضرم المخضرمة القدير القديرة",
    ),
    (
        Tags::BODY_ADJECTIVE,
        "العام العامة العليا الأعلى المركزي المركزية الدولي الدولية الوطني الوطنية المتحدة الخاصة
         العالمي العالمية الإسلامي الإسلامية العربي العربية الشعبي الشعبية الاتحادي
         الاتحادية الفدرالي الفدرالية الفيدرالي الفيدرالية الجوية البحرية البرية الجوي البحري البري
         الديمقراطي الديمقراطية الديموقراطي الديموقراطية الجمهوري الجمهورية التنفيذي التنفيذية
         الثوري الثورية الاشتراكي الاشتراكية الشيوعي الشيوعية الحر الحرة الملكي الملكية الرسمي
         الرسمية المستقلة المستقل العمالي النقدي الإقليمي الإقليمية الأولمبي الأولمبية الأهلي الأهلية الخيري الخيرية
         الحكومي الحكومية الإنساني الإنسانية السياسي السياسية الاقتصادي الاقتصادية التجاري
         التجارية الرياضي الرياضية الأممي الأممية الدستوري الدستورية القضائي القضائية الجنائية
         الأمني الأمنية العسكري العسكرية الانتقالي الانتقالية الفضائية الإعلامي الإعلامية الأوروبي
         الأوروبية الإفريقي الإفريقية الأفريقي الأفريقية الآسيوي الآسيوية الخليجي الخليجية الأطلسي
         المشتركة المشترك المدني المدنية البلدي الأولى الأول الوزاري الكنسي التشريعي الاستشاري
         الاجتماعي الاجتماعية القومي القومية التقدمي المحافظ الليبرالي
         الأخضر الخضراء الأحمر الحمراء الأبيض البيضاء الشريفين
         البلدية القروية العاملة",
    ),
    (
        Tags::NO_NAME,
        "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة اليوم أمس الأمس غدا الليلة
         الماضي الماضية المقبل المقبلة التالي التالية الجاري الجارية الآتي القادم القادمة صباح
         مساء ظهر فجر ليل نهار اليومين الآن حاليا أيضا حيث خلال بعد قبل منذ عندما بينما حين لكن
         الذي التي الذين اللذين اللتين هو هي هم أنه أنها إنه إنها قد لقد لن لم لا ما ليس يناير
         فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط
         آذار نيسان أيار حزيران تموز آب أيلول تشرين رمضان شعبان شوال البيان الأسبوع الشهر العام
         السنة الأخير الأخيرة المذكور المذكورة نفسه نفسها كذلك هذا هذه ذلك تلك هناك هنا وقد كان
         كانت سوف جميع كل بعض غير عدة عدد نحو حوالي أكثر أقل ثم أو أم كما إذ إذا لو مع عن من إلى
         في بين أمام ضد حول عبر دون لدى عند فوق تحت وراء وسط داخل خارج أن إن الذى التى اي أي
         مثل أجل بسبب نتيجة رغم سبب وقت ساعة يوم شهر أسبوع عام سنة أيام أشهر أسابيع مثلا فقط معا الموالي الموالية المنتمي المنتمية التابع التابعة المتنامي المتنامية الداعي
         الداعية الساعي الساعية الرامي الرامية المؤدي المؤدية الباقي الباقية المعني المعنية
         المؤيد المؤيدة المناهض المناهضة المدعوم المدعومة المقرب المقربة المتحالف المتحالفة المرتبط
         المرتبطة الخاضع الخاضعة الجزاء المتمركزة المكلفة المتهم المتهمة
         الثاني الثانية
         أيها ضمن إثر عقب حتى إلا سوى بشأن بخصوص أول آخر أخرى ثان ثاني ثالث أخو عامي يومي واحد واحدة
         البالغ البالغة البالغين إنكم أنكم إننا أننا إنني أنني",
    ),
    (
        Tags::PERSON_CUE,
        "زوجة نجل ابنة شقيق شقيقة والد والدة قوات نظام حكومة إدارة عهد ميليشيات مليشيات ميليشيا
         أنصار جماعة عائلة حرس فريق كتلة تيار مؤيدي حزب معسكر ائتلاف خطاب تصريحات رسالة مقتل وفاة
         اغتيال اعتقال اتهم قال محاكمة إقالة استقالة زيارة",
    ),
    (
        Tags::PLACE_CUE,
        "في إلى شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب داخل محيط ضواحي أطراف نحو باتجاه
         العاصمة جنوبى شمالى خارج بين صوب",
    ),
    (
        Tags::ORDINAL,
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر
         الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    ),
    (
        Tags::PLURAL_HEAD,
        "أكاديميات إدارات وكالات الوكالات الإدارات مطارات المطارات تحالفات التحالفات مناطق المناطق جيوش
         الجيوش جمعيات الجمعيات هيئات الهيئات بنوك البنوك مصارف المصارف قواعد القواعد كتل الكتل
         تكتلات جسور الجسور مخيمات المخيمات خلايا الخلايا مقابر مراكز المراكز غرف الغرف حواجز
         الحواجز كنائس الكنائس مدن المدن أندية الأندية نوادي ائتلافات سواحل شواطئ قيادات القيادات
         مفوضيات لجان اللجان شركات الشركات قنصليات القنصليات مجموعات المجموعات فيالق مجالس المجالس
         دول الدول أرياف الأرياف محاكم المحاكم معابر المعابر تيارات التيارات سدود السدود دوائر الدوائر
         مديريات المديريات سفارات السفارات إمارات فصائل الفصائل مصانع المصانع كليات الكليات مزارع
         حقول الحقول منتديات مؤسسات المؤسسات جبهات الجبهات صناديق الصناديق حكومات الحكومات محافظات
         المحافظات جماعات الجماعات مستشفيات المستشفيات فنادق الفنادق معاهد المعاهد جزر بحيرات
         البحيرات روابط مكتبات المكتبات قوائم القوائم ألوية الألوية مجلات المجلات أسواق الأسواق
         معسكرات المعسكرات ميليشيات مليشيات وزارات الوزارات بعثات البعثات أديرة مساجد المساجد جوامع
         جبال الجبال حركات الحركات بلديات البلديات متاحف المتاحف منتخبات المنتخبات شبكات الشبكات
         صحف الصحف جرائد الجرائد واحات مكاتب المكاتب تنظيمات التنظيمات منظمات المنظمات قصور القصور
         حدائق برلمانات البرلمانات أحزاب الأحزاب موانئ الموانئ مرافئ سجون السجون مقاطعات المقاطعات
         أحياء الأحياء إذاعات مصافي أفواج الأفواج أقاليم الأقاليم جمهوريات الجمهوريات أنهار طرق
         مدارس المدارس بحار قطاعات أجهزة الأجهزة مستوطنات المستوطنات مراقد المراقد ساحات الساحات
         ميادين الميادين ملاعب الملاعب ولايات محطات المحطات شوارع الشوارع ضواحي الضواحي نقابات
         النقابات مسارح المسارح أبراج الأبراج بلدات البلدات أنفاق الأنفاق وحدات الوحدات وحدة الوحدة جامعات
         الجامعات وديان قرى القرى أوقاف الأوقاف مواقع المواقع قنوات القنوات قلاع القلاع مصالح
         حسينيات مرتفعات",
    ),
    (
        Tags::OFFICE,
        "وزير الوزير وزيرة الوزيرة سفير السفير سفيرة السفيرة محافظ المحافظ حاكم الحاكم متحدث المتحدث
         متحدثة المتحدثة ناطق الناطق مدير المدير مديرة المديرة قائد القائد مدرب المدرب أمير الأمير
         ملك الملك سلطان السلطان رئيس الرئيس رئيسة الرئيسة مبعوث المبعوث مبعوثة المبعوثة زعيم الزعيم قنصل القنصل لاعب اللاعب
         لاعبة اللاعبة مهاجم المهاجم",
    ),
    (Tags::PRESIDENT, "رئيس الرئيس رئيسة الرئيسة"),
    (Tags::STATE, "الجمهورية الدولة البلاد"),
    (Tags::OFFICE_LINK, "باسم لدى لشؤون لشئون"),
    (Tags::IN, "في لدى"),
    (Tags::TO, "إلى الى"),
    (
        Tags::NO_ADJECTIVE,
        "الأهمية المسؤولية العملية القضية الحرية الهوية البداية النهاية الرعاية الحماية الولاية الكمية
         النوعية الإمكانية الأولوية الأغلبية الأقلية الميزانية الشفافية المصداقية العضوية الجنسية
         الاتفاقية الشخصية الأرضية التنمية التغذية التربية الترقية التسوية القرية الضحية الهدية الحصانية
         القاضي الأراضي الأهالي الليالي المباني المعاني الكرسي الضواحي النواحي
         السابق السابقة الأسبق الراحل الراحلة الحالي الحالية المكلف المكلفة المستقيل المستقيلة
         المعزول المخلوع المعين المعينة",
    ),
    (
        Tags::SIDE_ADJECTIVE,
        "الشرقي الشرقية الغربي الغربية الشمالي الشمالية الجنوبي الجنوبية الكبرى الصغرى العليا السفلى",
    ),
    (
        Tags::SPORT,
        "مباراة المباراة مباريات المباريات مباراته الدوري دوري كأس الكأس لاعب اللاعب لاعبي لاعبين
         اللاعبين مدرب المدرب هدفا هدفين أهداف الملعب ملعب استاد فريق الفريق منتخب المنتخب بطولة
         البطولة مهاجم المهاجم حارس مرمى الشوط شوط نهائي النهائي الكرة كرة نادي النادي الأندية
         تعادل تعادلا فاز بفوزه الفوز ذهاب إياب الإياب الذهاب ليغا صفوف تغلب هزم ضيفه مضيفه الجولة",
    ),
    (
        Tags::CLUB_CUE,
        "على أمام ضد مرمى لاعب مدرب مهاجم حارس نجم صفوف ضيفه مضيفه فوز تغلب هزم جمهور قائد مدافع
         إدارة مباراة لقاء",
    ),
    (Tags::SIDE, "شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط"),
    (Tags::NAMING, "يدعى تدعى ويدعى وتدعى يسمى تسمى المدعو المدعوة اسمه اسمها واسمه واسمها الملقب"),
    (Tags::OFFICE_OWN, "باسمه باسمها باسمهم باسمنا"),
    (
        Tags::PLACE_FIRST,
        "كفر دير رأس تل عين بيت أم أبو بني وادي جبل سان سانت نيو خان بئر قصر مرج سيدي آل دار بو
         حمام باب برج ذات شط كامب حوش منية ميت قلعة خربة جسر رام حي الشيخ مدينة",
    ),
    (
        Tags::SPEECH,
        "قال قالت أعلن أعلنت أكد أكدت صرح صرحت أضاف أضافت أوضح أوضحت أفاد أفادت ذكر ذكرت أشار
         أشارت لفت لفتت تابع تابعت كشف كشفت اعتبر اعتبرت رأى شدد شددت دعا دعت حذر حذرت نفى نفت
         طالب طالبت أعرب أعربت اتهم اتهمت وصف وصفت بحث التقى التقت استقبل استقبلت زار زارت وصل
         وصلت غادر غادرت تلقى تلقت عقد عقدت ترأس يقول تقول يؤكد تؤكد",
    ),
    (
        Tags::ORDINARY,
        "اتصالا اتصال خطاب خطابا بيان بيانا محادثات مباحثات اجتماع اجتماعا لقاء لقاءات مؤتمر
         مؤتمرا زيارة كلمة رسالة قرار قرارا قرارات قانون اتفاق اتفاقا اتفاقية جلسة جولة مقابلة
         تصريح تصريحات مقتل إصابة هجوم هجوما عملية عمليات الأمن السلام الحوار التعاون الأوضاع
         العلاقات الوضع الشعب البلاد المنطقة العالم الناس رجال نساء أطفال شخص أشخاص عناصر مسلحين
         مسلحون جنود ضابط ضباط قتلى جرحى صاروخ صواريخ طائرة طائرات سيارة منزل مقر مبنى شارع طريق
         دولة دول بلد بلدان مدن قرية قرى حزب أحزاب حكومة وزير وزراء رئيس رؤساء نائب نواب زعيم
         زعماء قائد قادة مسؤول مسؤولين مسؤولون مصدر مصادر صحيفة تقرير تقارير خبر أخبار نبأ أنباء
         فريق مباراة كأس بطولة دوري لاعب لاعبين مدرب هدف أهداف نقطة نقاط شوط دقيقة ملعب نهائي
         مليون مليار ألف مئة دولار يورو ريال جنيه دينار بالمئة سوق أسعار نفط شركة مشروع مشاريع
         جذب سلام قصارى صاحب حامل أحد إحدى عضو أعضاء حق حقوق",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_is_a_bit_of_its_own() {
        let tags = [
            Tags::CHILD,
            Tags::SERVANT,
            Tags::KUNYA,
            Tags::SECOND_HALF,
            Tags::FOREIGN_PARTICLE,
            Tags::OFFICE_ADJECTIVE,
            Tags::BODY_ADJECTIVE,
            Tags::NO_NAME,
            Tags::PERSON_CUE,
            Tags::PLACE_CUE,
            Tags::OFFICE_LINK,
            Tags::IN,
            Tags::PLACE_FIRST,
            Tags::SPEECH,
            Tags::ORDINARY,
            Tags::ORDINAL,
            Tags::PLURAL_HEAD,
            Tags::TO,
            Tags::NAMING,
            Tags::OFFICE_OWN,
            Tags::SIDE_ADJECTIVE,
            Tags::SPORT,
            Tags::CLUB_CUE,
            Tags::SIDE,
            Tags::NO_ADJECTIVE,
            Tags::OFFICE,
            Tags::PRESIDENT,
            Tags::STATE,
        ];
        for (tag, bit) in tags.into_iter().zip(0..) {
            assert_eq!(tag, Tags(1 << bit));
        }
    }

    #[test]
    fn words_are_known_by_their_folded_form() {
        let mut vocabulary = Vocabulary::default();
        let words = RuleWords::new(&mut vocabulary);
        assert!(words.of(vocabulary.get("ابو")).has(Tags::KUNYA));
        assert!(
            words
                .of(vocabulary.get("الاعلي"))
                .has(Tags::OFFICE_ADJECTIVE)
        );
        assert_eq!(words.of(WordId::UNKNOWN), Tags::NONE);
    }
}
