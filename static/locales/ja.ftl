chrome-skip = 本文へ移動
chrome-main-nav = メインメニュー
chrome-menu = メニュー
chrome-feed = あなたへ
chrome-search = 検索
chrome-memory = 記憶
chrome-language = 言語
chrome-to-light = 明るい配色にする
chrome-to-dark = 暗い配色にする
chrome-close = 閉じる
chrome-too-soon = 見る間もないほど早く押されました。もう一度押してください。
chrome-cancel = キャンセル
chrome-retry = もう一度
chrome-reload = 再読み込み
chrome-undo = 元に戻す
chrome-more = もっと見る
chrome-notices = お知らせ
chrome-offline = オフラインです。この端末にあるものは引き続き使えます。
chrome-missing = ここには何もありません
chrome-missing-hint = このアドレスに当たるページもアイテムも、このカタログにはありません。
chrome-to-feed = おすすめへ
chrome-catalog = { $count ->
   *[other] { $name }、{ $count } 件
}
chrome-owner-rules = 表示についてのこのサイト独自のルール：{ $labels }。
chrome-act-on = { $act }：{ $title }
chrome-part-of = { $whole } 中 { $part }

failed-engine = エンジンを起動できませんでした
failed-engine-hint = Penchant はこの端末で動き、WebAssembly とワーカーを必要とします。現在のブラウザーにはどれも備わっています。これまでの操作は失われていません。
failed-stopped = エンジンが止まりました
failed-stopped-hint = 内部で問題が起きました。それまでの操作は保存されています。続けるにはもう一度起動してください。
failed-pack = カタログを読み込めませんでした
failed-pack-hint = 接続の問題かもしれません。これまでの操作は失われていません。
failed-mismatch = 新しいバージョンがあります
failed-mismatch-hint = このページは更新の前に開かれました。続けるには再読み込みしてください。
failed-unguarded = このブラウザーには Penchant の前提となる保護がありません
failed-unguarded-hint = Penchant は、記憶を読むコードが他のサイトに接続できないようブラウザーが守る場合にだけ、記憶を開きます。このブラウザーではその保護が働きません。何も開かず、何も送信していません。最新のブラウザーをお使いください。
failed-part = 読み込めませんでした

card-like = いいね
card-reject = 好みではない
card-save = 保存
card-hidden = 非表示にしました。
card-tell-why = 理由を教えてもらえますか？ ここから外へは出ません。
card-noted = 覚えました。次から反映します。
card-not-my-kind = 好みの種類ではない
card-have-it = 持っている
card-looks-poor = 良くなさそう
card-owner = { $label } · このサイトによる配置
card-sold-out = 売り切れ
card-past = 終了
card-variants = { $count ->
   *[other] { $count } 種類
}

feed-title = あなたへ
feed-start = いくつか「いいね」を押すと、このページがあなたに寄っていきます。ここでの操作はこの端末に残ります。
feed-follows = { $count ->
   *[other] ここでの操作に沿っています：{ $count } 件の操作を、すべてこの端末で覚えています。
}
feed-empty = 以上です
feed-empty-hint = このカタログのすべてのアイテムについて決めました。「記憶」で何かを取り消すか、「検索」で見て回ってください。
feed-changed = 別のタブで記憶が変わりました。
feed-update = 更新する
feed-below = この下は新着です。
feed-suits-end = いま合うものはここまでです
feed-back = 以前気に入ったものをもう一度。
feed-beyond = その隣
feed-further = この先は少し離れたものです。
feed-learnt = 覚えました：{ $changes }
feed-noted = 覚えました。
feed-more-of = +{ $count } { $label }
feed-fewer-of = −{ $count } { $label }
feed-tune = 調整
feed-dials-hint = 順位づけが使う重みそのものです。
feed-diversity = 多様さ
feed-diversity-from = 合うものから
feed-diversity-to = できるだけ違うものを
feed-novelty = 知られていないもの
feed-novelty-from = 有名なものから
feed-novelty-to = 知られていないものから
feed-calibration = 釣り合い
feed-calibration-from = 最も合うものだけ
feed-calibration-to = いつもの割合で
feed-exploration = 試し
feed-exploration-from = なし
feed-exploration-to = 2 枚に 1 枚
feed-no-guesses = なし
feed-one-in = { $places } 枚に 1 枚
feed-reset = 中間に戻す

item-similar = 似たもの
item-goes-with = 一緒に使うもの
item-goes-after = ほかの人がこのあとに選んだものです。
item-goes-beside = 同じ分野の別の種類で、意味の近いものです。
item-why = なぜ私に？
item-opens-new = { $host }（新しいタブで開きます）

why-loading = 計算しています…
why-sum = 評価点
why-exact = 棒を足すと評価点になります。ほかには何も入っていません。
why-title = なぜ { $title }？
why-because = { $items } から
why-shared = お好みの { $shared } から
why-elsewhere = { $title }(「{ $catalog }」より)
why-popular = まずは人気のあるもの
why-languages = 多くの言語に翻訳
why-first = はじめの順位
why-explore = 学ぶための試し
why-back = 以前気に入った、または保存したもの
why-beyond = 少し離れたもの: より近いものはもうありません
why-next = 好みの隣: { $kind }
why-similar = これに近いもの
why-asked = ご要望に合うもの
why-by-words = 言葉から
why-by-meaning = 意味から
why-by-both = 言葉と意味から
why-rank = あなたにとって { $rank } 位です。
why-rank-without = 「{ $source }」がなければ { $rank } 位です。
why-not-without = 「{ $source }」がなければ、ここにはありません。
why-counterfactual = 上位 { $places } 件のうち、これがなければ { $leave } は入らず、代わりに { $enter } が入ります。
why-smaller = { $count ->
   *[other] より小さな理由 { $count } 件
}
why-most-like = 多くの人の好み
why-novelty = 「知られていないもの」の設定
why-fatigue = 以前に表示、反応なし
why-sold-out = 売り切れのため、手に入るものの後ろに並んでいます。
why-past = 終了したため、手に入るものの後ろに並んでいます。
why-kind = 「{ $name }」への好み
why-owner = このサイトのルール：{ $label }
why-like = { $title } への「いいね」
why-save = { $title } の保存
why-have = { $title } を持っていること
why-finished = { $title } を終えたこと
why-open = { $title } を開いたこと
why-dwell = { $title } に使った時間
why-dislike = { $title } は好きでないこと
why-not-interested = { $title } への「好みではない」
why-dismiss = { $title } を脇に置いたこと
why-searched = { $title } の検索
why-view = { $title } を見たこと

search-title = 検索
search-label = カタログを検索
search-placeholder = 何をお探しですか？
search-filters = 絞り込み
search-clear = 絞り込みを解除
search-clear-text = 検索を消す
search-nothing = 見つかりません
search-nothing-filtered = この言葉と絞り込みの両方に合うものはありません。
search-nothing-hint = 言葉を減らすか、変えてみてください。
search-meant = もしかして「{ $text }」ですか？
search-near = 近いもの
search-recent = 最近の検索
search-sort = 並べ替え
search-by-relevance = 関連度
search-by-title = タイトル
search-by-newest = 新しい順
search-keys = / で検索へ、↓ と ↑ で結果を移動できます。
search-load-model = 意味による検索を読み込む
search-found = { $count ->
   *[other] { $count } 件
}
search-found-all = { $count ->
   *[other] { $count } 件、人気順
}
search-found-best = { $count ->
   *[other] { $count } 件中、上位 { $shown } 件
}
search-words-only = 言葉のみ
search-model-soon = 言葉のみ（意味は準備中）
search-model-loading = 言葉のみ（意味は準備中：{ $total } 中 { $done }）
search-model-ready = 言葉と意味
search-model-failed = 言葉のみ。{ $reason }

memory-title = 記憶
memory-lead = この端末があなたについて覚えていることと、そこから考えたこと。このブラウザーの中だけにあり、どれでも取り消せます。
memory-export = 書き出す
memory-import = 読み込む
memory-forget-all = すべて忘れる
memory-forget-all-sure = すべて忘れますか？
memory-forget-all-yes = はい、すべて忘れます
memory-forget-all-means = { $count ->
   *[other] 覚えている { $count } 件の操作と、そこから考えたすべてがこのブラウザーから消え、おすすめは最初から始まります。
}
memory-forget-all-beside = メモ、待っているもの、トピック、情報源、決して出さない言葉、許可、設定、出ていったものの記録、見た画像、アプリに共有されたもの、頼んだことも消えます。これらは元に戻せません。
memory-beliefs = 考えていること
memory-beliefs-hint = あなたの操作から導いたものです。根拠を消せば、考えも消えます。
memory-no-beliefs = まだありません。いくつか「いいね」を押すと、共通点がここに表示されます。
memory-record = どれだけ当たっているか
memory-record-hint = この端末で、覚えていることから調べました。「いいね」や保存をしたものが、初めて触れる直前に何位だったか。
memory-no-record = まだ調べるものがありません。「いいね」や保存をすると、そのうちいくつを上位にしていたかを数えます。
memory-ours = この順位づけ
memory-popular = 人気順なら
memory-worth-hint = 選んだものと見送ったもので、それぞれの理由の重みが変わります。{ $usual } は全員の出発点です。
memory-worth-others = ほかの人が選んだもの
memory-worth-likeness = あなたが選んだものとの近さ
memory-track-record = { $picks ->
    [1] これまで唯一の選択は、上位 { $places } 件に入っていたでしょうか？
   *[other] 最近選んだ { $picks } 件のうち、上位 { $places } 件に入っていたのは？
}
memory-learnt-from = { $count ->
    [0] まだ何も学んでいません。
   *[other] { $count } 回の比較から学びました。
}
memory-acts = 覚えていること
memory-no-acts = 何もありません。まっさらな状態です。
memory-no-acts-of-kind = そのようなものは覚えていません。
memory-beside = ほかに保存され、書き出しにも含まれるもの：
memory-filter = 表示
memory-find = 記憶の中を探す
memory-when = 時期
memory-any-time = いつでも
memory-last-days = この 7 日間
memory-older = それより前
memory-all = すべて
memory-this-visit = 今回
memory-strength = 強さ
memory-forget = 忘れる
memory-forget-these = これらを忘れる（{ $count }）
memory-forget-these-sure = ここに表示されているもの（{ $acts }）を忘れますか？
memory-forget-these-means = 記憶から消え、そこから考えたことも、ほかに何も残らないもののメモも消えます。今のうちなら元に戻せます。
memory-forgotten = { $count ->
    [0] 忘れるものはありませんでした。
    [1] 忘れました。
   *[other] { $count } 件の操作を忘れました。
}
memory-forgotten-all = すべて忘れました。
memory-forgotten-all-but = すべて忘れました。今のうちなら、これだけは元に戻せます：{ $acts }。
memory-restored = 元に戻しました：{ $acts }。
memory-more-evidence = すべての根拠（+{ $more }）
memory-remembered = { $count ->
   *[other] { $count } 件の操作
}
memory-remembered-size = { $count ->
   *[other] { $count } 件の操作、{ $size }
}
memory-volatile = このブラウザーでは何も保存できないため、タブを閉じると忘れます。
memory-newer = ここに覚えてあるものは、より新しい版の Penchant が書いたものです。この版はそれに手を触れず、何も保存しません。新しい版にするにはページを再読み込みしてください。「記憶」のページですべてを忘れて、最初から始めることもできます。
memory-held = 別のタブが別の版の Penchant でこの記憶を開いているため、ここでは何も保存されません。Penchant のほかのタブをすべて閉じて、このページを再読み込みしてください。
memory-incomplete = この記憶の一部がブラウザーの保存領域から欠けているため、読むことも加えることもできず、何も保存されません。「記憶」のページですべてを忘れて、最初から始められます。
memory-lost = ブラウザーがこの記憶の破損を見つけ、削除しました。これからの操作は保存されます。書き出したファイルがあれば、「記憶」のページで読み込むと元に戻せます。
memory-not-removed = ブラウザーはこの記憶を削除しませんでした。Penchant のほかのタブをすべて閉じてからやり直すか、ブラウザーの設定でこのサイトのデータを消去してください。
memory-damaged = { $count ->
   *[other] 記憶のうち { $count } 件を読めませんでした。削除せず脇に置いてあり、ほかはすべて使えます。
}
memory-missing = { $count ->
   *[other] 書き込まれた操作のうち { $count } 件がなくなっています。ブラウザーの保存領域が失いました。ほかはすべてあります。
}
memory-unreadable-newer = このアプリの新しいバージョンが書いた、ここでは読めないものがあります：{ $parts }。そのまま残してあります。再読み込みすると新しいバージョンになります。
memory-unreadable = 壊れていたので脇に置きました：{ $parts }。それぞれのページで設定し直してください。
memory-unreadable-held = それまでは、この端末から何も出ません。
memory-part-private-words = 決して外に出さない言葉
memory-part-autonomy = エージェントに許すこと
memory-part-provider = 設定した言語モデル
memory-part-grant = 許可
memory-part-encyclopedia = 選んだ百科事典
memory-part-dials = ダイヤル
memory-part-suggestions = エージェントが話しかけてよいとき
memory-part-notes = メモ
memory-part-watches = 待っているもの
memory-part-sources = 自分の情報源
memory-part-things = アイテムへのメモ
memory-did-view = 見た：
memory-did-dwell = { $time } 使った：
memory-did-open = 開いた：
memory-did-save = 保存した：
memory-did-have = 持っていた：
memory-did-finish = 終えた：
memory-did-stop = 途中でやめた：
memory-did-like = いいね：
memory-did-dislike = 好きでない：
memory-did-not-interested = 断った：
memory-did-dismiss = 脇に置いた：
memory-did-search = 検索した：
memory-kind-view = 見たもの
memory-kind-dwell = 使った時間
memory-kind-open = 開いたもの
memory-kind-save = 保存したもの
memory-kind-finished = 終えた
memory-kind-stopped = 途中でやめた
memory-kind-like = いいね
memory-kind-reject = 好みではない
memory-kind-search = 検索

things-title = わたしのもの
things-lead = ほしいもの、好きなもの、持っているもの、終えたもの、やめたものと、そのメモです。このブラウザーの中だけにあり、書き出しに含まれます。
things-shared = 共有されたリスト
things-shared-lead = 見るだけでは何も変わりません。ここで印を付けたものは、あなたのものとして覚えます。
things-none = まだ何もありません
things-none-hint = 何かを保存するか「いいね」を付けるか、持っていると知らせるか、そのページでメモを書いてください。
things-elsewhere = このカタログにないもの：{ $count }
things-latest = 新しい順
things-share-file = ファイルで共有
things-share-link = リンクをコピー
things-copied = コピーしました。リンクを開いた人にはこれらのアイテムだけが見えます。
things-copied-of = { $of } 件のうち { $count } 件をコピーしました。リンクに入るのは { $most } 件までで、自分で加えたものは入りません。
things-edit = メモとコレクション
things-note = メモ
things-collections = コレクション
things-new = コレクションの名前
things-add = 加える
things-kept = 残しました。

day-today = 今日
day-today-inside = 今日
day-yesterday = 昨日
day-yesterday-inside = 昨日
day-at-clock = { $day } { $clock }

network-title = ネットワークを通ったもの
network-rule = ブラウザーが守らせる規則により、このページとエンジンはこのサイト以外のアドレスに届きません。あなたが許可したものだけが、ほかに何も知らない門を通り、その前に記録されます。
network-engine = エンジンはこのサイトからカタログと言語モデルも読みます。これらは全員に同じファイルで、この数には入っていません。
network-left = { $count ->
   *[other] { $count } 件のリクエストがこの端末から出ました
}
network-own = { $count ->
   *[other] 開いてから、このページは自分のサイト（{ $host }）に { $count } 個のファイル（コード、見た目、画像）を求めました。{ $bytes } がネットワークから、残りはこの端末から来ました。
}
network-foreign-none = ほかのサイトには何も求めていません。
network-foreign = { $count ->
   *[other] { $count } 件のリクエストが { $hosts } へ行きました。
}
network-blocked = { $count ->
   *[other] ほかのサイトへ届こうとした { $count } 件を、ブラウザーが止めました。
}

asking-nav = 頼む
asking-title = 頼む
asking-lead = 欲しいものを、大事な条件と避けたいことも含めて、英語かカタログの言葉で伝えてください。この端末で読み取り、タブを閉じると忘れます。
asking-label = 何が欲しいですか？
asking-placeholder = 何が欲しくて、何は要らないですか？
asking-more = 追加、変更、取り消し
asking-send = 頼む
asking-examples = たとえば
asking-example-like = { $title } のようなもの
asking-example-but-not = { $value } を探しています、ただし { $other } 以外
asking-example-three = 三つ見せて：{ $value } か { $other }
asking-example-anything-but = { $value } 以外なら何でも
asking-read-as = このように読み取りました。押すと取り消せます。
asking-no-preference = どちらでもよい
asking-start-over = 最初から
asking-nothing = すべてに合うものはありません
asking-not-enough = 条件を 1 つ取り消すだけでは足りません。
asking-nearest = 最も近いもの
asking-wish = できれば { $reading }
asking-no-text = 「{ $value }」を含まない
asking-is = { $name }：{ $value }
asking-is-not = { $name }：{ $value } 以外
asking-below = { $name } が { $value } 未満
asking-above = { $name } が { $value } 超
asking-at-least = { $name } が { $value } 以上
asking-at-most = { $name } が { $value } 以下
asking-bound = { $value } 以下
asking-take-back = 取り消す：{ $reading }
asking-question = { $name } は重要ですか？
asking-fit = { $count ->
   *[other] { $count } 件、どれもすべての条件に合います
}
asking-sum = { $name }：合計 { $sum }（上限 { $limit }）
asking-without = { $count ->
   *[other] 「{ $reading }」なしなら { $count } 件
}
asking-like = { $titles } のような
asking-unlike = { $titles } とは違う
asking-seen = { $titles }以外（もう知っている）
asking-about = { $words } について
asking-count-of = { $count } 件
asking-least-first = { $name } が少ない順
asking-most-first = { $name } が多い順
asking-different = 前とは違うもの
asking-surprise = おまかせ
asking-did-you-mean = もしかして：{ $reading }
asking-marked-liked = 気に入ったもの
asking-marked-saved = 保存したもの
asking-marked-known = すでに知っているもの
asking-marked-within = { $days ->
   *[other] { $what }（この{ $days }日間）
}
asking-unmarked = { $what }を除く
asking-unread = 理解できませんでした：「{ $value }」
asking-question-unread = 「{ $words }」は何についてですか？
asking-language-read = { $language }として読み取りました。
asking-unmeant = 一部の言葉は意味で探せませんでした。そのためのモデルを読み込めなかったためです。
asking-cut = 文章が長すぎるため、最初の20,000文字だけを読み取りました。
asking-act-greeting = こんにちは。探しているものを自分の言葉で言ってください。どんなものがよいか、何が入っていてはいけないか。
asking-act-thanks = どういたしまして。
asking-act-help = 欲しいものを自分の言葉で言ってください。好きだった作品、必要なことと避けたいこと、長さ、誰のためか。続けて「もっと短い」「もっと安い」「それじゃない」「別の」「戻って」とも言えます。
asking-act-why = 下の条件をすべて満たしています。順番は希望と好みで決まります。
asking-act-compare = 挙げられたものを、合うものから順に並べました。
asking-act-recall = 新しい順に並べました。
asking-act-forget-all = あなたについて分かっていることはすべて「記憶」にあり、そこで削除できます。
asking-act-back = 前に言ったところに戻りました。

planning-how = 計画
planning-locally = この端末で、規則によって計画しました。どのアイテムもすべての条件と照らし合わせました。
planning-by-own = このブラウザーのモデルが、この端末で計画しました。どのアイテムもここですべての条件と照らし合わせました。
planning-by = { $planner } が計画しました。どのアイテムもこの端末ですべての条件と照らし合わせました。
planning-elsewhere = 別の場所のモデル
planning-ask-own = このブラウザーのモデルに計画させる
planning-ask-planner = { $model } に計画させる
planning-no-plan = モデルから計画が来ませんでした。{ $why } この計画はこの端末で作りました。
planning-thinking = 計画を作っています…
planning-stop = 止める
planning-yes = はい、お願いします
planning-no = いいえ
planning-stranger = 計画したモデルからの質問：
planning-your-answer = あなたの答え
planning-send = 答える
planning-undo = 元に戻す
planning-without = この手順を抜いてやり直す
planning-change = 変更
planning-with-words = この言葉でやり直す
planning-earlier = この手順を早めてやり直す
planning-save-trace = 計画と結果を保存
planning-looking-up = 調べています…
planning-looked-up = 調べたこと
planning-wants-remember = 今後は「{ $text }」を心に留めますか？
planning-wants-forget = 「{ $text }」についての記憶を忘れますか？
planning-wants-watch = 「{ $text }」に新しいものがあればお知らせしますか？
planning-wants-lookup = 「{ $text }」を百科事典で調べますか？ 出ていく内容をそのままお見せします。
planning-wants-tool = 計画に「{ $tool }」を使わせますか？
planning-budget-spent = 本来は自動で行いますが、直近24時間の回数を使い切ったため確認します。
planning-acted = 確認なしで行いました
planning-step-about = { $tool }「{ $text }」
planning-step = { $step }：{ $result }
planning-done = 完了
planning-undone = 元に戻しました
planning-declined = 「いいえ」でした
planning-not-done = 実行せず
planning-search = カタログを検索
planning-similar = 似たものを探す
planning-recommend = すすめる
planning-filter = 合うものを残す
planning-compare = 比べる
planning-details = アイテムの詳細を読む
planning-recall = 記憶を見る
planning-remember = 心に留める
planning-forget = 忘れる
planning-ask = あなたに尋ねる
planning-explain = 理由を言う
planning-bundle = 組み合わせを作る
planning-watch = 見守る
planning-lookup = 調べる

# 手順ができなかった理由。
planning-failed-argument = 計画に足りないものがあります
planning-failed-no-earlier-step = 前にない手順を指しています
planning-failed-no-such-facet = カタログにその名前の分類はありません
planning-failed-no-such-value = カタログにその値はありません
planning-failed-not-compared = そのようには比べられません
planning-failed-adds-up-to-nothing = 足し合わせられる数ではありません
planning-failed-nothing-to-be-like = 似ているものを探す元がありません
planning-failed-step-found-nothing = その手順では何も見つかりませんでした
planning-failed-wrong-arguments = それはエージェントだけではできません
planning-failed-enough-acts = 一つの目的には十分なことをしました
planning-failed-enough-questions = 一つの目的には十分に尋ねました
planning-failed-nothing-remembered = 記憶にそれはありません
planning-failed-not-kept = 保存できませんでした
planning-failed-nothing-found = 見つからなかったか、許可されませんでした

standing-title = エージェントに任せること
standing-lead = 自分からどこまで行うか、何を心に留めるか、いつ話しかけてよいか。
standing-dial = 自分から行う度合い
standing-separate = この端末から出るものについては、どの段階でも別に確認します。
standing-table = この段階の意味（道具ごと）
standing-tool = 道具
standing-asked = 頼まれたとき
standing-unasked = 自分から
standing-level-of = 段階
standing-as-above = 上と同じ
standing-notes = 心に留めていること
standing-no-notes = ありません。「頼む」のページで “remember that …” と伝えてください。
standing-watches = 待っているもの
standing-no-watches = ありません。「頼む」のページで “tell me when there is …” と伝えるか、ここに入力してください。
standing-full = 保存できる上限です：{ $most }。加えるには、どれかを取り除いてください。
standing-watch-for = これが出たら知らせる
standing-add = 追加
standing-remove = 削除
standing-unasked-title = アプリを開いたときの提案
standing-per-day = 1 日の上限
standing-quiet-from = 控える時間（から）
standing-quiet-to = まで
standing-save = 保存
standing-saved = 保存しました。
standing-since-here = 前回からの新着
standing-stop-kind = この種の提案をやめる
standing-hide = 今はしない
standing-stopped = やめました。「エージェントに任せること」で再開できます。
standing-answers = 頼まれたときだけ答える
standing-suggests = 提案もする
standing-prepares = 準備し、あなたが確認する
standing-acts = 行って知らせ、元に戻せる
standing-acts-within = 予算の範囲で行う
standing-acts-left = 確認なしでできる残り（24時間）：{ $most } のうち { $left }
standing-does = 行う
standing-tells = 行って知らせる
standing-confirms = 先に尋ねる
standing-refuses = 行わない
standing-kind-watched = 待っていたものが来た
standing-kind-saved = 保存したまま見ていないもの
standing-why-watched = 「{ $text }」の知らせを頼まれた{ $day }以降の新着
standing-why-saved = { $day }に保存し、その後見ていません
standing-since = { $day }から

topics-title = あなたのトピック
topics-hint = トピックについてあなたがはっきり伝えたことです。操作と並んで考慮され、書き出しにも含まれます。
topics-none = まだありません。アイテムのページやカードの「なぜ」で、トピックをフォローしたり、減らしたり、ミュートしたりできます。
topics-control = トピック
topics-neutral = フォロー？
topics-follow = フォロー中
topics-less = 少なめ
topics-mute = ミュート
topics-followed = { $topic } をフォローしました。
topics-lessened = これから { $topic } を減らします。
topics-muted = { $topic } をミュートしました。おすすめには出ませんが、検索では見つかります。
topics-let-go = { $topic } はまた操作に応じて考慮されます。
topics-lifts = { $count ->
   *[other] ここでは { $count } 件を上げています。
}
topics-holds-back = { $count ->
   *[other] ここでは { $count } 件を下げています。
}
topics-hides = { $count ->
   *[other] ここでは { $count } 件をおすすめから外しています。検索では見つかります。
}
topics-because = { $topic } をフォローしているから
topics-source-follow = 「{ $topic }」をフォローしている
topics-source-less = 「{ $topic }」を減らすよう頼んだ
memory-part-topics = あなたのトピック
memory-part-dozen = 今日の12件
memory-part-shelves = 棚の並べ方

today-nav = 今日
today-title = 今日の12件
today-lead = あなたに合い、ここでまだ見ていないものです。一日中変わりません。
today-start = まだあなたのことを知らないので、さまざまなものから始めます。一日中変わりません。
today-end = 今日の分はここまでです。次の12件は明日です。
today-none = 今日は新しく合うものがありません
today-none-hint = 合いそうなものはすべて表示済みです。ほかに好きなものを教えるか、検索で探してみてください。
today-before = { $day }の12件
today-more = { $title } に似たもの
today-new = 新着
today-sources = 自分の情報源から
today-back = もう一度
today-other = ほかのもの
today-why-followed = フォロー中のトピックから選びました。
today-why-more = 最後に「いいね」または保存したものです。
today-why-new = 合うもののうち、日付の新しいものです。
today-why-sources = カタログに加えてあなたが追加したものです。
today-why-back = 開いたか保存したまま、感想をまだ伝えていないものです。
today-why-other = 好みの外から、良いものを先に。
today-pin = 固定
today-hide = 隠す
today-hidden = 「{ $shelf }」を隠しました。
today-hidden-shelves = 隠した棚
today-show = 再表示

welcome-lead = { $count ->
   *[other] { $name }：{ $count } 件。何を見たいですか？
}
welcome-show = 見せて
welcome-skip = スキップ

sources-title = 自分の情報源
sources-lead = あなたが追加するフィード、ページ、一覧です。そのアイテムはカタログのものと並び、この端末だけにあり、それぞれに出どころが付きます。
sources-add-title = 情報源を追加
sources-name = 名前（空なら元の名前）
sources-file = ファイル：フィード（RSS、Atom、JSON Feed）、保存したウェブページ、JSON-LD、CSV、JSON Lines
sources-paste = または内容を貼り付け
sources-add = 追加
sources-adding = 読んでいます…
sources-list = 追加したもの
sources-none = まだありません。カタログのアイテムだけです。
sources-look = 見て回る
sources-remove = 削除
sources-by-words = 言葉で検索できます。言語モデルを読み込むと意味でも検索できます
sources-left-out = 除いたもの
sources-only-first = { $entries } 件のうち、最初の { $most } 件だけを取り込みました。
sources-from = あなたが追加した { $source } から
sources-added = { $count ->
   *[other] 「{ $name }」の { $count } 件を追加しました。
}
sources-line = { $count ->
   *[other] { $count } 件、{ $day }
}
sources-removed = 「{ $name }」を削除しました。

device-newer = 新しいバージョンがあります。
device-update = 更新
device-updating = 更新しています…
device-title = この端末で
device-lead = Penchant はサーバーではなく、ここで動きます。そのために必要なものも、ここに置けます。
device-offline = ネットワークなしで
device-works-offline = いまはネットワークなしでも開けます。
device-not-offline-yet = 必要なものがまだそろっていません。それまではネットワークがないと開けません。
device-offline-hint = アプリ、カタログ、記憶、言葉による検索は、2 回目からはネットワークなしで使えます。画像と意味による検索は大きいので、必要なら保存してください。
device-keep = オフライン用に保存（{ $size }）
device-kept = すべてこの端末に保存されています：{ $size }。
device-keep-failed = 中断しました。{ $reason }ここまでの分は保存されています。
device-pause = 一時停止
device-resume = 再開
device-remove = この端末から削除
device-looking = 確認しています…
device-progress = ここまでの保存
device-persistent = ブラウザーは、これを勝手に消さないことを約束しています。
device-not-persistent = 端末の空きが少なくなると、ブラウザーが消すことがあります。
device-install = アプリとして
device-install-hint = インストールすると、専用の窓とアイコンを持ち、アイテムの一覧を開き、ほかのアプリからの共有を受け取れます。
device-install-button = インストール
device-installed = インストール済みです。
device-not-offered = このブラウザーではインストールできないか、すでにインストール済みです。
device-install-offer = Penchant をこの端末に置いておけます。
device-handed = Penchant への共有
device-handed-hint = この端末に留まります。
device-handed-nothing = 共有されたものはありません
device-handed-nothing-hint = 文章、リンク、画像、アイテムの一覧を Penchant に共有すると、ここに表示されます。
device-look-at-it = 共有されたものを見ますか？
device-from-site = あなたのアプリではなく、サイト { $site } から送られました。まだ何も開いていません。
device-from-unknown = たった今ご自分で共有したのでなければ、どこかのサイトが送ったのかもしれません。まだ何も開いていません。
device-a-text = 文章
device-show-it = 表示する
device-throw-away = 捨てる
device-beginning-only = これは最初の部分だけです。
device-look-for = これを検索
device-picture = 共有された画像
device-picture-hint = この端末のモデルは画像ではなく言葉を読みます。探しているものを言葉で入力してください：
device-take-in = 記憶に加える
device-taken-in = { $count ->
   *[other] { $count } 件の操作を記憶に加えました。
}
device-taken-in-before = すでに覚えていたもの：{ $count }。
device-stays-forgotten = ここで忘れたもの（忘れたまま）：{ $count }。
device-not-taken-in = { $count ->
   *[other] { $count } 行を読めませんでした。
}
device-memory-file = Penchant の記憶を書き出したものです。
device-items-file = アイテムの一覧のようです。
device-try-it = カタログとして試す
device-unknown-file = この種類のファイルは扱えません。
device-no-text = 名前が何であれ、このファイルは文章ではありません。
device-too-large = 大きすぎて、ここでは読めません（{ $size } まで）。何も読み込んでいません。
device-too-large-for-page = ページで扱うには大きすぎます（{ $size } まで）。コマンドラインのツールなら読めます。
device-trial = 自分のサイトで試す
device-trial-lead = アイテムの CSV か JSON ファイルをここに置くと、サイトでのおすすめに必要なものができます。ファイルはこの端末から出ません。
device-drop = ここにファイルを置くか、選んでください
device-name = カタログの名前
device-name-default = 私のカタログ
device-working = 処理しています…
device-reading = 読み込み済み:{ $share }
device-embedding = 意味を把握:{ $of } 件中 { $done } 件
device-built = { $count ->
   *[other] パックに { $count } 件
}
device-first = 初めての訪問者に見えるもの
device-left-out = 除いたもの
device-more-left-out = …ほか { $more } 件
device-steps = サイトに置く
device-step-pack = ページの隣に展開します：
device-download = パックをダウンロード
device-step-embed = ウィジェットのフォルダーを隣にコピーします：
device-step-snippet = おすすめを表示したい場所に書きます：
device-copy = コピー
device-copied = コピーしました。
device-with-vectors = 似たものは意味で選びます。
device-connect = サイトからの依頼
device-connect-hint = そのページの中の、Penchant だけが読める部分に、あなたに合うものを表示しようとしています。その部分は、この端末が覚えていることに沿います。サイトが知るのは、普通のリンクと同じく、あなたが何を押したかだけです。
device-connect-yes = 記憶に沿わせる
device-connect-no = いいえ
device-connect-done = 許可しました。サイトに戻ってください。
device-connect-alone = このウィンドウは、返事を待つサイトから開かれたものではありません。
device-asks = { $site } があなたの好みに沿うことを求めています
device-without-vectors = 似たものは言葉で選びます。意味で選ぶには、先に「検索」で言語モデルを読み込むか（500 件まで）、コマンドラインツールでパックを作ってください。

leaves-nav = 共有
leaves-title = 外へ出るもの
leaves-lead = あなたが言わない限り、何もこの端末から出ません。出たものは、出る前に 1 バイトも漏らさずここに記録されます。
leaves-nothing = この端末からは何も出ていません
leaves-nothing-detail = { $day }からこのアプリがつけている記録によります。すべての項目をいま確認しました。
leaves-some-detail = { $day }から { $hosts } へ { $bytes }。記録のすべての項目をいま確認しました。
leaves-unreadable = 記録を読めません
leaves-unreadable-hint = 読めるようになるまで、何も出ません。
leaves-broken = 記録が壊れています
leaves-broken-hint = 項目が欠けているか、このアプリの外から変えられています。何が出たかは誰にもわかりません。
leaves-newer = アプリの新しいバージョンが記録に書き込んでいます
leaves-newer-hint = このバージョンではすべてを読めないため、何が出たかは言えません。再読み込みすると新しいバージョンになります。
leaves-export = 記録を書き出す
leaves-erase = 内容を消す
leaves-erased = 内容を消しました。いつ、誰に、どれだけ出たかは残ります。
leaves-grants = 許可していること
leaves-no-grants = 有効な許可はありません。何かが出る前に、必ず尋ねます。
leaves-until = { $purpose }（{ $day }まで）
leaves-until-closed = { $purpose }（このタブを閉じるまで）
leaves-revoke = 取り消す
leaves-revoked = 取り消しました。
leaves-unreadable-grant = 読めない許可
leaves-unreadable-grant-hint = これがある間は何も出ません。取り消して、尋ねられたときに改めて許可してください。
leaves-refused = このタブで断ったもの：
leaves-ask-again = もう一度尋ねる
leaves-receipts = 控え
leaves-no-receipts = ありません。最初に出たものがここに表示されます。
leaves-receipt = { $purpose }、{ $size }、{ $outcome }
leaves-content = 送った内容
leaves-content-erased = 内容は消されています。
leaves-loading = 調べています…
leaves-private = 決して出さないもの
leaves-private-hint = 出ていくものから取り除く名前や言葉。1 行に 1 つ。
leaves-too-many-private = 保存していません。{ $listed } 件ありますが、保存できるのは { $most } 件までです。減らしてください。
leaves-save = 保存
leaves-saved = 保存しました。
leaves-asked = これを端末の外に出してよいですか？
leaves-no = いいえ
leaves-once = 今回だけ
leaves-session = このタブを開いている間
leaves-thirty-days = 30 日間
leaves-recipient = 宛先
leaves-reason = 目的
leaves-holds = 含まれるもの
leaves-holds-these = 含まれるもの：{ $scopes }
leaves-exactly = 送られる内容そのもの
leaves-exactly-size = 送られる内容そのもの（{ $size }）
leaves-replaced = 出る前に、あなたの言葉から取り除いたもの
leaves-not-replaced = 個人的に見える言葉はありませんでした。答える前に読んでください。
leaves-browser-adds = ブラウザーは自分の名前とバージョンを付け加えます。Cookie とこのページのアドレスは付きません。
leaves-local = この端末の中です。
leaves-planner = 言語モデル
leaves-planner-hint = 任意です。計画だけを、毎回あなたの許可を得て頼みます。なくてもすべて使えます。
leaves-kind = 種類
leaves-open-ai = OpenAI 互換：llama.cpp、LM Studio、vLLM、OpenAI
leaves-endpoint = アドレス
leaves-model = モデル
leaves-key = キー（必要なら）
leaves-key-hint = このページを閉じるまで持ちます。保存せず、門だけが持ちます。
leaves-offers = あなたの言葉のほかに伝えてよいこと
leaves-remove = 削除
leaves-test = 試す
leaves-test-goal = Something good for a rainy evening.
leaves-test-passed = { $count ->
   *[other] 動きました：{ $count } 手順の計画が返ってきました。
}
leaves-testing = 尋ねています…
leaves-stop = 止める
leaves-encyclopedia = 百科事典
leaves-encyclopedia-hint = 調べるときに尋ねる Wikipedia：別の言語版や、自分の写しにできます。
leaves-catalogue = よそのカタログ
leaves-catalogue-hint = 別のサイトの pack.json のアドレス。そのホストが知るのは、誰かが読んだことだけです。
leaves-open = 開く
leaves-opened = このページを閉じるまで、別のカタログを開いています。
leaves-look-up = 調べる
leaves-show-picture = 画像を表示（{ $host }）
leaves-for-plan = ご要望の計画
leaves-for-lookup = 調べもの
leaves-for-picture = 画像
leaves-for-catalog = カタログ
leaves-scope-goal = ご要望
leaves-scope-tools = このアプリにできること
leaves-scope-facets = カタログの分類
leaves-scope-taste = 好みの種類
leaves-scope-titles = 「いいね」や保存をしたものの題名
leaves-scope-query = 調べる言葉
leaves-scope-address = ファイルのアドレス
leaves-was-private = あなたの言葉
leaves-was-name = 名前
leaves-was-email = メールアドレス
leaves-was-phone = 電話番号
leaves-was-address = 住所
leaves-was-id = あなたを表す番号
leaves-pending = 送信済みか、まもなく送信
leaves-sent = 送信済み
leaves-never-sent = 未送信
leaves-answered = 応答あり（{ $status }、{ $size }）
leaves-unanswered = 送信済み、応答なし
leaves-given-up = 送信後、断念
leaves-too-long = 送信済み、応答が長すぎました
leaves-stopped = 送信後、停止
leaves-stopped-by-you = 送信後、あなたが停止
leaves-not-allowed = 許可がなかったので、何も送っていません。
leaves-not-written = 記録できなかったので、何も送っていません。
leaves-unguarded = プライバシーを守るものが読めないので、何も送っていません。どの部分かは上の知らせにあります。
leaves-cancelled = 止めました。
leaves-no-key = キーをもう一度入力してください。保存はしていません。
leaves-network = 届きませんでした。この端末で動いているなら、どのオリジンからのリクエストも受け付けるようにしてください。
leaves-timeout = 時間がかかりすぎました。
leaves-status = エラー { $status } が返りました。
leaves-status-complaint = エラー { $status } が返りました：「{ $complaint }」
leaves-garbage = 返ってきたものを読めません。
leaves-no-plan = 応答はありましたが、計画ではありません。もっと大きなモデルを使ってください。
leaves-declined = モデルが断りました。
leaves-budget = 1 回の質問に許される量を超えて出るところでした。
leaves-bad-request = それは頼めません。{ $why }
leaves-bad-pack = そのカタログは開けません。{ $why }
leaves-no-article = この題名のものはありません。
leaves-ambiguous = この題名には複数の意味があります。
leaves-fresh = （{ $host }）、{ $day }に確認
leaves-fresh-as-of = （{ $host }）、{ $revised } 時点、{ $day }に確認

failure-pack-status = カタログのファイル { $path } を読み込めませんでした：サーバーの応答は { $status } です。
failure-pack-unread = カタログのファイル { $path } を読み込めませんでした。
failure-pack-too-large = カタログのファイル { $path } は大きすぎて、ここでは読めません（{ $size }）。
failure-pack-altered = カタログのファイル { $path } は一覧に書かれたものと違います：途中で切れたか、変更されたか、別の版のものです。
failure-pack-newer = このカタログは新しい版の Penchant で作られています。ページを再読み込みすると新しい版になります。
failure-pack-malformed = カタログのファイル { $path } の中身が正しくありません。何が誤りかは、コマンドラインツールが持ち主に示します。
failure-memory-quota = 端末に空きがないため、保存されませんでした。
failure-memory-aborted = ブラウザーが変更を取り消したため、保存されませんでした。
failure-memory-unavailable = ブラウザーの保存領域が使えないため、保存されませんでした。
failure-memory-unencodable = これは後で読める形では書けないため、保存されませんでした。
failure-memory-platform = ブラウザーの保存領域で失敗したため、保存されませんでした。
failure-not-found = このカタログに「{ $item }」はありません。
failure-model-absent = 言語モデルは読み込まれていません。
failure-model-other = このカタログは別の言語モデルで作られたか、モデルなしで作られています。
failure-model-status = 言語モデルを読み込めませんでした：サーバーの応答は { $status } です。
failure-model-altered = 言語モデルのファイルの一つが、あるべきものと違います。
failure-model-unloaded = 言語モデルを読み込めませんでした。
failure-model-broken = 言語モデルが失敗しました。
failure-file-kind = 別の種類のファイルです。読めるのは表（CSV、TSV）、JSON、フィード、ページです。
failure-file-no-item = この中にアイテムがありません。
failure-file-no-item-first = この中にアイテムがありません。最初の問題：{ $problem }。
failure-file-no-name = 名前が必要です。
failure-file-no-export = このファイルは Penchant の記憶の書き出しではありません。
failure-file-no-reader = ファイルを読むための部分を取得できませんでした。ファイルのせいではありません。ネットワークのあるところでもう一度お試しください。
failure-file-unread = ファイルを読めませんでした。
failure-no-planner = 言語モデルが設定されていません。
failure-busy = 言語モデルにはもう尋ねています。
failure-nothing-left = 個人的な部分を除くと、調べるものが残りません。
failure-address-scheme = アドレスは https:// で始まる必要があります（この端末なら http:// も可）。
failure-address-unencrypted = 暗号化なしで接続できるのはこの端末だけです：https:// を使ってください。
failure-address-character = アドレスに使えない文字が入っています。
failure-address-host = アドレスにホスト名がありません。
failure-address-port = ポートが 1 から 65535 までの数ではありません。
failure-address-path = アドレスはホスト名で終わる必要があります。
failure-request-too-large = 大きすぎて送れません。
failure-request-header = リクエストの一部に使えない文字が入っています。
failure-not-open = カタログはまだ開かれていません。
failure-not-started = エンジンを起動できませんでした。
failure-stopped = エンジンが止まりました。
failure-cancelled = 中止しました。何も変更されていません。
failure-garbled = ページとエンジンの間で話が通じませんでした。
failure-unexportable = 記憶を文書に書き出せませんでした。
failure-fetch-status = サーバーの応答は { $status } です。
failure-fetch-other = サーバーには別のファイルがあります。
failure-fetch-said = ブラウザーの説明：「{ $said }」。

row-line = { $line } 行目：{ $problem }
row-entry = { $number } 番目の項目：{ $problem }
row-named = { $name }：{ $problem }
row-empty = 「{ $field }」が空です
row-control-character = 「id」に制御文字が入っています
row-long-id = 「id」が { $size } を超えています
row-used-id = 前の行に同じ「id」があります
row-cut = 「{ $field }」は長すぎるため切り詰めました
row-long-row = 行が { $size } を超えています
row-not-json = JSON ではありません（{ $column } 桁目）
row-not-a-list = ファイルが JSON の一覧ではありません（{ $column } 桁目）
row-not-an-object = JSON のオブジェクトではありません
row-field-not-an-object = 「{ $field }」がオブジェクトではありません
row-not-a-number = 「{ $field }」が数ではありません
row-negative = 「popularity」が負の数か、数ではありません
row-date = 「date」を日付として読めません
row-link = 「{ $field }」が Web アドレスでもパスでもありません
row-cells = セルが行に { $row } 個、見出しに { $header } 個あります
row-unclosed = 引用符が閉じていません。行はその行末で終わるものとします
row-column-twice = 見出しに同じ列が二つあります。二つ目は使いません
row-no-column = 見出しに「{ $field }」の列がありません
row-no-items = フィードに項目の一覧がありません
row-untitled = 題名も本文もありません
row-deep = 入れ子が深すぎます
row-no-picture = 画像が Web アドレスではなく、ページには探すフォルダーがありません

facet-source = 出典
facet-creator = 作者
facet-tags = タグ
facet-year = 年
facet-category = カテゴリー
facet-genre = ジャンル
facet-kind = 種類
facet-language = 言語
facet-licence = ライセンス
facet-platform = プラットフォーム
facet-country = 国
facet-price = 価格
facet-duration = 長さ
facet-players = プレイ人数
facet-age = 年齢
facet-rating = 評価
facet-brand = ブランド
facet-colour = 色
facet-size = サイズ
facet-topic = テーマ
facet-author = 著者
facet-publisher = 出版社
facet-format = 形式
facet-other = 「{ $name }」
