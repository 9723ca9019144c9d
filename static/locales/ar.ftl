chrome-skip = انتقل إلى المحتوى
chrome-main-nav = القائمة الرئيسية
chrome-menu = القائمة
chrome-feed = لك
chrome-search = بحث
chrome-memory = الذاكرة
chrome-language = اللغة
chrome-to-light = ألوان فاتحة
chrome-to-dark = ألوان داكنة
chrome-close = إغلاق
chrome-too-soon = كان ذلك أسرع من أن يُرى. اضغط مرة أخرى.
chrome-cancel = إلغاء
chrome-retry = إعادة المحاولة
chrome-reload = إعادة التحميل
chrome-undo = تراجع
chrome-more = عرض المزيد
chrome-notices = إشعارات
chrome-offline = لا اتصال بالشبكة. ما هو موجود على هذا الجهاز يواصل العمل.
chrome-missing = لا شيء هنا
chrome-missing-hint = لا يقود العنوان إلى صفحة أو عنصر في هذا الفهرس.
chrome-to-feed = إلى توصياتك
chrome-catalog = { $count ->
    [zero] { $name }، لا عناصر ({ $count })
    [one] { $name }، عنصر واحد ({ $count })
    [two] { $name }، عنصران ({ $count })
    [few] { $name }، { $count } عناصر
    [many] { $name }، { $count } عنصرًا
   *[other] { $name }، { $count } عنصر
}
chrome-owner-rules = قواعد هذا الموقع الخاصة لما يُعرض: { $labels }.
chrome-act-on = { $act }: { $title }
chrome-part-of = { $part } من { $whole }

failed-engine = لم يبدأ المحرك
failed-engine-hint = يعمل Penchant على هذا الجهاز ويحتاج إلى WebAssembly وإلى العمّال، وهي في كل متصفح حديث. لم يضع شيء مما فعلته.
failed-stopped = توقف المحرك
failed-stopped-hint = حدث فيه خطأ ما. ما فعلته قبل ذلك محفوظ. شغّله من جديد للمتابعة.
failed-pack = تعذّر تحميل الفهرس
failed-pack-hint = ربما السبب هو الاتصال. لم يضع شيء مما فعلته.
failed-mismatch = هناك إصدار أحدث
failed-mismatch-hint = فُتحت هذه الصفحة قبل تحديث. أعد تحميلها للمتابعة.
failed-unguarded = هذا المتصفح لا يضمن ما يعتمد عليه Penchant
failed-unguarded-hint = لا يفتح Penchant ذاكرته إلا حيث يمنع المتصفح الشيفرةَ التي تقرؤها من الوصول إلى مواقع أخرى. هذا المتصفح لا يفعل ذلك: لم يُفتح شيء ولم يُرسل شيء. استخدم متصفحًا حديثًا.
failed-part = تعذّر تحميل هذا

card-like = يعجبني
card-reject = ليس لي
card-save = حفظ
card-hidden = أُخفي.
card-tell-why = هل تخبرنا لماذا؟ يبقى هنا.
card-noted = سُجّل، وسيُحسب.
card-not-my-kind = ليس من ذوقي
card-have-it = لديّ
card-looks-poor = لا يبدو جيدًا
card-owner = { $label } · وضعه هذا الموقع
card-sold-out = نفد
card-past = انتهى
card-variants = { $count ->
    [zero] لا أشكال
    [one] شكل واحد
    [two] شكلان
    [few] { $count } أشكال
    [many] { $count } شكلًا
   *[other] { $count } شكل
}

feed-title = لك
feed-start = أبدِ إعجابك ببعض الأشياء، فتبدأ هذه الصفحة بالميل نحوك. ما تفعله هنا يبقى على هذا الجهاز.
feed-follows = { $count ->
    [zero] تتبع ما تفعله هنا: لا أفعال محفوظة ({ $count })، وكلها على هذا الجهاز.
    [one] تتبع ما تفعله هنا: فعل واحد محفوظ ({ $count })، على هذا الجهاز فقط.
    [two] تتبع ما تفعله هنا: فعلان محفوظان ({ $count })، على هذا الجهاز فقط.
    [few] تتبع ما تفعله هنا: { $count } أفعال محفوظة، كلها على هذا الجهاز.
    [many] تتبع ما تفعله هنا: { $count } فعلًا محفوظًا، كلها على هذا الجهاز.
   *[other] تتبع ما تفعله هنا: { $count } فعل محفوظ، كلها على هذا الجهاز.
}
feed-empty = كان هذا كل شيء
feed-empty-hint = قرّرت في كل عناصر هذا الفهرس. تراجع عن شيء في الذاكرة، أو تجوّل في البحث.
feed-changed = تغيّرت ذاكرتك في علامة تبويب أخرى.
feed-update = تحديث
feed-below = الجديد في الأسفل.
feed-suits-end = هذا ما يناسبك الآن
feed-back = يعود إليك ما أعجبك من قبل.
feed-beyond = إلى جواره
feed-further = ما يلي أبعد عنك.
feed-learnt = سُجِّل: { $changes }
feed-noted = سُجِّل.
feed-more-of = +{ $count } { $label }
feed-fewer-of = −{ $count } { $label }
feed-tune = ضبط
feed-dials-hint = هذه هي الأوزان التي يستعملها الترتيب، كما هي.
feed-diversity = التنوع
feed-diversity-from = الأنسب أولًا
feed-diversity-to = أكثر ما يمكن اختلافًا
feed-novelty = الأقل شهرة
feed-novelty-from = المشهور أولًا
feed-novelty-to = الأقل شهرة أولًا
feed-calibration = التوازن
feed-calibration-from = الأنسب فقط
feed-calibration-to = مزيجك المعتاد
feed-exploration = التجارب
feed-exploration-from = لا شيء
feed-exploration-to = بطاقة من كل اثنتين
feed-no-guesses = لا شيء
feed-one-in = 1 من كل { $places }
feed-reset = العودة إلى الوسط

item-similar = مشابه
item-goes-with = يناسبه
item-goes-after = ما اختاره آخرون بعده.
item-goes-beside = من المجال نفسه ومن نوع آخر، وقريب منه في المعنى.
item-why = لماذا قد يناسبني هذا؟
item-opens-new = { $host } (يُفتح في علامة تبويب جديدة)

why-loading = جارٍ الجمع…
why-sum = الدرجة
why-exact = مجموع الأشرطة هو الدرجة. لم يدخل شيء آخر.
why-title = لماذا { $title }؟
why-because = بسبب { $items }
why-shared = ميلك إلى { $shared }
why-elsewhere = { $title } (في «{ $catalog }»)
why-popular = رائج، للبداية
why-languages = مترجم إلى لغات كثيرة
why-first = مكانه في البداية
why-explore = تجربة، للتعلّم
why-back = أعجبك أو حفظته من قبل
why-beyond = أبعد قليلًا: لم يبقَ ما هو أقرب إليك
why-next = بجوار ما يعجبك: { $kind }
why-similar = قريب من هذا
why-asked = يوافق ما طلبته
why-by-words = بكلماته
why-by-meaning = بمعناه
why-by-both = بالكلمات والمعنى
why-rank = هو عندك في المرتبة { $rank }.
why-rank-without = بدون «{ $source }» يكون في المرتبة { $rank }.
why-not-without = بدون «{ $source }» ما كان ليظهر هنا.
why-counterfactual = من أول { $places } عندك، بدونه لا يكون { $leave }، ويحل محله { $enter }.
why-smaller = { $count ->
    [zero] لا أسباب أصغر ({ $count })
    [one] سبب أصغر واحد ({ $count })
    [two] سببان أصغران ({ $count })
    [few] { $count } أسباب أصغر
    [many] { $count } سببًا أصغر
   *[other] { $count } سبب أصغر
}
why-most-like = ما يعجب أكثر الناس
why-novelty = ضبطك لـ«الأقل شهرة»
why-fatigue = عُرض من قبل ولم يؤخذ
why-sold-out = نفد، ولذلك يأتي بعد كل ما هو متاح.
why-past = انتهى، ولذلك يأتي بعد كل ما هو متاح.
why-kind = ميلك إلى «{ $name }»
why-owner = قاعدة هذا الموقع: { $label }
why-like = إعجابك بـ{ $title }
why-save = حفظك { $title }
why-have = امتلاكك { $title }
why-finished = إنهاؤك { $title }
why-open = فتحك { $title }
why-dwell = وقتك مع { $title }
why-dislike = عدم إعجابك بـ{ $title }
why-not-interested = قولك «ليس لي» عن { $title }
why-dismiss = تنحيتك { $title }
why-searched = بحثك عن { $title }
why-view = نظرك إلى { $title }

search-title = بحث
search-label = البحث في الفهرس
search-placeholder = عمّ تبحث؟
search-filters = المرشّحات
search-clear = إزالة المرشّحات
search-clear-text = مسح البحث
search-nothing = لم يُعثر على شيء
search-nothing-filtered = لا شيء يوافق هذه الكلمات والمرشّحات معًا.
search-nothing-hint = جرّب كلمات أقل أو غيرها.
search-meant = هل تقصد «{ $text }»؟
search-near = ما يقترب من ذلك
search-recent = بحثت عنه مؤخرًا
search-sort = الترتيب حسب
search-by-relevance = الصلة
search-by-title = العنوان
search-by-newest = الأحدث
search-keys = اضغط / للبحث، و↓ و↑ للتنقل بين النتائج.
search-load-model = تحميل البحث بالمعنى
search-found = { $count ->
    [zero] لا عناصر ({ $count })
    [one] عنصر واحد ({ $count })
    [two] عنصران ({ $count })
    [few] { $count } عناصر
    [many] { $count } عنصرًا
   *[other] { $count } عنصر
}
search-found-all = { $count ->
    [zero] لا عناصر ({ $count })
    [one] عنصر واحد ({ $count })
    [two] عنصران ({ $count })، الأكثر رواجًا أولًا
    [few] { $count } عناصر، الأكثر رواجًا أولًا
    [many] { $count } عنصرًا، الأكثر رواجًا أولًا
   *[other] { $count } عنصر، الأكثر رواجًا أولًا
}
search-found-best = { $count ->
    [zero] أفضل { $shown } من { $count }
    [one] أفضل { $shown } من { $count }
    [two] أفضل { $shown } من عنصرين ({ $count })
    [few] أفضل { $shown } من { $count } عناصر
    [many] أفضل { $shown } من { $count } عنصرًا
   *[other] أفضل { $shown } من { $count } عنصر
}
search-words-only = كلمات فقط
search-model-soon = كلمات فقط، والمعنى في الطريق
search-model-loading = كلمات فقط، والمعنى في الطريق: { $done } من { $total }
search-model-ready = كلمات ومعنى
search-model-failed = كلمات فقط. { $reason }

memory-title = الذاكرة
memory-lead = ما يتذكره هذا الجهاز عنك، وما يستنتجه منه. يُحفظ في هذا المتصفح وحده، ويمكنك سحب أي شيء منه.
memory-export = تصدير
memory-import = استيراد
memory-passphrase = عبارة مرور للتصدير والاستيراد، إن أردت
memory-passphrase-hint = من دون عبارة المرور لا يستطيع أحد قراءة الملف، ولا يستطيع أحد استعادتها.
memory-forget-all = انسَ كل شيء
memory-forget-all-sure = نسيان كل شيء؟
memory-forget-all-yes = نعم، انسَ كل شيء
memory-forget-all-means = { $count ->
    [zero] لا أفعال محفوظة ({ $count }). تبدأ التوصيات من جديد.
    [one] يزول من هذا المتصفح فعل محفوظ واحد ({ $count }) وكل ما استُنتج منه. تبدأ التوصيات من جديد.
    [two] يزول من هذا المتصفح فعلان محفوظان ({ $count }) وكل ما استُنتج منهما. تبدأ التوصيات من جديد.
    [few] تزول من هذا المتصفح { $count } أفعال محفوظة وكل ما استُنتج منها. تبدأ التوصيات من جديد.
    [many] يزول من هذا المتصفح { $count } فعلًا محفوظًا وكل ما استُنتج منها. تبدأ التوصيات من جديد.
   *[other] يزول من هذا المتصفح { $count } فعل محفوظ وكل ما استُنتج منها. تبدأ التوصيات من جديد.
}
memory-forget-all-beside = وكذلك ملاحظاتك وما تنتظره وموضوعاتك ومصادرك والكلمات التي لا تخرج أبدًا والأذونات والإعدادات وسجل ما خرج والصور التي رأيتها وما شورك مع التطبيق وما طلبته. ولا يمكن استرجاع شيء من ذلك.
memory-beliefs = ما يظنه
memory-beliefs-hint = مستنتج مما فعلته. أزل الدليل يزُل الظن معه.
memory-no-beliefs = لا شيء بعد. أبدِ إعجابك ببعض الأشياء، فيظهر هنا ما يجمعها.
memory-record = كم يصيب
memory-record-hint = فُحص على هذا الجهاز، فيما يتذكره: أين كان كل ما أعجبك أو حفظته، قبيل أن تلمسه أول مرة.
memory-no-record = لا شيء يُفحص بعد. أبدِ إعجابك ببعض الأشياء أو احفظها، فيُعدّ هنا كم منها كان في الأعلى.
memory-ours = هذا الترتيب
memory-popular = الأكثر رواجًا بدلًا منه
memory-worth-hint = ما تأخذه وما تتركه يغيّر وزن كل سبب عندك. { $usual } هي نقطة بداية الجميع.
memory-worth-others = ما أخذه الآخرون
memory-worth-likeness = الشبه بما أخذته
memory-track-record = { $picks ->
    [1] اختيارك الوحيد حتى الآن: هل كان ضمن أول { $places }؟
   *[other] من آخر { $picks } من اختياراتك، كم كان ضمن أول { $places }؟
}
memory-learnt-from = { $count ->
    [0] لم يتعلّم شيئًا بعد.
    [zero] لم يتعلّم شيئًا بعد.
    [one] تعلّم من مقارنة واحدة ({ $count }).
    [two] تعلّم من مقارنتين ({ $count }).
    [few] تعلّم من { $count } مقارنات.
    [many] تعلّم من { $count } مقارنة.
   *[other] تعلّم من { $count } مقارنة.
}
memory-acts = ما يتذكره
memory-no-acts = لا شيء. تبدأ من جديد.
memory-no-acts-of-kind = لا شيء من هذا محفوظ.
memory-beside = محفوظ أيضًا، ويؤخذ مع التصدير:
memory-filter = عرض
memory-find = ابحث في الذاكرة
memory-when = متى
memory-any-time = في أي وقت
memory-last-days = في آخر 7 أيام
memory-older = قبل ذلك
memory-all = الكل
memory-this-visit = هذه الزيارة
memory-strength = القوة
memory-forget = انسَ
memory-forget-these = انسَ هذه ({ $count })
memory-forget-these-sure = نسيان ما يظهر هنا: { $acts }؟
memory-forget-these-means = يزول من الذاكرة مع كل ما استُنتج منه، ومع ملاحظتك عن شيء لم يبقَ منه سواها. يمكن استرجاعه للحظة.
memory-forgotten = { $count ->
    [0] لم يكن هناك ما يُنسى.
    [1] نُسي.
   *[other] نُسي { $count } من الأفعال.
}
memory-forgotten-all = نُسي كل شيء.
memory-forgotten-all-but = نُسي كل شيء. يمكن للحظة استرجاع هذا دون غيره: { $acts }.
memory-restored = أُعيد: { $acts }.
memory-more-evidence = كل الأدلة (+{ $more })
memory-remembered = { $count ->
    [zero] لا أفعال ({ $count })
    [one] فعل واحد ({ $count })
    [two] فعلان ({ $count })
    [few] { $count } أفعال
    [many] { $count } فعلًا
   *[other] { $count } فعل
}
memory-remembered-size = { $count ->
    [zero] لا أفعال ({ $count })، { $size }
    [one] فعل واحد ({ $count })، { $size }
    [two] فعلان ({ $count })، { $size }
    [few] { $count } أفعال، { $size }
    [many] { $count } فعلًا، { $size }
   *[other] { $count } فعل، { $size }
}
memory-volatile = لا يسمح هذا المتصفح بحفظ شيء، فيُنسى كله عند إغلاق علامة التبويب.
memory-newer = ما هو محفوظ هنا كتبته نسخة أحدث من Penchant. هذه النسخة تتركه كما هو ولا تحفظ شيئًا. أعد تحميل الصفحة لتحصل على الأحدث. وفي صفحة «الذاكرة» يمكنك نسيان كل شيء والبدء من جديد.
memory-held = تحتفظ علامة تبويب أخرى بهذه الذاكرة بنسخة أخرى من Penchant، فلا يُحفظ هنا شيء. أغلق كل علامات تبويب Penchant الأخرى وأعد تحميل هذه الصفحة.
memory-incomplete = جزء من هذه الذاكرة مفقود في تخزين المتصفح، فلا تمكن قراءتها ولا الإضافة إليها، ولا يُحفظ شيء. في صفحة «الذاكرة» يمكنك نسيان كل شيء والبدء من جديد.
memory-lost = وجد المتصفح هذه الذاكرة تالفة فحذفها. ما تفعله من الآن يُحفظ. إن كان لديك تصدير، فاستورد ملفه في صفحة الذاكرة لتسترجعه.
memory-mended = كان المتصفح قد فقد هذه الذاكرة، فاستُرجعت من نسختها الثانية، ولا ينقص منها شيء. إن كنت قد حذفتها بنفسك، فانسَ كل شيء في صفحة الذاكرة.
memory-recopied = كانت النسخة الثانية من هذه الذاكرة مفقودة أو تالفة، فأُنشئت من جديد، ولا ينقص شيء.
memory-evicted = مسح المتصفح ما كان محفوظًا هنا، كما يفعل حين تضيق المساحة أو حين لا يُزار الموقع مدة طويلة. ما تفعله من الآن يُحفظ. إن كان لديك تصدير، فاستورد ملفه في صفحة الذاكرة لتسترجعه.
memory-not-removed = لم يُزل المتصفح هذه الذاكرة. أغلق كل علامات تبويب Penchant الأخرى وحاول مجددًا، أو امسح بيانات هذا الموقع في إعدادات المتصفح.
memory-damaged = { $count ->
    [zero] لا سجلات تالفة ({ $count }).
    [one] تعذّرت قراءة سجل واحد ({ $count }) من الذاكرة. نُحّي ولم يُحذف؛ وكل ما عداه يعمل.
    [two] تعذّرت قراءة سجلين ({ $count }) من الذاكرة. نُحّيا ولم يُحذفا؛ وكل ما عداهما يعمل.
    [few] تعذّرت قراءة { $count } سجلات من الذاكرة. نُحّيت ولم تُحذف؛ وكل ما عداها يعمل.
    [many] تعذّرت قراءة { $count } سجلًا من الذاكرة. نُحّيت ولم تُحذف؛ وكل ما عداها يعمل.
   *[other] تعذّرت قراءة { $count } سجل من الذاكرة. نُحّيت ولم تُحذف؛ وكل ما عداها يعمل.
}
memory-missing = { $count ->
    [zero] لا أفعال مفقودة ({ $count }).
    [one] فُقد فعل واحد ({ $count }) كان مدوَّنًا: أضاعه مخزن المتصفح. وكل ما عداه موجود.
    [two] فُقد فعلان ({ $count }) كانا مدوَّنين: أضاعهما مخزن المتصفح. وكل ما عداهما موجود.
    [few] فُقدت { $count } أفعال كانت مدوَّنة: أضاعها مخزن المتصفح. وكل ما عداها موجود.
    [many] فُقد { $count } فعلًا كان مدوَّنًا: أضاعها مخزن المتصفح. وكل ما عداها موجود.
   *[other] فُقد { $count } فعل كان مدوَّنًا: أضاعها مخزن المتصفح. وكل ما عداها موجود.
}
memory-unreadable-newer = كتبت نسخة أحدث من هذا التطبيق ما لا تستطيع هذه قراءته: { $parts }. وهو محفوظ كما هو. أعد التحميل للحصول على النسخة الأحدث.
memory-unreadable = تالف ومُنحّى: { $parts }. اضبطه من جديد في صفحته.
memory-unreadable-held = وحتى ذلك لا يغادر شيء هذا الجهاز.
memory-part-private-words = الكلمات التي لا تخرج أبدًا
memory-part-autonomy = ما يُسمح للوكيل بفعله
memory-part-provider = نموذج اللغة الذي أعددته
memory-part-grant = إذن
memory-part-encyclopedia = الموسوعة التي اخترتها
memory-part-dials = المفاتيح
memory-part-suggestions = متى يجوز للوكيل أن يتكلم
memory-part-notes = ملاحظة
memory-part-watches = شيء تنتظره
memory-part-sources = مصدر من مصادرك
memory-part-things = ملاحظة عن عنصر
memory-did-view = شاهدت:
memory-did-dwell = أمضيت { $time } مع
memory-did-open = فتحت:
memory-did-save = حفظت:
memory-did-have = لديك من قبل:
memory-did-finish = أنهيت:
memory-did-stop = تركت:
memory-did-like = أعجبك:
memory-did-dislike = لم يعجبك:
memory-did-not-interested = رفضت:
memory-did-dismiss = نحّيت:
memory-did-search = بحثت عن:
memory-kind-view = شوهد
memory-kind-dwell = الوقت
memory-kind-open = فُتح
memory-kind-save = محفوظ
memory-kind-finished = منتهٍ
memory-kind-stopped = متروك
memory-kind-like = أعجبني
memory-kind-reject = ليس لي
memory-kind-search = عمليات بحث

history-title = سجلّ: { $sources }
history-hint = يقبل الاستيراد أيضًا ملفات Letterboxd وIMDb وGoodreads وStoryGraph وNetflix وSpotify وYouTube وTrakt وLast.fm ونحو عشرين خدمة أخرى كما هي. تُقرأ على هذا الجهاز وتُعرض قبل أن يُحفظ شيء.
history-lead = قُرئ على هذا الجهاز، ولا يُحفظ منه شيء قبل أن تطلب ذلك.
history-span = من { $from } إلى { $to }
history-first = هكذا سيُحفظ
history-line = { $what }: { $count }
history-rated-of = قُيّم { $value } من { $of }
history-consumed = شوهد أو سُمع أو قُرئ
history-finished = أُنهي
history-stopped = تُرك قبل النهاية
history-started = بُدئ
history-rated = قُيّم
history-liked = أعجب
history-disliked = لم يُعجب
history-wants = مرغوب
history-has = مملوك
history-saved = محفوظ
history-skipped = تُخطّي
history-follows = متابَع
history-in-catalogue = في «{ $catalog }»: وُجد { $matched }، وبالعنوان فقط { $maybe }، وغير موجود { $unknown }.
history-unknown-hint = ما ليس فيه يُحفظ باسمه، ويُحتسب حيث يوجد في كتالوج ما يشبهه.
history-by-title = خذ أيضًا ما وُجد بالعنوان فقط
history-left-out = ما لم يؤخذ
history-left-out-line = { $why }: { $count } (أوّلها: { $place })
history-private = حُذف لحمايتك: { $columns }
history-undated = بلا وقت: { $count }
history-why-private = جرى في الخفاء
history-why-trailer = إعلانات تشويقية وملخّصات
history-why-advert = إعلانات
history-why-other-event = أحداث أخرى
history-why-short = أقصر من أن يدلّ على شيء
history-why-no-title = بلا اسم
history-why-no-act = لم يُفعل شيء
history-why-unknown-status = حالة غير معروفة
history-why-twice = مكرّر
history-why-other-profile = من ملفّ شخصيّ آخر
history-why-deleted = محذوف هناك
history-why-undecided = اسم الملف لا يدلّ على ما فُعل
history-why-broken = تتعذّر قراءته
history-why-unknown-file = ملفات من نوع آخر
history-why-too-large = أكبر من اللازم
history-why-packed = مقفل أو مضغوط بطريقة أخرى
history-ask-day-month = يمكن قراءة تواريخه بطريقتين. ما الذي يأتي أولًا في { $example }؟
history-day-first = اليوم
history-month-first = الشهر
history-ask-profile = استعمل هذا الحساب أكثر من شخص. أيّ ملفّ هو لك؟
history-ask-columns = هذا ليس ملفًا من خدمة معروفة: تُقرأ أعمدته بحسب أسمائها. انظر إلى الصفوف أعلاه قبل أن تأخذه.
history-keep = احفظه
history-taken-back = أُلغي: لم يُحفظ منه شيء.

things-title = أشيائي
things-lead = ما تريده وما يعجبك وما لديك وما أنهيته أو تركته، مع ملاحظاتك. يبقى في هذا المتصفح وحده، ويأخذه التصدير معه.
things-shared = قائمة مُشارَكة
things-shared-lead = النظر إليها لا يغيّر شيئًا. ما تضع عليه علامة هنا يُحفظ على أنه لك.
things-none = لا شيء هنا بعد
things-none-hint = احفظ شيئًا أو قل إنه يعجبك أو إنه لديك، أو اكتب ملاحظة في صفحته.
things-elsewhere = ليس في هذا الفهرس: { $count }
things-latest = الأحدث أولًا
things-share-file = شارك كملف
things-share-link = انسخ رابطًا
things-copied = نُسخ. من يفتح الرابط يرى هذه العناصر ولا شيء غيرها عنك.
things-copied-of = نُسخ ومعه { $count } من { $of }: يحمل الرابط { $most } على الأكثر، ولا يحمل ما أضفته بنفسك.
things-edit = الملاحظة والمجموعات
things-note = ملاحظتك
things-collections = المجموعات
things-new = اسم مجموعة
things-add = أضف إليها
things-kept = حُفظ.

day-today = اليوم
day-today-inside = اليوم
day-yesterday = أمس
day-yesterday-inside = أمس
day-at-clock = { $day }، { $clock }

network-title = ما مرّ عبر الشبكة
network-rule = قاعدة يفرضها المتصفح تمنع هذه الصفحة ومحركها من بلوغ أي عنوان غير هذا الموقع. ما تسمح به يمر عبر بوابة لا تعرف شيئًا آخر، ويُدوَّن قبل ذلك.
network-engine = يقرأ المحرك أيضًا الفهرس ونموذج اللغة من هذا الموقع؛ وهذه الملفات واحدة للجميع وليست في هذا العدد.
network-left = { $count ->
    [zero] لا طلبات ({ $count }) غادرت هذا الجهاز
    [one] طلب واحد ({ $count }) غادر هذا الجهاز
    [two] طلبان ({ $count }) غادرا هذا الجهاز
    [few] { $count } طلبات غادرت هذا الجهاز
    [many] { $count } طلبًا غادر هذا الجهاز
   *[other] { $count } طلب غادر هذا الجهاز
}
network-own = { $count ->
    [zero] منذ فتحها لم تطلب هذه الصفحة من موقعها ({ $host }) ملفات ({ $count }). جاء { $bytes } عبر الشبكة والباقي من هذا الجهاز.
    [one] منذ فتحها طلبت هذه الصفحة من موقعها ({ $host }) ملفًا واحدًا ({ $count }): شيفرتها ومظهرها وصورها. جاء { $bytes } عبر الشبكة والباقي من هذا الجهاز.
    [two] منذ فتحها طلبت هذه الصفحة من موقعها ({ $host }) ملفين ({ $count }): شيفرتها ومظهرها وصورها. جاء { $bytes } عبر الشبكة والباقي من هذا الجهاز.
    [few] منذ فتحها طلبت هذه الصفحة من موقعها ({ $host }) { $count } ملفات: شيفرتها ومظهرها وصورها. جاء { $bytes } عبر الشبكة والباقي من هذا الجهاز.
    [many] منذ فتحها طلبت هذه الصفحة من موقعها ({ $host }) { $count } ملفًا: شيفرتها ومظهرها وصورها. جاء { $bytes } عبر الشبكة والباقي من هذا الجهاز.
   *[other] منذ فتحها طلبت هذه الصفحة من موقعها ({ $host }) { $count } ملف: شيفرتها ومظهرها وصورها. جاء { $bytes } عبر الشبكة والباقي من هذا الجهاز.
}
network-foreign-none = لم تطلب شيئًا من أي موقع آخر.
network-foreign = { $count ->
    [zero] لا طلبات ({ $count }) ذهبت إلى { $hosts }.
    [one] طلب واحد ({ $count }) ذهب إلى { $hosts }.
    [two] طلبان ({ $count }) ذهبا إلى { $hosts }.
    [few] { $count } طلبات ذهبت إلى { $hosts }.
    [many] { $count } طلبًا ذهب إلى { $hosts }.
   *[other] { $count } طلب ذهب إلى { $hosts }.
}
network-blocked = { $count ->
    [zero] لا محاولات ({ $count }) لبلوغ موقع آخر.
    [one] محاولة واحدة ({ $count }) لبلوغ موقع آخر أوقفها المتصفح.
    [two] محاولتان ({ $count }) لبلوغ موقع آخر أوقفهما المتصفح.
    [few] { $count } محاولات لبلوغ موقع آخر أوقفها المتصفح.
    [many] { $count } محاولة لبلوغ موقع آخر أوقفها المتصفح.
   *[other] { $count } محاولة لبلوغ موقع آخر أوقفها المتصفح.
}

asking-nav = اطلب
asking-title = اطلب
asking-lead = قل ما تريد، بكل ما يهم وكل ما يجب ألا يكون: بالإنجليزية، أو بكلمات الفهرس. يُقرأ على هذا الجهاز، ويُنسى حين تغلق علامة التبويب.
asking-label = ماذا تريد؟
asking-placeholder = ماذا تريد، وماذا لا تريد؟
asking-more = أضف أو غيّر أو تراجع
asking-send = اطلب
asking-examples = مثلًا
asking-example-like = شيئًا مثل { $title }
asking-example-but-not = أبحث عن { $value }، لكن ليس { $other }
asking-example-three = أرني ثلاثة: { $value } أو { $other }
asking-example-anything-but = أي شيء إلا { $value }
asking-read-as = فُهم هكذا. اضغط واحدًا للتراجع عنه.
asking-no-preference = لا يهم
asking-start-over = من البداية
asking-nothing = لا شيء هنا يحقق كل ذلك
asking-not-enough = التراجع عن شرط واحد لا يكفي.
asking-nearest = الأقرب إليه
asking-wish = يُفضّل { $reading }
asking-no-text = لا شيء فيه «{ $value }»
asking-is = { $name }: { $value }
asking-is-not = { $name }: ليس { $value }
asking-below = { $name } أقل من { $value }
asking-above = { $name } أكثر من { $value }
asking-at-least = { $name } على الأقل { $value }
asking-at-most = { $name } على الأكثر { $value }
asking-bound = على الأكثر { $value }
asking-take-back = تراجع عن: { $reading }
asking-question = هل يهم { $name }؟
asking-fit = { $count ->
    [zero] لا عناصر ({ $count })
    [one] عنصر واحد ({ $count })، وهو يحقق كل ذلك
    [two] عنصران ({ $count })، وكلاهما يحقق كل ذلك
    [few] { $count } عناصر، وكل منها يحقق كل ذلك
    [many] { $count } عنصرًا، وكل منها يحقق كل ذلك
   *[other] { $count } عنصر، وكل منها يحقق كل ذلك
}
asking-sum = { $name }: المجموع { $sum }، من { $limit } على الأكثر
asking-without = { $count ->
    [zero] بدون «{ $reading }»: لا عناصر ({ $count })
    [one] بدون «{ $reading }»: عنصر واحد ({ $count })
    [two] بدون «{ $reading }»: عنصران ({ $count })
    [few] بدون «{ $reading }»: { $count } عناصر
    [many] بدون «{ $reading }»: { $count } عنصرًا
   *[other] بدون «{ $reading }»: { $count } عنصر
}
asking-like = مثل { $titles }
asking-unlike = ليس مثل { $titles }
asking-seen = دون { $titles }، معروف من قبل
asking-about = عن { $words }
asking-count-of = { $count } منها
asking-least-first = الأقل { $name } أولًا
asking-most-first = الأكثر { $name } أولًا
asking-different = غير ما سبق
asking-surprise = مفاجأة
asking-did-you-mean = هل تقصد { $reading }؟
asking-marked-liked = ما أعجبك
asking-marked-saved = ما حفظته
asking-marked-known = ما تعرفه من قبل
asking-marked-within = { $days ->
    [zero] { $what }، اليوم
    [one] { $what }، خلال يوم
    [two] { $what }، خلال يومين
    [few] { $what }، خلال { $days } أيام
    [many] { $what }، خلال { $days } يومًا
   *[other] { $what }، خلال { $days } يوم
}
asking-unmarked = من دون { $what }
asking-unread = غير مفهوم: «{ $value }»
asking-question-unread = عمَّ يدور «{ $words }»؟
asking-language-read = اللغة المقروءة: { $language }.
asking-unmeant = تعذّر البحث عن بعض الكلمات بمعناها لأن النموذج اللازم لذلك لم يُحمَّل.
asking-cut = كان النص طويلًا جدًا: لم يُقرأ منه إلا أول 20,000 حرف.
asking-act-greeting = مرحبًا! قل بكلماتك ما تبحث عنه: كيف ينبغي أن يكون، وما لا ينبغي أن يكون.
asking-act-thanks = على الرحب والسعة.
asking-act-help = قل بكلماتك ما تريد: عناوين أعجبتك، وما يجب أن يكون أو لا يكون، وكم المدة، ولمن. ثم تابع: «أقصر»، «أرخص»، «ليس هذا»، «شيء آخر»، «ارجع».
asking-act-why = كلها تحقق الشروط أدناه؛ وما تتمناه وما يعجبك يحدد ترتيبها.
asking-act-compare = ما ذكرته، والأنسب أولًا.
asking-act-recall = الأحدث أولًا.
asking-recalled = ما تقوله الذاكرة
asking-recalled-nothing = لا يُذكر شيء من ذلك.
asking-recalled-days = من { $from } إلى { $to }
asking-recalled-until = حتى { $to }
asking-act-forget-all = كل ما يُعرف عنك موجود في «الذاكرة»، وهناك يمكنك حذفه.
asking-act-back = عودة إلى ما قلته من قبل.

planning-how = الخطة
planning-locally = خُطّط على هذا الجهاز، بقواعد. فُحص كل عنصر على كل شرط.
planning-by-own = خطّط نموذج هذا المتصفح، على هذا الجهاز. فُحص كل عنصر هنا على كل شرط.
planning-by = خطّط { $planner }. فُحص كل عنصر على هذا الجهاز على كل شرط.
planning-elsewhere = نموذج في مكان آخر
planning-ask-own = دع نموذج هذا المتصفح يخطّط
planning-ask-planner = دع { $model } يخطّط
planning-no-plan = لم تأت خطة من النموذج. { $why } هذه صُنعت على هذا الجهاز.
planning-thinking = تُعدّ خطة…
planning-stop = إيقاف
planning-yes = نعم، افعل
planning-no = لا
planning-stranger = النموذج الذي خطّط يسأل:
planning-your-answer = جوابك
planning-send = أجب
planning-undo = تراجع
planning-without = أعد بدون هذه الخطوة
planning-change = تغيير
planning-with-words = أعد بهذه الكلمات
planning-earlier = أعد مع تقديم هذه الخطوة
planning-save-trace = احفظ الخطة وما نتج عنها
planning-looking-up = يُبحث عن شيء…
planning-looked-up = ما بُحث عنه
planning-wants-remember = أن يُراعى من الآن: «{ $text }»؟
planning-wants-forget = نسيان ما في الذاكرة عن «{ $text }»؟
planning-wants-watch = إخبارك حين يجدّ شيء بشأن «{ $text }»؟
planning-wants-lookup = البحث عن «{ $text }» في موسوعة؟ سترى بالضبط ما سيخرج.
planning-wants-tool = السماح للخطة باستعمال «{ $tool }»؟
planning-budget-spent = كان سيفعل ذلك من تلقاء نفسه، لكن أفعال آخر 24 ساعة استُنفدت.
planning-acted = تم دون سؤالك
planning-step-about = { $tool } «{ $text }»
planning-step = { $step }: { $result }
planning-done = تم
planning-undone = تم التراجع
planning-declined = قلت لا
planning-not-done = لم يتم
planning-search = البحث في الفهرس
planning-similar = إيجاد المشابه
planning-recommend = التوصية
planning-filter = إبقاء ما يناسب
planning-compare = المقارنة
planning-details = القراءة عن العناصر
planning-recall = النظر في الذاكرة
planning-remember = مراعاة شيء
planning-forget = نسيان شيء
planning-ask = سؤالك
planning-explain = ذكر السبب
planning-bundle = جمع مجموعة
planning-watch = الترقّب
planning-lookup = البحث عن شيء في موسوعة

# لماذا تعذّرت خطوة.
planning-failed-argument = ينقص الخطةَ هنا شيء
planning-failed-no-earlier-step = تشير إلى خطوة ليست قبلها
planning-failed-no-such-facet = لا يصنّف الفهرس بشيء بهذا الاسم
planning-failed-no-such-value = ليس في الفهرس هذه القيمة
planning-failed-not-compared = لا يُقارَن هكذا
planning-failed-adds-up-to-nothing = ليس عددًا يُجمع
planning-failed-nothing-to-be-like = لا شيء ليُشابَه
planning-failed-step-found-nothing = تلك الخطوة لم تجد شيئًا
planning-failed-wrong-arguments = ليس هذا للوكيل وحده
planning-failed-enough-acts = أُنجز ما يكفي لهدف واحد
planning-failed-enough-questions = سُئل ما يكفي لهدف واحد
planning-failed-nothing-remembered = ليس في الذاكرة شيء منه
planning-failed-not-kept = تعذّر حفظه
planning-failed-nothing-found = لم يُعثر على شيء، أو لم يُسمح به

standing-title = ما يجوز للوكيل
standing-lead = كم يفعل من تلقاء نفسه، وما يراعيه، ومتى يجوز له الكلام.
standing-dial = كم يفعل من تلقاء نفسه
standing-separate = ما يغادر هذا الجهاز يُسأل عنه على حدة، في كل مستوى.
standing-table = ما يعنيه هذا المستوى، أداة أداة
standing-tool = الأداة
standing-asked = حين تطلب
standing-unasked = من تلقاء نفسه
standing-level-of = المستوى
standing-as-above = كما أعلاه
standing-notes = ما يراعيه
standing-no-notes = لا شيء. قل “remember that …” في صفحة «اطلب».
standing-watches = ما ينتظره
standing-no-watches = لا شيء. قل “tell me when there is …” في صفحة «اطلب»، أو هنا.
standing-full = هذا أقصى ما يمكن حفظه: { $most }. أزل واحدًا لتضيف غيره.
standing-watch-for = أخبرني حين يوجد
standing-add = إضافة
standing-remove = إزالة
standing-unasked-title = اقتراحات عند فتح التطبيق
standing-per-day = على الأكثر في اليوم
standing-quiet-from = ليس من
standing-quiet-to = حتى
standing-save = حفظ
standing-saved = حُفظ.
standing-since-here = منذ كنت هنا
standing-stop-kind = أوقف مثل هذه الاقتراحات
standing-hide = ليس الآن
standing-stopped = أُوقفت. يمكنك استئنافها تحت «ما يجوز للوكيل».
standing-answers = يجيب، إذا سُئل فقط
standing-suggests = يقترح أيضًا
standing-prepares = يُعدّ، وأنت تؤكد
standing-acts = يتصرف ويخبرك ويمكنه التراجع
standing-acts-within = يتصرف ضمن حد
standing-acts-left = المتبقي دون سؤال خلال 24 ساعة: { $left } من { $most }
standing-does = يفعله
standing-tells = يفعله ويخبرك
standing-confirms = يسألك أولًا
standing-refuses = لا يفعله
standing-kind-watched = جاء ما تنتظره
standing-kind-saved = ما حفظته ولم تنظر فيه
standing-why-watched = جديد منذ { $day }، حين طلبت أن تُخبر عن «{ $text }»
standing-why-saved = حفظته { $day } ولم تنظر فيه منذئذ
standing-since = منذ { $day }

topics-title = موضوعاتك
topics-hint = ما قلته صراحةً عن موضوع ما. يُحسب إلى جانب ما تفعله، ويحمله التصدير معه.
topics-none = لا شيء بعد. في صفحة أي عنصر، أو حيث تقول البطاقة لماذا، يمكنك متابعة موضوع أو طلب الأقل منه أو كتمه.
topics-control = الموضوع
topics-neutral = متابعة؟
topics-follow = أتابعه
topics-less = أقل منه
topics-mute = مكتوم
topics-followed = أنت تتابع { $topic }.
topics-lessened = أقل من { $topic } من الآن فصاعدًا.
topics-muted = كُتم { $topic }: لا يوصى بشيء منه. ما زال البحث يجده.
topics-let-go = يعود { $topic } إلى أن يُحسب بما تفعله.
topics-lifts = { $count ->
    [zero] لا يرفع أي عنصر هنا ({ $count }).
    [one] يرفع عنصرًا واحدًا هنا ({ $count }).
    [two] يرفع عنصرين هنا ({ $count }).
    [few] يرفع { $count } عناصر هنا.
    [many] يرفع { $count } عنصرًا هنا.
   *[other] يرفع { $count } عنصر هنا.
}
topics-holds-back = { $count ->
    [zero] لا يؤخر أي عنصر هنا ({ $count }).
    [one] يؤخر عنصرًا واحدًا هنا ({ $count }).
    [two] يؤخر عنصرين هنا ({ $count }).
    [few] يؤخر { $count } عناصر هنا.
    [many] يؤخر { $count } عنصرًا هنا.
   *[other] يؤخر { $count } عنصر هنا.
}
topics-hides = { $count ->
    [zero] لا يُبعد أي عنصر هنا عن التوصيات ({ $count }).
    [one] يُبعد عنصرًا واحدًا هنا عن التوصيات ({ $count })، والبحث يجده.
    [two] يُبعد عنصرين هنا عن التوصيات ({ $count })، والبحث يجدهما.
    [few] يُبعد { $count } عناصر هنا عن التوصيات، والبحث يجدها.
    [many] يُبعد { $count } عنصرًا هنا عن التوصيات، والبحث يجدها.
   *[other] يُبعد { $count } عنصر هنا عن التوصيات، والبحث يجدها.
}
topics-because = لأنك تتابع { $topic }
topics-source-follow = أنت تتابع «{ $topic }»
topics-source-less = طلبت الأقل من «{ $topic }»
topics-asked-more = طلبت المزيد: { $name }
topics-feedback = أقل أو أكثر، لأن …
topics-rule-seen = «{ $name }»: شوهد في مكان آخر
topics-rule-not-now = «{ $name }»: ليس الآن
topics-rule-too-long = طويل جدًا: { $bound }
topics-rule-maker = لا شيء من { $name }
topics-rule-topic = لا شيء عن «{ $name }»
topics-rule-similar = يشبه «{ $name }» كثيرًا
topics-rule-more = المزيد مثل «{ $name }»
topics-rule-more-by = المزيد من { $name }
topics-rule-until = { $rule } · حتى { $date }
topics-rules = ما قلته عن العناصر
topics-rules-hint = تنتهي كل قاعدة في يومها، أو حين تتراجع عنها. ما تستبعده يجده البحث، ويجده السؤال باسمه.
topics-kept-out = مستبعد من التوصيات كما قلت: { $rule }
memory-part-topics = موضوع من موضوعاتك
memory-part-dozen = الاثنا عشر لهذا اليوم
memory-part-shelves = ترتيب رفوفك

today-nav = اليوم
today-title = اثنا عشر لك اليوم
today-lead = تناسبك ولم ترها هنا من قبل. تبقى طوال اليوم.
today-start = بداية متنوعة، فلا شيء معروف عنك بعد. تبقى طوال اليوم.
today-end = هذا كل ما لليوم. الاثنا عشر التالية تأتي غدًا.
today-none = لا جديد يناسبك اليوم
today-none-hint = كل ما يناسبك عُرض من قبل. قل ما يعجبك غير ذلك، أو تجوّل في البحث.
today-before = من { $day }
today-more = المزيد مثل { $title }
today-new = جديد
today-sources = من مصادرك
today-back = عودة إلى
today-other = شيء آخر
today-why-followed = الأفضل من موضوع تتابعه.
today-why-more = آخر ما أعجبك أو حفظته.
today-why-new = الأحدث تاريخًا مما يناسبك.
today-why-sources = ما أضفته بجانب الفهرس.
today-why-back = فتحتها أو حفظتها ولم تقل رأيك فيها.
today-why-other = خارج ما يعجبك، الأفضل أولًا.
today-pin = تثبيت
today-hide = إخفاء
today-hidden = أُخفي «{ $shelf }».
today-hidden-shelves = رفوف مخفية
today-show = إظهار من جديد

welcome-lead = { $count ->
    [zero] { $name }: لا عناصر ({ $count }). ماذا تود أن ترى؟
    [one] { $name }: عنصر واحد ({ $count }). ماذا تود أن ترى؟
    [two] { $name }: عنصران ({ $count }). ماذا تود أن ترى؟
    [few] { $name }: { $count } عناصر. ماذا تود أن ترى؟
    [many] { $name }: { $count } عنصرًا. ماذا تود أن ترى؟
   *[other] { $name }: { $count } عنصر. ماذا تود أن ترى؟
}
welcome-show = أرني
welcome-skip = تخطٍّ

sources-title = مصادرك الخاصة
sources-lead = خلاصات وصفحات وقوائم تضيفها. تقف عناصرها بجانب عناصر الفهرس، على هذا الجهاز فقط، وعلى كل منها مصدره.
sources-add-title = إضافة مصدر
sources-name = الاسم (إن تُرك فارغًا فاسمه هو)
sources-file = ملف: خلاصة (RSS أو Atom أو JSON Feed)، صفحة ويب محفوظة، JSON-LD، CSV أو JSON Lines
sources-paste = أو ألصق نصه
sources-add = إضافة
sources-adding = جارٍ القراءة…
sources-list = المضاف
sources-none = لا شيء بعد. ليس هناك إلا عناصر الفهرس.
sources-look = تصفّح
sources-remove = إزالة
sources-by-words = يوجد بالكلمات؛ وبالمعنى بعد تحميل نموذج اللغة
sources-left-out = المتروك
sources-only-first = أُخذت أول { $most } من { $entries } مدخلة فقط.
sources-from = من { $source }، الذي أضفته
sources-added = { $count ->
    [zero] لم يُضف شيء ({ $count }) من «{ $name }».
    [one] أُضيف عنصر واحد ({ $count }) من «{ $name }».
    [two] أُضيف عنصران ({ $count }) من «{ $name }».
    [few] أُضيفت { $count } عناصر من «{ $name }».
    [many] أُضيف { $count } عنصرًا من «{ $name }».
   *[other] أُضيف { $count } عنصر من «{ $name }».
}
sources-line = { $count ->
    [zero] لا عناصر ({ $count })، { $day }
    [one] عنصر واحد ({ $count })، { $day }
    [two] عنصران ({ $count })، { $day }
    [few] { $count } عناصر، { $day }
    [many] { $count } عنصرًا، { $day }
   *[other] { $count } عنصر، { $day }
}
sources-removed = أُزيل «{ $name }».

device-newer = هناك إصدار أحدث.
device-update = تحديث
device-updating = جارٍ التحديث…
device-title = على هذا الجهاز
device-lead = يعمل Penchant هنا، لا على خادم. وما يحتاجه لذلك يمكن أن يبقى هنا أيضًا.
device-offline = بدون شبكة
device-works-offline = يُفتح الآن دون شبكة أيضًا.
device-not-offline-yet = لم يكتمل هنا بعد كل ما يلزمه: وحتى ذلك الحين لا يُفتح إلا مع شبكة.
device-offline-hint = التطبيق وفهرسه وذاكرتك والبحث بالكلمات لا تحتاج إلى شبكة بعد الزيارة الأولى. الصور والبحث بالمعنى أكبر؛ احفظها إن أردتها أيضًا.
device-keep = احفظ دون اتصال ({ $size })
device-kept = كله محفوظ على هذا الجهاز: { $size }.
device-keep-failed = توقف. { $reason } ما وصل حتى الآن محفوظ.
device-pause = إيقاف مؤقت
device-resume = متابعة
device-remove = أزله من هذا الجهاز
device-looking = جارٍ النظر…
device-progress = المحفوظ حتى الآن
device-persistent = وافق متصفحك على ألا يمحوه من تلقاء نفسه.
device-not-persistent = قد يمحوه متصفحك إذا ضاقت مساحة الجهاز.
device-install = كتطبيق
device-install-hint = حين يُثبَّت تكون له نافذة وأيقونة خاصتان، ويفتح قوائم العناصر، ويستقبل ما تشاركه التطبيقات الأخرى.
device-install-button = تثبيت
device-installed = إنه مثبَّت.
device-not-offered = لا يعرض متصفحك التثبيت هنا، أو هو مثبَّت بالفعل.
device-install-offer = يمكن أن يكون لـPenchant مكانه على هذا الجهاز.
device-handed = شورك مع Penchant
device-handed-hint = يبقى على هذا الجهاز.
device-handed-nothing = لم يُشارَك شيء
device-handed-nothing-hint = شارك نصًا أو رابطًا أو صورة أو قائمة عناصر مع Penchant، فتظهر هنا.
device-look-at-it = هل تريد رؤية ما شورك؟
device-from-site = أرسله الموقع { $site }، لا أحد تطبيقاتك. لم يُفتح منه شيء.
device-from-unknown = إن لم تكن قد شاركته للتو، فربما أرسله موقع. لم يُفتح منه شيء.
device-a-text = نص
device-show-it = أظهره
device-throw-away = تخلّص منه
device-beginning-only = هذه بدايته فقط.
device-look-for = ابحث عن هذا
device-picture = الصورة المشاركة
device-picture-hint = النموذج على هذا الجهاز يقرأ الكلمات لا الصور. قل بالكلمات عمّ تبحث:
device-take-in = أضفه إلى ذاكرتك
device-taken-in = { $count ->
    [zero] لم يُضف شيء ({ $count }) إلى ذاكرتك.
    [one] أُضيف فعل واحد ({ $count }) إلى ذاكرتك.
    [two] أُضيف فعلان ({ $count }) إلى ذاكرتك.
    [few] أُضيفت { $count } أفعال إلى ذاكرتك.
    [many] أُضيف { $count } فعلًا إلى ذاكرتك.
   *[other] أُضيف { $count } فعل إلى ذاكرتك.
}
device-taken-in-before = محفوظ من قبل: { $count }.
device-stays-forgotten = نُسي هنا ويبقى كذلك: { $count }.
device-not-taken-in = { $count ->
    [zero] قُرئت كل الأسطر ({ $count }).
    [one] تعذّرت قراءة سطر واحد ({ $count }).
    [two] تعذّرت قراءة سطرين ({ $count }).
    [few] تعذّرت قراءة { $count } أسطر.
    [many] تعذّرت قراءة { $count } سطرًا.
   *[other] تعذّرت قراءة { $count } سطر.
}
device-damaged = الملف تالف هنا: { $places }.
device-unknown = غير معروف لهذا الإصدار: { $places }.
device-memory-file = هذا تصدير لذاكرة Penchant.
device-items-file = قد تكون هذه قائمة عناصر.
device-try-it = جرّبها كفهرس
device-unknown-file = لا يستطيع Penchant فعل شيء بهذا النوع من الملفات.
device-no-text = لا يحوي هذا الملف نصًا، مهما قال اسمه.
device-too-large = هذا أكبر من أن يُقرأ هنا: { $size } على الأكثر. لم يُقرأ شيء.
device-too-large-for-page = هذا أكبر من أن تقرأه صفحة: { $size } على الأكثر. تقرؤه أداة سطر الأوامر.
device-trial = جرّبه على موقعك
device-trial-lead = ضع هنا ملف CSV أو JSON بعناصرك، واحصل على ما يحتاجه موقعك ليوصي بها. لا يغادر الملف هذا الجهاز.
device-drop = ضع ملفًا هنا، أو اختر واحدًا
device-name = اسم الفهرس
device-name-default = فهرسي
device-working = جارٍ العمل…
device-reading = قُرئ: { $share }
device-embedding = فُهم المعنى: { $done } من { $of }
device-built = { $count ->
    [zero] لا عناصر ({ $count }) في الحزمة
    [one] عنصر واحد ({ $count }) في الحزمة
    [two] عنصران ({ $count }) في الحزمة
    [few] { $count } عناصر في الحزمة
    [many] { $count } عنصرًا في الحزمة
   *[other] { $count } عنصر في الحزمة
}
device-first = ما يراه زائر جديد
device-left-out = المتروك
device-more-left-out = … و{ $more } غيرها
device-steps = ضعه على موقعك
device-step-pack = فُكّ هذا بجانب صفحاتك:
device-download = نزّل الحزمة
device-step-embed = انسخ مجلد الأداة بجانبها:
device-step-snippet = اكتب هذا حيث تريد التوصيات:
device-copy = نسخ
device-copied = نُسخ.
device-with-vectors = المشابه يُختار بالمعنى.
device-connect = موقع يسأل
device-connect-hint = داخل صفحاته، في جزء لا يقرؤه إلا Penchant، يريد أن يعرض ما يناسبك. يتبع ذلك الجزء ما يتذكره هذا الجهاز عنك. ولا يعرف الموقع إلا ما تنقر عليه، كأي رابط، ولا شيء غيره.
device-connect-yes = دعه يتبع ذاكرتي
device-connect-no = لا
device-connect-done = سُمح. عد إلى الموقع.
device-connect-alone = لم يفتح هذه النافذة موقع ينتظر جوابًا.
device-asks = يطلب { $site } اتباع ذوقك
device-without-vectors = المشابه يُختار بالكلمات. للمعنى حمّل أولًا نموذج اللغة في البحث (حتى 500 عنصر)، أو ابنِ الحزمة بأداة سطر الأوامر.

leaves-nav = المشاركة
leaves-title = ما يخرج
leaves-lead = لا يغادر شيء هذا الجهاز ما لم تقل ذلك. وما غادره يُدوَّن هنا قبل خروجه، بايتًا بايتًا.
leaves-nothing = لم يغادر شيء هذا الجهاز
leaves-nothing-detail = هكذا يقول السجل الذي يحفظه هذا التطبيق، منذ { $day }. فُحص كل قيد فيه الآن.
leaves-some-detail = { $bytes } إلى { $hosts }، منذ { $day }. فُحص كل قيد في السجل الآن.
leaves-unreadable = لا يمكن قراءة السجل
leaves-unreadable-hint = حتى يمكن ذلك، لا يخرج شيء.
leaves-broken = تلف السجل
leaves-broken-hint = قيود ناقصة أو غُيّرت من خارج هذا التطبيق، فلا أحد يستطيع أن يقول ما خرج.
leaves-newer = كتبت نسخة أحدث من التطبيق في السجل
leaves-newer-hint = لا تستطيع هذه النسخة قراءته كله، فلا تستطيع أن تقول ما خرج. أعد التحميل للحصول على الأحدث.
leaves-export = تصدير السجل
leaves-erase = محو المحتويات
leaves-erased = مُحيت المحتويات. ويبقى أن شيئًا خرج، ومتى، وإلى من، وكم.
leaves-grants = ما تسمح به
leaves-no-grants = لا إذن ساريًا. أيًا كان ما سيخرج، تُسأل عنه أولًا.
leaves-until = { $purpose }، حتى { $day }
leaves-until-closed = { $purpose }، حتى إغلاق علامة التبويب هذه
leaves-revoke = سحبه
leaves-revoked = سُحب.
leaves-unreadable-grant = إذن تتعذّر قراءته
leaves-unreadable-grant-hint = لا يخرج شيء ما دام هنا. اسحبه، ثم امنحه من جديد حين تُسأل.
leaves-refused = قلت لا في علامة التبويب هذه:
leaves-ask-again = اسألني من جديد
leaves-receipts = الإيصالات
leaves-no-receipts = لا شيء. أول ما يخرج يظهر هنا.
leaves-receipt = { $purpose }، { $size }، { $outcome }
leaves-content = ما أُرسل
leaves-content-erased = مُحي محتواه.
leaves-loading = جارٍ البحث…
leaves-private = لا يخرج أبدًا
leaves-private-hint = أسماء وكلمات تُنزع من كل ما يخرج، واحدة في كل سطر.
leaves-too-many-private = لم يُحفظ شيء: في القائمة { $listed }، ويمكن حفظ { $most } على الأكثر. اختصر القائمة.
leaves-save = حفظ
leaves-saved = حُفظ.
leaves-asked = هل يجوز أن يغادر هذا جهازك؟
leaves-no = لا
leaves-once = هذه المرة فقط
leaves-session = ما دامت علامة التبويب هذه مفتوحة
leaves-thirty-days = لمدة 30 يومًا
leaves-recipient = إلى
leaves-reason = لأجل
leaves-holds = يحوي
leaves-holds-these = يحوي: { $scopes }
leaves-exactly = ما يُرسل بالضبط
leaves-exactly-size = ما يُرسل بالضبط ({ $size })
leaves-replaced = نُزع من كلماتك قبل خروجها
leaves-not-replaced = لم يبدُ في كلماتك ما هو شخصي. اقرأها قبل أن تجيب.
leaves-browser-adds = يضيف متصفحك اسمه وإصداره. لا ملفات تعريف ارتباط ولا عنوان لهذه الصفحة.
leaves-local = إنه على هذا الجهاز.
leaves-planner = نموذج لغة
leaves-planner-hint = اختياري. يُسأل عن الخطط فقط، كل مرة بإذنك؛ وكل شيء يعمل بدونه.
leaves-kind = النوع
leaves-open-ai = متوافق مع OpenAI: llama.cpp، LM Studio، vLLM، OpenAI
leaves-endpoint = العنوان
leaves-model = النموذج
leaves-key = المفتاح، إن احتاج إليه
leaves-key-hint = يُحفظ حتى إغلاق هذه الصفحة. لا يُخزَّن، وليس إلا عند البوابة.
leaves-offers = إلى جانب كلماتك يجوز إخباره
leaves-remove = إزالة
leaves-test = جرّبه
leaves-test-goal = Something good for a rainy evening.
leaves-test-passed = { $count ->
    [zero] يعمل: عادت خطة بلا خطوات ({ $count }).
    [one] يعمل: عادت خطة من خطوة واحدة ({ $count }).
    [two] يعمل: عادت خطة من خطوتين ({ $count }).
    [few] يعمل: عادت خطة من { $count } خطوات.
    [many] يعمل: عادت خطة من { $count } خطوة.
   *[other] يعمل: عادت خطة من { $count } خطوة.
}
leaves-testing = جارٍ السؤال…
leaves-stop = إيقاف
leaves-encyclopedia = الموسوعة
leaves-encyclopedia-hint = أي ويكيبيديا تُسأل حين تبحث عن شيء: لغة أخرى، أو نسخة لك.
leaves-catalogue = فهرس من مكان آخر
leaves-catalogue-hint = عنوان pack.json على موقع آخر. يعرف مضيفه أن أحدًا يقرؤه، ولا شيء غيره.
leaves-open = افتحه
leaves-opened = فهرس آخر مفتوح، حتى إغلاق هذه الصفحة.
leaves-look-up = ابحث عنه
leaves-show-picture = اعرض صورته ({ $host })
leaves-for-plan = تخطيط ما طلبته
leaves-for-lookup = البحث عن شيء
leaves-for-picture = صورة
leaves-for-catalog = فهرس
leaves-scope-goal = ما طلبته
leaves-scope-tools = ما يستطيعه هذا التطبيق
leaves-scope-facets = كيف رُتّب الفهرس
leaves-scope-taste = أي أنواع الأشياء تعجبك
leaves-scope-titles = عناوين ما أعجبك أو حفظته
leaves-scope-query = الكلمات التي يُبحث عنها
leaves-scope-address = عنوان ملف
leaves-was-private = كلمة لك
leaves-was-name = اسم
leaves-was-email = عنوان بريد إلكتروني
leaves-was-phone = رقم هاتف
leaves-was-address = عنوان
leaves-was-id = رقم يدل عليك
leaves-pending = أُرسل أو يكاد
leaves-sent = أُرسل
leaves-never-sent = لم يُرسل
leaves-answered = أُجيب ({ $status }، { $size })
leaves-unanswered = أُرسل ولم يُجب
leaves-given-up = أُرسل ثم تُرك
leaves-too-long = أُرسل؛ وكان الجواب أطول مما ينبغي
leaves-stopped = أُرسل وأُوقف
leaves-stopped-by-you = أُرسل وأوقفته أنت
leaves-not-allowed = لم تسمح به، فلم يُرسل شيء.
leaves-not-written = تعذّر تدوينه، فلم يُرسل شيء.
leaves-unguarded = تعذّرت قراءة ما يحمي خصوصيتك، فلم يُرسل شيء. ويقول التنبيه في الأعلى أي جزء هو.
leaves-cancelled = أُوقف.
leaves-no-key = يجب إدخال المفتاح من جديد: لا يُخزَّن أبدًا.
leaves-network = تعذّر بلوغه. إن كان يعمل على هذا الجهاز فاجعله يقبل الطلبات من أي مصدر.
leaves-timeout = استغرق وقتًا أطول مما ينبغي.
leaves-status = أجاب بالفشل { $status }.
leaves-status-complaint = أجاب بالفشل { $status }: «{ $complaint }»
leaves-garbage = ما عاد لا يمكن قراءته.
leaves-no-plan = إنه يجيب، لكن ليس بخطة: استعمل نموذجًا أكبر.
leaves-declined = رفض النموذج.
leaves-budget = كان سيخرج أكثر مما يُسمح به لسؤال واحد.
leaves-bad-request = لا يمكن طلب هذا. { $why }
leaves-bad-pack = لا يمكن فتح هذا الفهرس. { $why }
leaves-no-article = ليس لديه شيء بهذا العنوان.
leaves-ambiguous = يدل العنوان هناك على عدة أشياء.
leaves-fresh = ({ $host })، سُئل { $day }
leaves-fresh-as-of = ({ $host })، بتاريخ { $revised }، سُئل { $day }

failure-pack-status = تعذّر تحميل ملف الفهرس { $path }: أجاب الخادم بـ { $status }.
failure-pack-unread = تعذّر تحميل ملف الفهرس { $path }.
failure-pack-too-large = ملف الفهرس { $path } أكبر من أن يُقرأ هنا ({ $size }).
failure-pack-altered = ملف الفهرس { $path } ليس المذكور في قائمته: إما مقطوع أو معدَّل أو من إصدار آخر.
failure-pack-newer = أنشأت هذا الفهرسَ نسخةٌ أحدث من Penchant. أعد تحميل الصفحة لتحصل على النسخة الأحدث.
failure-pack-malformed = ملف الفهرس { $path } لا يحوي ما يجب. أداة سطر الأوامر تخبر صاحبه بما فيه من خطأ.
failure-memory-quota = لم يبق في الجهاز متسع، فلم يُحفظ هذا.
failure-memory-aborted = تراجع المتصفح عن التغيير، فلم يُحفظ هذا.
failure-memory-unavailable = لا يمكن استعمال مساحة التخزين في المتصفح، فلم يُحفظ هذا.
failure-memory-unencodable = لا يمكن كتابة هذا بحيث يُقرأ ثانية، فلم يُحفظ.
failure-memory-platform = أخفقت مساحة التخزين في المتصفح، فلم يُحفظ هذا.
failure-not-found = لا يوجد عنصر «{ $item }» في هذا الفهرس.
failure-model-absent = نموذج اللغة غير محمَّل.
failure-model-other = أُعدّ هذا الفهرس بنموذج لغة آخر، أو بلا نموذج.
failure-model-status = تعذّر تحميل نموذج اللغة: أجاب الخادم بـ { $status }.
failure-model-altered = أحد ملفات نموذج اللغة ليس الملف المطلوب.
failure-model-unloaded = تعذّر تحميل نموذج اللغة.
failure-model-broken = أخفق نموذج اللغة.
failure-file-kind = هذا ملف من نوع آخر: تُقرأ الجداول (CSV وTSV) وJSON والخلاصات والصفحات.
failure-file-no-item = لا عناصر فيه.
failure-file-no-item-first = لا عناصر فيه. أول مشكلة: { $problem }.
failure-file-no-name = يحتاج إلى اسم.
failure-file-no-export = هذا الملف ليس تصديرًا لذاكرة Penchant.
failure-file-damaged = هذا التصدير تالف إلى حدّ لا يمكن معه قراءة شيء منه.
failure-file-locked = هذا التصدير محميّ بعبارة مرور: اكتبها في الحقل بجانب «استيراد» واختر الملف من جديد.
failure-file-passphrase = ليست هذه عبارة مرور هذا التصدير.
failure-file-no-reader = تعذّر جلب ما يقرأ الملفات. ليس العيب في الملف: حاول مرة أخرى مع وجود شبكة.
failure-file-unread = تعذّرت قراءة الملف.
failure-no-planner = لم يُعدّ أي نموذج لغة.
failure-busy = يُسأل نموذج لغة بالفعل.
failure-nothing-left = إذا حُذف ما هو شخصي لا يبقى ما يُبحث عنه.
failure-address-scheme = يجب أن يبدأ العنوان بـ https:// (أو http:// لهذا الجهاز).
failure-address-unencrypted = لا يُتصل بلا تشفير إلا بهذا الجهاز: استعمل https://.
failure-address-character = في العنوان رمز لا مكان له فيه.
failure-address-host = لا يذكر العنوان أي خادم.
failure-address-port = المنفذ ليس رقمًا من 1 إلى 65535.
failure-address-path = يجب أن ينتهي العنوان بعد اسم الخادم.
failure-request-too-large = سيكون أكبر من أن يُرسَل.
failure-request-header = في جزء من الطلب رمز لا مكان له فيه.
failure-not-open = لم يُفتح الفهرس بعد.
failure-not-started = تعذّر تشغيل المحرك.
failure-stopped = توقف المحرك.
failure-cancelled = لقد أوقفتَ ذلك. لم يتغيّر شيء.
failure-garbled = لم تتفاهم الصفحة والمحرك.
failure-unexportable = تعذّرت كتابة الذاكرة في مستند.
failure-fetch-status = أجاب الخادم بـ { $status }.
failure-fetch-other = لدى الخادم ملف آخر في مكانه.
failure-fetch-said = يقول المتصفح: «{ $said }».

row-line = السطر { $line }: { $problem }
row-entry = المدخل { $number }: { $problem }
row-named = { $name }: { $problem }
row-empty = «{ $field }» فارغ
row-control-character = في «id» رمز تحكم
row-long-id = «id» أطول من { $size }
row-used-id = لصف سابق «id» نفسه
row-cut = «{ $field }» كان طويلًا جدًا فقُطع
row-long-row = الصف أطول من { $size }
row-not-json = ليس JSON (العمود { $column })
row-not-a-list = الملف ليس قائمة JSON (العمود { $column })
row-not-an-object = ليس كائن JSON
row-field-not-an-object = «{ $field }» ليس كائنًا
row-not-a-number = «{ $field }» ليس رقمًا
row-negative = «popularity» سالب أو ليس رقمًا
row-date = «date» ليس تاريخًا مقروءًا
row-link = «{ $field }» ليس عنوان ويب ولا مسارًا
row-cells = في الصف { $row } من الخلايا وفي الترويسة { $header }
row-unclosed = علامة اقتباس لم تُغلق قط؛ ينتهي الصف بنهاية سطره
row-column-twice = تذكر الترويسة عمودًا مرتين؛ أُهمل الثاني
row-no-column = ليس في الترويسة عمود «{ $field }»
row-no-items = ليس في الخلاصة قائمة مداخل
row-untitled = ليس له عنوان ولا نص
row-deep = تداخله أعمق مما يلزم
row-no-picture = صورته ليست عنوان ويب، وليس للصفحة مجلد تجدها فيه

facet-source = المصدر
facet-creator = المنشئ
facet-tags = الوسوم
facet-year = السنة
facet-category = الفئة
facet-genre = النوع الفني
facet-kind = النوع
facet-language = اللغة
facet-licence = الترخيص
facet-platform = المنصة
facet-country = البلد
facet-price = السعر
facet-duration = المدة
facet-players = عدد اللاعبين
facet-age = العمر
facet-rating = التقييم
facet-brand = العلامة التجارية
facet-colour = اللون
facet-size = الحجم
facet-topic = الموضوع
facet-author = المؤلف
facet-publisher = الناشر
facet-format = الصيغة
facet-other = «{ $name }»
