chrome-skip = Zum Inhalt
chrome-main-nav = Hauptmenü
chrome-menu = Menü
chrome-feed = Für dich
chrome-search = Suche
chrome-memory = Gedächtnis
chrome-language = Sprache
chrome-to-light = Helle Farben
chrome-to-dark = Dunkle Farben
chrome-close = Schließen
chrome-too-soon = Das war zu schnell, um es gesehen zu haben. Drücke noch einmal.
chrome-cancel = Abbrechen
chrome-retry = Noch einmal
chrome-reload = Neu laden
chrome-undo = Rückgängig
chrome-more = Mehr zeigen
chrome-notices = Hinweise
chrome-offline = Du bist offline. Was auf diesem Gerät schon da ist, geht weiter.
chrome-missing = Hier ist nichts
chrome-missing-hint = Die Adresse führt zu keiner Seite und keinem Eintrag dieses Katalogs.
chrome-to-feed = Zu deinen Empfehlungen
chrome-catalog = { $count ->
    [one] { $name }, { $count } Eintrag
   *[other] { $name }, { $count } Einträge
}
chrome-owner-rules = Eigene Regeln dieser Website für das, was gezeigt wird: { $labels }.
chrome-act-on = { $act }: { $title }
chrome-part-of = { $part } von { $whole }

failed-engine = Die Engine ist nicht gestartet
failed-engine-hint = Penchant läuft auf diesem Gerät und braucht WebAssembly und Worker, die jeder aktuelle Browser hat. Nichts, was du getan hast, ist verloren.
failed-stopped = Die Engine ist stehen geblieben
failed-stopped-hint = Etwas darin ging schief. Was du vorher getan hast, ist behalten. Starte sie neu, um weiterzumachen.
failed-pack = Der Katalog ließ sich nicht laden
failed-pack-hint = Vielleicht liegt es an der Verbindung. Nichts, was du getan hast, ist verloren.
failed-mismatch = Es gibt eine neuere Version
failed-mismatch-hint = Diese Seite wurde vor einem Update geöffnet. Lade sie neu, um weiterzumachen.
failed-unguarded = Dieser Browser bietet nicht, worauf Penchant sich verlässt
failed-unguarded-hint = Penchant öffnet sein Gedächtnis nur, wo der Browser den Code, der es liest, von anderen Seiten fernhält. Dieser tut das nicht: Nichts wurde geöffnet und nichts gesendet. Nimm einen aktuellen Browser.
failed-part = Das ließ sich nicht laden

card-like = Gefällt mir
card-reject = Nichts für mich
card-save = Merken
card-hidden = Ausgeblendet.
card-tell-why = Sagst du uns, warum? Es bleibt hier.
card-noted = Notiert. Es zählt.
card-not-my-kind = Nicht meine Art
card-have-it = Habe ich
card-looks-poor = Sieht nicht gut aus
card-owner = { $label } · von dieser Website gesetzt
card-sold-out = Ausverkauft
card-past = Vorbei
card-variants = { $count ->
    [one] { $count } Variante
   *[other] { $count } Varianten
}

feed-title = Für dich
feed-start = Markiere ein paar Dinge mit „Gefällt mir“, und diese Seite neigt sich dir zu. Was du hier tust, bleibt auf diesem Gerät.
feed-follows = { $count ->
    [one] Sie folgt dem, was du hier tust: { $count } Handlung gemerkt, nur auf diesem Gerät.
   *[other] Sie folgt dem, was du hier tust: { $count } Handlungen gemerkt, alle auf diesem Gerät.
}
feed-empty = Das war alles
feed-empty-hint = Du hast über jeden Eintrag dieses Katalogs entschieden. Nimm im Gedächtnis etwas zurück, oder sieh dich in der Suche um.
feed-changed = Dein Gedächtnis hat sich in einem anderen Tab geändert.
feed-update = Aktualisieren
feed-below = Weiter unten neu.
feed-suits-end = Das ist, was jetzt zu dir passt
feed-back = Was dir schon gefiel, kommt zurück.
feed-beyond = Gleich daneben
feed-further = Was folgt, liegt weiter weg.
feed-learnt = Gemerkt: { $changes }
feed-noted = Gemerkt.
feed-more-of = +{ $count } { $label }
feed-fewer-of = −{ $count } { $label }
feed-tune = Einstellen
feed-dials-hint = Das sind die Gewichte, mit denen sortiert wird, so wie sie sind.
feed-diversity = Vielfalt
feed-diversity-from = Das Passendste zuerst
feed-diversity-to = So verschieden wie möglich
feed-novelty = Weniger Bekanntes
feed-novelty-from = Bekanntes zuerst
feed-novelty-to = Weniger Bekanntes zuerst
feed-calibration = Ausgewogenheit
feed-calibration-from = Nur das Passendste
feed-calibration-to = Deine übliche Mischung
feed-exploration = Versuche
feed-exploration-from = Keine
feed-exploration-to = Jede zweite Karte
feed-no-guesses = keine
feed-one-in = 1 von { $places }
feed-reset = Zurück zur Mitte

item-similar = Ähnliches
item-goes-with = Passt dazu
item-goes-after = Was andere danach genommen haben.
item-goes-beside = Aus demselben Gebiet, von anderer Art, und nah im Sinn.
item-why = Warum wäre das etwas für mich?
item-opens-new = { $host } (öffnet einen neuen Tab)

why-loading = Wird zusammengezählt …
why-sum = Wertung
why-exact = Die Balken ergeben zusammen die Wertung. Sonst ging nichts ein.
why-title = Warum { $title }?
why-because = Wegen { $items }
why-shared = Du neigst zu { $shared }
why-elsewhere = { $title } (in „{ $catalog }“)
why-popular = Zum Anfang: beliebt
why-languages = In viele Sprachen übersetzt
why-first = Sein Platz am Anfang
why-explore = Ein Versuch, um zu lernen
why-back = Hat dir schon gefallen oder ist gemerkt
why-beyond = Weiter weg: Näheres ist nicht mehr da
why-next = Neben dem, was dir gefällt: { $kind }
why-similar = Diesem nahe
why-asked = Passt zu deiner Frage
why-by-words = Nach den Wörtern
why-by-meaning = Nach der Bedeutung
why-by-both = Nach Wörtern und Bedeutung
why-rank = Für dich steht es auf Platz { $rank }.
why-rank-without = Ohne „{ $source }“ stünde es auf Platz { $rank }.
why-not-without = Ohne „{ $source }“ stünde es nicht hier.
why-counterfactual = Von deinen ersten { $places } wäre ohne das { $leave } nicht dabei, dafür { $enter }.
why-smaller = { $count ->
    [one] { $count } kleinerer Grund
   *[other] { $count } kleinere Gründe
}
why-most-like = Was den meisten gefällt
why-novelty = Dein Regler „Weniger Bekanntes“
why-fatigue = Schon gezeigt, nicht aufgegriffen
why-sold-out = Es ist ausverkauft und steht deshalb hinter allem, was zu haben ist.
why-past = Es ist vorbei und steht deshalb hinter allem, was zu haben ist.
why-kind = Deine Neigung zu „{ $name }“
why-owner = Regel dieser Website: { $label }
why-like = Dir gefällt { $title }
why-save = Du hast { $title } gemerkt
why-have = Du hast { $title } schon
why-finished = Du bist mit { $title } fertig
why-open = Du hast { $title } geöffnet
why-dwell = Deine Zeit mit { $title }
why-dislike = Dir missfällt { $title }
why-not-interested = Dein „Nichts für mich“ zu { $title }
why-dismiss = Du hast { $title } weggelegt
why-searched = Deine Suche nach { $title }
why-view = Dein Blick auf { $title }

search-title = Suche
search-label = Den Katalog durchsuchen
search-placeholder = Was suchst du?
search-filters = Filter
search-clear = Filter leeren
search-clear-text = Suche leeren
search-nothing = Nichts gefunden
search-nothing-filtered = Nichts passt zu diesen Wörtern und Filtern zusammen.
search-nothing-hint = Versuche es mit weniger oder anderen Wörtern.
search-meant = Meintest du „{ $text }“?
search-near = Was dem nahe kommt
search-recent = Zuletzt gesucht
search-sort = Sortiert nach
search-by-relevance = Relevanz
search-by-title = Titel
search-by-newest = Neuestem
search-keys = Mit / kommst du zur Suche, mit ↓ und ↑ durch die Ergebnisse.
search-load-model = Suche nach Bedeutung laden
search-found = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
search-found-all = { $count ->
    [one] { $count } Eintrag, Beliebtes zuerst
   *[other] { $count } Einträge, Beliebtes zuerst
}
search-found-best = { $count ->
    [one] Die besten { $shown } von { $count } Eintrag
   *[other] Die besten { $shown } von { $count } Einträgen
}
search-words-only = Nur Wörter
search-model-soon = Nur Wörter, Bedeutung kommt
search-model-loading = Nur Wörter, Bedeutung kommt: { $done } von { $total }
search-model-ready = Wörter und Bedeutung
search-model-failed = Nur Wörter. { $reason }

memory-title = Gedächtnis
memory-lead = Was dieses Gerät von dir weiß und was es daraus macht. Es liegt nur in diesem Browser, und du kannst alles davon zurücknehmen.
memory-export = Exportieren
memory-import = Importieren
memory-passphrase = Passphrase für Export und Import, wenn gewünscht
memory-passphrase-hint = Ohne die Passphrase kann niemand die Datei lesen, und niemand kann die Passphrase zurückholen.
memory-forget-all = Alles vergessen
memory-forget-all-sure = Alles vergessen?
memory-forget-all-yes = Ja, alles vergessen
memory-forget-all-means = { $count ->
    [one] { $count } gemerkte Handlung und alles, was daraus folgt, verschwindet aus diesem Browser. Die Empfehlungen beginnen neu.
   *[other] { $count } gemerkte Handlungen und alles, was daraus folgt, verschwinden aus diesem Browser. Die Empfehlungen beginnen neu.
}
memory-forget-all-beside = Ebenso deine Notizen und worauf du wartest, deine Themen, deine Quellen, die Wörter, die nie hinausgehen, Erlaubnisse, Einstellungen, das Protokoll dessen, was hinausging, gesehene Bilder, was mit der App geteilt wurde und wonach du gefragt hast. Nichts davon lässt sich zurückholen.
memory-beliefs = Was es annimmt
memory-beliefs-hint = Erschlossen aus dem, was du getan hast. Nimm den Beleg weg, und die Annahme geht mit.
memory-no-beliefs = Noch nichts. Markiere ein paar Dinge, und was sie gemeinsam haben, steht hier.
memory-record = Wie gut es das macht
memory-record-hint = Auf diesem Gerät nachgesehen: wo alles, was dir gefiel oder was du dir gemerkt hast, stand, kurz bevor du es zum ersten Mal berührt hast.
memory-no-record = Noch gibt es nichts nachzusehen. Markiere oder merke ein paar Dinge, dann steht hier, wie viele davon weit oben waren.
memory-ours = Diese Reihenfolge
memory-popular = Stattdessen das Beliebteste
memory-worth-hint = Was du aufgreifst und was du übergehst, verschiebt, wie viel jeder Grund bei dir zählt. { $usual } ist, wo alle beginnen.
memory-worth-others = Was andere aufgriffen
memory-worth-likeness = Ähnlichkeit mit dem, was du aufgreifst
memory-track-record = { $picks ->
    [1] Deine bisher einzige Wahl: War sie unter den ersten { $places }?
   *[other] Wie viele deiner letzten { $picks } waren unter den ersten { $places }?
}
memory-learnt-from = { $count ->
    [0] Noch nichts gelernt.
    [one] Gelernt aus { $count } Vergleich.
   *[other] Gelernt aus { $count } Vergleichen.
}
memory-acts = Was es sich gemerkt hat
memory-no-acts = Nichts. Du fängst frisch an.
memory-no-acts-of-kind = Nichts dergleichen ist gemerkt.
memory-beside = Auch gemerkt und bei einem Export dabei:
memory-filter = Zeigen
memory-find = Im Gedächtnis finden
memory-when = Wann
memory-any-time = Jederzeit
memory-last-days = In den letzten 7 Tagen
memory-older = Länger her
memory-all = Alles
memory-this-visit = Dieser Besuch
memory-strength = Stärke
memory-forget = Vergessen
memory-forget-these = Diese vergessen ({ $count })
memory-forget-these-sure = Vergessen, was hier gezeigt wird: { $acts }?
memory-forget-these-means = Es verschwindet aus dem Gedächtnis, mit allem, was daraus folgt, und mit deiner Notiz zu einer Sache, von der sonst nichts bleibt. Für einen Augenblick lässt es sich zurückholen.
memory-forgotten = { $count ->
    [0] Es gab nichts zu vergessen.
    [1] Vergessen.
   *[other] { $count } Handlungen vergessen.
}
memory-forgotten-all = Alles ist vergessen.
memory-forgotten-all-but = Alles ist vergessen. Für einen Augenblick lässt sich so viel zurückholen und sonst nichts: { $acts }.
memory-restored = Wieder da: { $acts }.
memory-more-evidence = Alle Belege (+{ $more })
memory-remembered = { $count ->
    [one] { $count } Handlung
   *[other] { $count } Handlungen
}
memory-remembered-size = { $count ->
    [one] { $count } Handlung, { $size }
   *[other] { $count } Handlungen, { $size }
}
memory-volatile = Dieser Browser lässt nichts behalten, also ist es vergessen, wenn der Tab schließt.
memory-newer = Was hier gemerkt ist, hat eine neuere Version von Penchant geschrieben. Diese lässt es, wie es ist, und behält nichts. Lade die Seite neu, um die neuere zu bekommen. Auf der Seite „Gedächtnis“ kannst du alles vergessen und neu beginnen.
memory-held = Ein anderer Tab mit einer anderen Version von Penchant hält dieses Gedächtnis fest, also wird hier nichts behalten. Schließe alle anderen Tabs von Penchant und lade diese Seite neu.
memory-incomplete = Ein Teil dieses Gedächtnisses fehlt im Speicher des Browsers. Es kann weder gelesen noch ergänzt werden, und nichts wird behalten. Auf der Seite „Gedächtnis“ kannst du alles vergessen und neu beginnen.
memory-lost = Der Browser fand dieses Gedächtnis beschädigt und hat es gelöscht. Was du von jetzt an tust, wird behalten. Hast du einen Export, importiere seine Datei auf der Seite „Gedächtnis“, um ihn zurückzuholen.
memory-mended = Der Browser hatte dieses Gedächtnis verloren; es wurde aus seiner zweiten Kopie zurückgeholt, und nichts fehlt. Hattest du es selbst gelöscht, dann vergiss alles auf der Seite „Gedächtnis“.
memory-recopied = Die zweite Kopie dieses Gedächtnisses fehlte oder war beschädigt und wurde neu angelegt. Nichts fehlt.
memory-evicted = Der Browser hat gelöscht, was hier behalten wurde; das tut er, wenn der Platz knapp wird oder eine Seite lange nicht besucht wird. Was du von jetzt an tust, wird behalten. Hast du einen Export, importiere seine Datei auf der Seite „Gedächtnis“, um alles zurückzuholen.
memory-not-removed = Der Browser hat dieses Gedächtnis nicht entfernt. Schließe alle anderen Tabs von Penchant und versuche es noch einmal, oder lösche die Daten dieser Website in den Einstellungen des Browsers.
memory-damaged = { $count ->
    [one] { $count } Eintrag des Gedächtnisses war nicht lesbar. Er wurde beiseitegelegt, nicht gelöscht; alles andere geht.
   *[other] { $count } Einträge des Gedächtnisses waren nicht lesbar. Sie wurden beiseitegelegt, nicht gelöscht; alles andere geht.
}
memory-missing = { $count ->
    [one] { $count } aufgeschriebene Handlung ist weg: Der Speicher des Browsers hat sie verloren. Alles andere ist da.
   *[other] { $count } aufgeschriebene Handlungen sind weg: Der Speicher des Browsers hat sie verloren. Alles andere ist da.
}
memory-unreadable-newer = Eine neuere Version dieser App hat geschrieben, was diese nicht lesen kann: { $parts }. Es bleibt, wie es ist. Lade neu, um die neuere Version zu bekommen.
memory-unreadable = Beschädigt und beiseitegelegt: { $parts }. Stelle es auf seiner Seite neu ein.
memory-unreadable-held = Bis dahin verlässt nichts dieses Gerät.
memory-part-private-words = Wörter, die nie hinausgehen
memory-part-autonomy = was der Agent darf
memory-part-provider = das eingerichtete Sprachmodell
memory-part-grant = eine Erlaubnis
memory-part-encyclopedia = die gewählte Enzyklopädie
memory-part-dials = die Regler
memory-part-suggestions = wann der Agent sich melden darf
memory-part-notes = eine Notiz
memory-part-watches = etwas, worauf du wartest
memory-part-sources = eine eigene Quelle
memory-part-things = eine Notiz zu einer Sache
memory-did-view = Gesehen:
memory-did-dwell = { $time } verbracht mit
memory-did-open = Geöffnet:
memory-did-save = Gemerkt:
memory-did-have = Schon da:
memory-did-finish = Fertig mit:
memory-did-stop = Aufgegeben:
memory-did-like = Gefällt:
memory-did-dislike = Missfällt:
memory-did-not-interested = Abgelehnt:
memory-did-dismiss = Weggelegt:
memory-did-search = Gesucht nach
memory-kind-view = Gesehen
memory-kind-dwell = Zeit verbracht
memory-kind-open = Geöffnet
memory-kind-save = Gemerkt
memory-kind-finished = Fertig
memory-kind-stopped = Aufgegeben
memory-kind-like = Gefällt
memory-kind-reject = Nichts für mich
memory-kind-search = Suchen

history-title = Ein Verlauf: { $sources }
history-hint = Importiert werden auch Exporte von Letterboxd, IMDb, Goodreads, StoryGraph, Netflix, Spotify, YouTube, Trakt, Last.fm und rund zwanzig anderen, ungeöffnet. Sie werden auf diesem Gerät gelesen und gezeigt, bevor etwas gemerkt wird.
history-lead = Auf diesem Gerät gelesen. Nichts davon wird gemerkt, bevor du es sagst.
history-span = Von { $from } bis { $to }
history-first = So wird es gemerkt
history-line = { $what }: { $count }
history-rated-of = Bewertet mit { $value } von { $of }
history-consumed = Gesehen, gehört oder gelesen
history-finished = Zu Ende
history-stopped = Abgebrochen
history-started = Begonnen
history-rated = Bewertet
history-liked = Gemocht
history-disliked = Nicht gemocht
history-wants = Gewünscht
history-has = Im Besitz
history-saved = Aufgehoben
history-skipped = Übersprungen
history-follows = Gefolgt
history-in-catalogue = In „{ $catalog }“: { $matched } gefunden, { $maybe } nur dem Titel nach, { $unknown } nicht dabei.
history-unknown-hint = Was nicht dabei ist, wird mit seinem Namen gemerkt und zählt, wo ein Katalog Dinge seiner Art hat.
history-by-title = Auch die nur dem Titel nach gefundenen nehmen
history-left-out = Ausgelassen
history-left-out-line = { $why }: { $count } (zuerst: { $place })
history-private = Zu deinem Schutz weggelassen: { $columns }
history-undated = Ohne Zeit: { $count }
history-why-private = Privat getan
history-why-trailer = Trailer und Rückblicke
history-why-advert = Werbung
history-why-other-event = Andere Ereignisse
history-why-short = Zu kurz, um etwas zu sagen
history-why-no-title = Ohne Namen
history-why-no-act = Nichts wurde getan
history-why-unknown-status = Ein unbekannter Zustand
history-why-twice = Doppelt erzählt
history-why-other-profile = Von einem anderen Profil
history-why-deleted = Dort gelöscht
history-why-undecided = Der Dateiname sagt nicht, was getan wurde
history-why-broken = Nicht lesbar
history-why-unknown-file = Dateien anderer Art
history-why-too-large = Zu groß
history-why-packed = Verschlossen oder anders gepackt
history-ask-day-month = Die Daten lassen sich auf zwei Arten lesen. Was steht in { $example } zuerst?
history-day-first = Der Tag
history-month-first = Der Monat
history-ask-profile = Mehrere haben dieses Konto benutzt. Welches Profil ist deines?
history-ask-columns = Das ist keine Datei eines bekannten Dienstes: Die Spalten werden gelesen, wie sie heißen. Sieh dir die Zeilen oben an, bevor du sie übernimmst.
history-keep = Merken
history-taken-back = Zurückgenommen: Nichts davon ist gemerkt.

things-title = Meine Sachen
things-lead = Was du willst, magst, hast, fertig hast oder aufgegeben, mit deinen Notizen. Es bleibt in diesem Browser, und ein Export nimmt es mit.
things-shared = Eine geteilte Liste
things-shared-lead = Sie anzusehen ändert nichts. Was du hier markierst, wird als deines gemerkt.
things-none = Hier ist noch nichts
things-none-hint = Merke dir etwas, sag, dass es dir gefällt oder du es hast, oder schreib eine Notiz auf seiner Seite.
things-elsewhere = Nicht in diesem Katalog: { $count }
things-latest = Neueste zuerst
things-share-file = Als Datei teilen
things-share-link = Link kopieren
things-copied = Kopiert. Wer den Link öffnet, sieht diese Einträge und sonst nichts von dir.
things-copied-of = Kopiert, mit { $count } von { $of }: ein Link fasst höchstens { $most }, und nichts, was du selbst hinzugefügt hast.
things-edit = Notiz und Sammlungen
things-note = Deine Notiz
things-collections = Sammlungen
things-new = Name einer Sammlung
things-add = Hinzufügen
things-kept = Behalten.

day-today = Heute
day-today-inside = heute
day-yesterday = Gestern
day-yesterday-inside = gestern
day-at-clock = { $day }, { $clock }

network-title = Was über das Netz ging
network-rule = Eine Regel, die der Browser durchsetzt, lässt diese Seite und ihre Engine nur diese Website erreichen. Was du erlaubst, geht durch ein Tor, das sonst nichts weiß, und wird vorher aufgeschrieben.
network-engine = Die Engine liest außerdem den Katalog und das Sprachmodell von dieser Website; diese Dateien sind für alle gleich und hier nicht mitgezählt.
network-left = { $count ->
    [one] { $count } Anfrage hat dieses Gerät verlassen
   *[other] { $count } Anfragen haben dieses Gerät verlassen
}
network-own = { $count ->
    [one] Seit sie offen ist, hat diese Seite ihre eigene Website ({ $host }) um { $count } Datei gebeten: Code, Aussehen und Bilder. { $bytes } kamen über das Netz, der Rest von diesem Gerät.
   *[other] Seit sie offen ist, hat diese Seite ihre eigene Website ({ $host }) um { $count } Dateien gebeten: Code, Aussehen und Bilder. { $bytes } kamen über das Netz, der Rest von diesem Gerät.
}
network-foreign-none = Von keiner anderen Website hat sie etwas verlangt.
network-foreign = { $count ->
    [one] { $count } Anfrage ging an { $hosts }.
   *[other] { $count } Anfragen gingen an { $hosts }.
}
network-blocked = { $count ->
    [one] { $count } Versuch, eine andere Website zu erreichen, vom Browser gestoppt.
   *[other] { $count } Versuche, eine andere Website zu erreichen, vom Browser gestoppt.
}

asking-nav = Fragen
asking-title = Fragen
asking-lead = Sag, was du willst, mit allem, was zählt, und allem, was nicht sein darf: auf Englisch, oder mit Wörtern des Katalogs. Es wird auf diesem Gerät gelesen und vergessen, wenn du den Tab schließt.
asking-label = Was möchtest du?
asking-placeholder = Was möchtest du, und was nicht?
asking-more = Ergänzen, ändern, zurücknehmen
asking-send = Fragen
asking-examples = Zum Beispiel
asking-example-like = etwas wie { $title }
asking-example-but-not = ich suche { $value }, aber nicht { $other }
asking-example-three = zeig mir drei: { $value } oder { $other }
asking-example-anything-but = alles außer { $value }
asking-read-as = So gelesen. Tippe etwas an, um es zurückzunehmen.
asking-no-preference = Egal
asking-start-over = Von vorn
asking-nothing = Nichts hier erfüllt das alles
asking-not-enough = Eine Bedingung zurückzunehmen reicht nicht.
asking-nearest = Was dem am nächsten kommt
asking-wish = möglichst { $reading }
asking-no-text = nichts mit „{ $value }“
asking-is = { $name }: { $value }
asking-is-not = { $name }: nicht { $value }
asking-below = { $name } unter { $value }
asking-above = { $name } über { $value }
asking-at-least = { $name } mindestens { $value }
asking-at-most = { $name } höchstens { $value }
asking-bound = höchstens { $value }
asking-take-back = Zurücknehmen: { $reading }
asking-question = { $name }: Kommt es darauf an?
asking-fit = { $count ->
    [one] { $count } Eintrag, und er erfüllt alles
   *[other] { $count } Einträge, und jeder erfüllt alles
}
asking-sum = { $name }: zusammen { $sum }, von höchstens { $limit }
asking-without = { $count ->
    [one] Ohne „{ $reading }“: { $count } Eintrag
   *[other] Ohne „{ $reading }“: { $count } Einträge
}
asking-like = wie { $titles }
asking-unlike = nicht wie { $titles }
asking-seen = nicht { $titles }, schon bekannt
asking-about = über { $words }
asking-count-of = { $count } davon
asking-least-first = wenig { $name } zuerst
asking-most-first = viel { $name } zuerst
asking-different = anderes als zuvor
asking-surprise = eine Überraschung
asking-did-you-mean = Meintest du { $reading }?
asking-marked-liked = was dir gefallen hat
asking-marked-saved = was du dir gemerkt hast
asking-marked-known = was du schon kennst
asking-marked-within = { $days ->
    [one] { $what }, seit gestern
   *[other] { $what }, in den letzten { $days } Tagen
}
asking-unmarked = nichts von dem, { $what }
asking-unread = nicht verstanden: „{ $value }“
asking-question-unread = Worum geht es bei „{ $words }“?
asking-language-read = Gelesen als { $language }.
asking-unmeant = Manche Wörter konnten nicht nach ihrer Bedeutung gesucht werden: Das Modell dafür ließ sich nicht laden.
asking-cut = Der Text war zu lang: Nur seine ersten 20.000 Zeichen wurden gelesen.
asking-act-greeting = Hallo! Sag mit deinen eigenen Worten, was du suchst: wie es sein soll und was nicht sein darf.
asking-act-thanks = Gern geschehen.
asking-act-help = Sag mit deinen eigenen Worten, was du willst: Titel, die dir gefielen, was sein muss und was nicht, wie lang, für wen. Dann weiter: „kürzer“, „billiger“, „nicht das“, „etwas anderes“, „zurück“.
asking-act-why = Sie erfüllen jede Bedingung unten; was du dir wünschst und was du magst, bestimmt die Reihenfolge.
asking-act-compare = Was du genannt hast, das Passendere zuerst.
asking-act-recall = Das Neueste zuerst.
asking-recalled = Was das Gedächtnis sagt
asking-recalled-nothing = Davon ist nichts gemerkt.
asking-recalled-days = { $from } bis { $to }
asking-recalled-until = bis { $to }
asking-act-forget-all = Alles, was über dich bekannt ist, steht unter „Gedächtnis“; dort kannst du es löschen.
asking-act-back = Zurück zu dem, was du vorher gesagt hast.

planning-how = Der Plan
planning-locally = Auf diesem Gerät geplant, nach Regeln. Jeder Eintrag wurde gegen jede Bedingung geprüft.
planning-by-own = Vom Modell dieses Browsers geplant, auf diesem Gerät. Jeder Eintrag wurde hier gegen jede Bedingung geprüft.
planning-by = Geplant von { $planner }. Jeder Eintrag wurde auf diesem Gerät gegen jede Bedingung geprüft.
planning-elsewhere = einem Modell anderswo
planning-ask-own = Das Modell dieses Browsers planen lassen
planning-ask-planner = { $model } planen lassen
planning-no-plan = Vom Modell kam kein Plan. { $why } Dieser wurde auf diesem Gerät gemacht.
planning-thinking = Ein Plan entsteht …
planning-stop = Anhalten
planning-yes = Ja, tu es
planning-no = Nein
planning-stranger = Das Modell, das geplant hat, fragt:
planning-your-answer = Deine Antwort
planning-send = Antworten
planning-undo = Rückgängig
planning-without = Ohne diesen Schritt noch einmal
planning-change = Ändern
planning-with-words = Mit diesen Worten noch einmal
planning-earlier = Mit diesem Schritt früher noch einmal
planning-save-trace = Plan und Ergebnis speichern
planning-looking-up = Es wird nachgeschlagen …
planning-looked-up = Nachgeschlagen
planning-wants-remember = Ab jetzt im Sinn behalten: „{ $text }“?
planning-wants-forget = Vergessen, was im Gedächtnis über „{ $text }“ steht?
planning-wants-watch = Dir Bescheid sagen, wenn es Neues zu „{ $text }“ gibt?
planning-wants-lookup = „{ $text }“ in einer Enzyklopädie nachschlagen? Du siehst genau, was hinausginge.
planning-wants-tool = Den Plan „{ $tool }“ nutzen lassen?
planning-budget-spent = Das hätte es von selbst getan, aber die Handlungen der letzten 24 Stunden sind aufgebraucht.
planning-acted = Ohne Rückfrage getan
planning-step-about = { $tool } „{ $text }“
planning-step = { $step }: { $result }
planning-done = erledigt
planning-undone = rückgängig gemacht
planning-declined = du hast Nein gesagt
planning-not-done = nicht getan
planning-search = Den Katalog durchsuchen
planning-similar = Ähnliches finden
planning-recommend = Empfehlen
planning-filter = Behalten, was passt
planning-compare = Vergleichen
planning-details = Über Einträge lesen
planning-recall = Ins Gedächtnis sehen
planning-remember = Etwas im Sinn behalten
planning-forget = Etwas vergessen
planning-ask = Dich fragen
planning-explain = Sagen, warum
planning-bundle = Eine Auswahl zusammenstellen
planning-watch = Ausschau halten
planning-lookup = Etwas nachschlagen

# Warum ein Schritt nicht ging.
planning-failed-argument = im Plan fehlt dazu etwas
planning-failed-no-earlier-step = es bezieht sich auf einen Schritt, der nicht vor ihm steht
planning-failed-no-such-facet = der Katalog ordnet nach nichts dieses Namens
planning-failed-no-such-value = der Katalog hat keinen solchen Wert
planning-failed-not-compared = so lässt es sich nicht vergleichen
planning-failed-adds-up-to-nothing = das ist keine Zahl, die sich zusammenzählen lässt
planning-failed-nothing-to-be-like = es gibt nichts, dem es ähneln könnte
planning-failed-step-found-nothing = jener Schritt hat nichts gefunden
planning-failed-wrong-arguments = das ist nicht Sache des Agenten allein
planning-failed-enough-acts = für ein Ziel wurde genug getan
planning-failed-enough-questions = für ein Ziel wurde genug gefragt
planning-failed-nothing-remembered = das Gedächtnis hat davon nichts
planning-failed-not-kept = es ließ sich nicht behalten
planning-failed-nothing-found = nichts wurde gefunden, oder es war nicht erlaubt

standing-title = Was der Agent darf
standing-lead = Wie viel er von sich aus tut, was er im Sinn behält und wann er sich melden darf.
standing-dial = Wie viel er von selbst tut
standing-separate = Was dieses Gerät verlässt, wird außerdem erfragt, auf jeder Stufe.
standing-table = Was diese Stufe heißt, Werkzeug für Werkzeug
standing-tool = Werkzeug
standing-asked = Wenn du fragst
standing-unasked = Von sich aus
standing-level-of = Stufe
standing-as-above = wie oben
standing-notes = Im Sinn behalten
standing-no-notes = Nichts. Sag auf der Seite „Fragen“: “remember that …”.
standing-watches = Wartet auf
standing-no-watches = Nichts. Sag auf der Seite „Fragen“: “tell me when there is …”, oder hier.
standing-full = So viele, wie behalten werden können: { $most }. Entferne etwas, um anderes hinzuzufügen.
standing-watch-for = Sag mir, wenn es das gibt
standing-add = Hinzufügen
standing-remove = Entfernen
standing-unasked-title = Vorschläge beim Öffnen der App
standing-per-day = Höchstens am Tag
standing-quiet-from = Nicht von
standing-quiet-to = bis
standing-save = Speichern
standing-saved = Gespeichert.
standing-since-here = Seit du hier warst
standing-stop-kind = Solche Vorschläge beenden
standing-hide = Nicht jetzt
standing-stopped = Beendet. Unter „Was der Agent darf“ kannst du sie wieder zulassen.
standing-answers = Antwortet, nur wenn gefragt
standing-suggests = Schlägt auch vor
standing-prepares = Bereitet vor, und du bestätigst
standing-acts = Handelt, sagt es dir und kann es zurücknehmen
standing-acts-within = Handelt in einem Rahmen
standing-acts-left = Ohne Rückfrage noch möglich, in 24 Stunden: { $left } von { $most }
standing-does = tut es
standing-tells = tut es und sagt es dir
standing-confirms = fragt dich vorher
standing-refuses = tut es nicht
standing-kind-watched = Worauf du wartest, ist da
standing-kind-saved = Was du gemerkt und nie angesehen hast
standing-why-watched = Neu seit { $day }, als du um Bescheid zu „{ $text }“ batest
standing-why-saved = Gemerkt { $day } und seither nicht angesehen
standing-since = seit { $day }

topics-title = Themen, zu denen du etwas gesagt hast
topics-hint = Was du ausdrücklich zu einem Thema gesagt hast. Es zählt neben dem, was du tust, und ein Export nimmt es mit.
topics-none = Noch keine. Auf der Seite eines Eintrags, oder wo eine Karte sagt, warum, kannst du einem Thema folgen, weniger davon wollen oder es stummschalten.
topics-control = Thema
topics-neutral = Folgen?
topics-follow = Folge ich
topics-less = Weniger davon
topics-mute = Stumm
topics-followed = Du folgst { $topic }.
topics-lessened = Ab jetzt weniger { $topic }.
topics-muted = { $topic } ist stumm: Nichts davon wird empfohlen. Die Suche findet es weiterhin.
topics-let-go = { $topic } zählt wieder nach dem, was du tust.
topics-lifts = { $count ->
    [one] Hebt hier { $count } Eintrag an.
   *[other] Hebt hier { $count } Einträge an.
}
topics-holds-back = { $count ->
    [one] Hält hier { $count } Eintrag zurück.
   *[other] Hält hier { $count } Einträge zurück.
}
topics-hides = { $count ->
    [one] Hält hier { $count } Eintrag aus den Empfehlungen heraus; die Suche findet ihn.
   *[other] Hält hier { $count } Einträge aus den Empfehlungen heraus; die Suche findet sie.
}
topics-because = Weil du { $topic } folgst
topics-source-follow = Du folgst „{ $topic }“
topics-source-less = Du wolltest weniger „{ $topic }“
topics-asked-more = Du wolltest mehr: { $name }
topics-feedback = Weniger oder mehr, weil …
topics-rule-seen = „{ $name }“: anderswo gesehen
topics-rule-not-now = „{ $name }“: jetzt nicht
topics-rule-too-long = Zu lang: { $bound }
topics-rule-maker = Nichts von { $name }
topics-rule-topic = Nichts zu „{ $name }“
topics-rule-similar = Zu ähnlich wie „{ $name }“
topics-rule-more = Mehr wie „{ $name }“
topics-rule-more-by = Mehr von { $name }
topics-rule-until = { $rule } · bis { $date }
topics-rules = Was du über Einträge gesagt hast
topics-rules-hint = Jedes endet an seinem Tag, oder wenn du es zurücknimmst. Die Suche findet weiterhin, was es heraushält, und Fragen auch, mit Namen.
topics-kept-out = Wird nicht empfohlen, weil du es gesagt hast: { $rule }
memory-part-topics = ein Thema, zu dem du etwas gesagt hast
memory-part-dozen = deine zwölf für heute
memory-part-shelves = wie deine Regale geordnet sind

today-nav = Heute
today-title = Deine zwölf für heute
today-lead = Sie passen zu dir, und du hast sie hier noch nicht gesehen. Sie bleiben den ganzen Tag.
today-start = Ein bunter Anfang, denn von dir ist noch nichts bekannt. Sie bleiben den ganzen Tag.
today-end = Das war für heute. Morgen kommen die nächsten zwölf.
today-none = Heute passt nichts Neues zu dir
today-none-hint = Alles, was zu dir passen würde, war schon zu sehen. Sag, was dir sonst gefällt, oder sieh dich in der Suche um.
today-before = Von { $day }
today-more = Mehr wie { $title }
today-new = Neu
today-sources = Aus deinen Quellen
today-back = Zurück zu
today-other = Etwas anderes
today-why-followed = Das Beste aus einem Thema, dem du folgst.
today-why-more = Was dir zuletzt gefiel oder was du dir zuletzt gemerkt hast.
today-why-new = Das Neueste nach Datum, von dem, was zu dir passt.
today-why-sources = Was du neben den Katalog gestellt hast.
today-why-back = Du hast sie geöffnet oder gemerkt und nicht gesagt, was du meinst.
today-why-other = Außerhalb dessen, was dir gefällt, das Beste zuerst.
today-pin = Anheften
today-hide = Ausblenden
today-hidden = „{ $shelf }“ ist ausgeblendet.
today-hidden-shelves = Ausgeblendete Regale
today-show = Wieder zeigen

welcome-lead = { $count ->
    [one] { $name }: { $count } Eintrag. Was möchtest du davon sehen?
   *[other] { $name }: { $count } Einträge. Was möchtest du davon sehen?
}
welcome-show = Zeig es mir
welcome-skip = Überspringen

sources-title = Deine eigenen Quellen
sources-lead = Feeds, Seiten und Listen, die du hinzufügst. Ihre Einträge stehen neben denen des Katalogs, nur auf diesem Gerät, jeder mit seiner Quelle.
sources-add-title = Eine Quelle hinzufügen
sources-name = Name (wenn leer, ihr eigener)
sources-file = Eine Datei: ein Feed (RSS, Atom, JSON Feed), eine gespeicherte Webseite, JSON-LD, CSV oder JSON Lines
sources-paste = Oder füge ihren Text ein
sources-add = Hinzufügen
sources-adding = Wird gelesen …
sources-list = Hinzugefügt
sources-none = Noch nichts. Es gibt nur die Einträge des Katalogs.
sources-look = Durchsehen
sources-remove = Entfernen
sources-by-words = nach Wörtern zu finden; nach Bedeutung, sobald das Sprachmodell geladen ist
sources-left-out = Ausgelassen
sources-only-first = Nur die ersten { $most } von { $entries } Einträgen wurden übernommen.
sources-from = Aus { $source }, von dir hinzugefügt
sources-added = { $count ->
    [one] { $count } Eintrag von „{ $name }“ hinzugefügt.
   *[other] { $count } Einträge von „{ $name }“ hinzugefügt.
}
sources-line = { $count ->
    [one] { $count } Eintrag, { $day }
   *[other] { $count } Einträge, { $day }
}
sources-removed = „{ $name }“ entfernt.

device-newer = Es gibt eine neuere Version.
device-update = Aktualisieren
device-updating = Wird aktualisiert …
device-title = Auf diesem Gerät
device-lead = Penchant läuft hier, nicht auf einem Server. Was es dafür braucht, kann auch hier bleiben.
device-offline = Ohne Netz
device-works-offline = Sie öffnet sich jetzt auch ohne Netz.
device-not-offline-yet = Noch ist nicht alles hier, was sie braucht: bis dahin öffnet sie sich nur mit Netz.
device-offline-hint = Die App, ihr Katalog, dein Gedächtnis und die Suche nach Wörtern brauchen nach dem ersten Besuch kein Netz. Bilder und die Suche nach Bedeutung sind größer; behalte sie, wenn du sie auch willst.
device-keep = Offline behalten ({ $size })
device-kept = Alles davon ist auf diesem Gerät: { $size }.
device-keep-failed = Es brach ab. { $reason } Was schon da ist, bleibt.
device-pause = Pause
device-resume = Weiter
device-remove = Von diesem Gerät entfernen
device-looking = Wird nachgesehen …
device-progress = Bisher behalten
device-persistent = Dein Browser hat zugesagt, es nicht von sich aus zu löschen.
device-not-persistent = Dein Browser kann es löschen, wenn auf dem Gerät der Platz knapp wird.
device-install = Als App
device-install-hint = Installiert hat sie ein eigenes Fenster und Symbol, öffnet Listen von Einträgen und nimmt an, was andere Apps teilen.
device-install-button = Installieren
device-installed = Sie ist installiert.
device-not-offered = Dein Browser bietet hier keine Installation an, oder sie ist schon installiert.
device-install-offer = Penchant kann auf diesem Gerät einen eigenen Platz haben.
device-handed = Mit Penchant geteilt
device-handed-hint = Es bleibt auf diesem Gerät.
device-handed-nothing = Nichts wurde geteilt
device-handed-nothing-hint = Teile einen Text, einen Link, ein Bild oder eine Liste mit Penchant, und es erscheint hier.
device-look-at-it = Ansehen, was geteilt wurde?
device-from-site = Das hat die Website { $site } geschickt, keine deiner Apps. Nichts davon wurde geöffnet.
device-from-unknown = Hast du es nicht gerade selbst geteilt, kann eine Website es geschickt haben. Nichts davon wurde geöffnet.
device-a-text = Ein Text
device-show-it = Anzeigen
device-throw-away = Verwerfen
device-beginning-only = Das ist nur der Anfang davon.
device-look-for = Danach suchen
device-picture = Das geteilte Bild
device-picture-hint = Das Modell auf diesem Gerät liest Wörter, keine Bilder. Sag in Worten, was du suchst:
device-take-in = In dein Gedächtnis aufnehmen
device-taken-in = { $count ->
    [one] { $count } Handlung in dein Gedächtnis aufgenommen.
   *[other] { $count } Handlungen in dein Gedächtnis aufgenommen.
}
device-taken-in-before = Schon gemerkt: { $count }.
device-stays-forgotten = Hier vergessen, und dabei bleibt es: { $count }.
device-not-taken-in = { $count ->
    [one] { $count } Zeile war nicht lesbar.
   *[other] { $count } Zeilen waren nicht lesbar.
}
device-damaged = Die Datei ist hier beschädigt: { $places }.
device-unknown = Dieser Version unbekannt: { $places }.
device-memory-file = Das ist ein Export von Penchants Gedächtnis.
device-items-file = Das könnte eine Liste von Einträgen sein.
device-try-it = Als Katalog ausprobieren
device-unknown-file = Mit dieser Art von Datei kann Penchant nichts anfangen.
device-no-text = Diese Datei enthält keinen Text, was auch immer ihr Name sagt.
device-too-large = Das ist zu groß, um hier gelesen zu werden: höchstens { $size }. Nichts wurde gelesen.
device-too-large-for-page = Das ist zu groß für eine Seite: höchstens { $size }. Das Kommandozeilenwerkzeug liest es.
device-trial = Auf deiner Website ausprobieren
device-trial-lead = Lege hier eine CSV- oder JSON-Datei deiner Einträge ab und bekomme, was deine Website zum Empfehlen braucht. Die Datei verlässt dieses Gerät nicht.
device-drop = Datei hier ablegen oder auswählen
device-name = Name des Katalogs
device-name-default = Mein Katalog
device-working = In Arbeit …
device-reading = Gelesen: { $share }
device-embedding = Nach Bedeutung erfasst: { $done } von { $of }
device-built = { $count ->
    [one] { $count } Eintrag im Paket
   *[other] { $count } Einträge im Paket
}
device-first = Was jemand beim ersten Besuch sähe
device-left-out = Ausgelassen
device-more-left-out = … und { $more } weitere
device-steps = Auf deine Website damit
device-step-pack = Entpacke das neben deine Seiten:
device-download = Paket herunterladen
device-step-embed = Kopiere den Ordner des Widgets daneben:
device-step-snippet = Schreib das dorthin, wo die Empfehlungen stehen sollen:
device-copy = Kopieren
device-copied = Kopiert.
device-with-vectors = Ähnliches geht nach der Bedeutung.
device-connect = Eine Website fragt
device-connect-hint = In ihren Seiten, in einem Teil, den nur Penchant lesen kann, will sie zeigen, was dir passt. Dieser Teil würde dem folgen, was dieses Gerät sich von dir gemerkt hat. Die Website selbst erfährt, was du anklickst, wie bei jedem Link, und sonst nichts.
device-connect-yes = Meinem Gedächtnis folgen lassen
device-connect-no = Nein
device-connect-done = Erlaubt. Geh zurück zur Website.
device-connect-alone = Dieses Fenster hat keine Website geöffnet, die auf eine Antwort wartet.
device-asks = { $site } möchte deinem Geschmack folgen
device-without-vectors = Ähnliches geht nach Wörtern. Für Bedeutung lade zuerst in der Suche das Sprachmodell (bis 500 Einträge), oder baue das Paket mit dem Kommandozeilenwerkzeug.

leaves-nav = Teilen
leaves-title = Was hinausgeht
leaves-lead = Nichts verlässt dieses Gerät, ohne dass du es gesagt hast. Was es verließ, steht hier, aufgeschrieben, bevor es ging, Byte für Byte.
leaves-nothing = Nichts hat dieses Gerät verlassen
leaves-nothing-detail = Das sagt das Verzeichnis, das diese App führt, seit { $day }. Jeder Eintrag wurde eben geprüft.
leaves-some-detail = { $bytes } an { $hosts }, seit { $day }. Jeder Eintrag des Verzeichnisses wurde eben geprüft.
leaves-unreadable = Das Verzeichnis ist nicht lesbar
leaves-unreadable-hint = Bis es das ist, geht nichts hinaus.
leaves-broken = Das Verzeichnis wurde beschädigt
leaves-broken-hint = Einträge fehlen oder wurden von außerhalb dieser App geändert; niemand kann also sagen, was hinausging.
leaves-newer = Eine neuere Version der App hat in das Verzeichnis geschrieben
leaves-newer-hint = Diese Version kann nicht alles davon lesen, also nicht sagen, was hinausging. Lade neu, um die neuere zu bekommen.
leaves-export = Verzeichnis exportieren
leaves-erase = Inhalte löschen
leaves-erased = Die Inhalte sind gelöscht. Dass etwas ging, wann, an wen und wie viel, bleibt.
leaves-grants = Was du erlaubst
leaves-no-grants = Keine Erlaubnis gilt. Was immer hinausginge, wirst du vorher gefragt.
leaves-until = { $purpose }, bis { $day }
leaves-until-closed = { $purpose }, bis dieser Tab geschlossen wird
leaves-revoke = Zurücknehmen
leaves-revoked = Zurückgenommen.
leaves-unreadable-grant = Eine Erlaubnis, die nicht lesbar ist
leaves-unreadable-grant-hint = Solange sie hier ist, geht nichts hinaus. Nimm sie zurück und gib sie neu, wenn du gefragt wirst.
leaves-refused = In diesem Tab hast du Nein gesagt:
leaves-ask-again = Frag mich wieder
leaves-receipts = Belege
leaves-no-receipts = Keine. Das Erste, was hinausgeht, steht hier.
leaves-receipt = { $purpose }, { $size }, { $outcome }
leaves-content = Was gesendet wurde
leaves-content-erased = Der Inhalt wurde gelöscht.
leaves-loading = Wird nachgesehen …
leaves-private = Geht nie hinaus
leaves-private-hint = Namen und Wörter, die aus allem, was hinausgeht, herausgenommen werden, eines je Zeile.
leaves-too-many-private = Nichts wurde gespeichert: Es sind { $listed } aufgeführt, und höchstens { $most } können behalten werden. Kürze die Liste.
leaves-save = Speichern
leaves-saved = Gespeichert.
leaves-asked = Darf das dein Gerät verlassen?
leaves-no = Nein
leaves-once = Nur dieses Mal
leaves-session = Solange dieser Tab offen ist
leaves-thirty-days = 30 Tage lang
leaves-recipient = An
leaves-reason = Für
leaves-holds = Es enthält
leaves-holds-these = Es enthält: { $scopes }
leaves-exactly = Genau das wird gesendet
leaves-exactly-size = Genau das wird gesendet ({ $size })
leaves-replaced = Aus deinen Worten genommen, bevor sie gehen
leaves-not-replaced = Nichts in deinen Worten sah persönlich aus. Lies sie, bevor du antwortest.
leaves-browser-adds = Dein Browser fügt seinen Namen und seine Version hinzu. Keine Cookies und keine Adresse dieser Seite.
leaves-local = Es ist auf diesem Gerät.
leaves-planner = Ein Sprachmodell
leaves-planner-hint = Freiwillig. Es wird nur um Pläne gebeten, jedes Mal mit deiner Erlaubnis; alles geht auch ohne.
leaves-kind = Art
leaves-open-ai = OpenAI-kompatibel: llama.cpp, LM Studio, vLLM, OpenAI
leaves-endpoint = Adresse
leaves-model = Modell
leaves-key = Schlüssel, falls nötig
leaves-key-hint = Gehalten, bis diese Seite schließt. Er wird nicht gespeichert, und nur das Tor hat ihn.
leaves-offers = Außer deinen Worten darf es erfahren
leaves-remove = Entfernen
leaves-test = Ausprobieren
leaves-test-goal = Something good for a rainy evening.
leaves-test-passed = { $count ->
    [one] Es geht: Ein Plan mit { $count } Schritt kam zurück.
   *[other] Es geht: Ein Plan mit { $count } Schritten kam zurück.
}
leaves-testing = Wird gefragt …
leaves-stop = Anhalten
leaves-encyclopedia = Die Enzyklopädie
leaves-encyclopedia-hint = Welche Wikipedia gefragt wird, wenn du etwas nachschlägst: eine andere Sprache oder eine eigene Kopie.
leaves-catalogue = Ein Katalog von anderswo
leaves-catalogue-hint = Die Adresse einer pack.json auf einer anderen Website. Ihr Host erfährt, dass jemand sie liest, und sonst nichts.
leaves-open = Öffnen
leaves-opened = Ein anderer Katalog ist offen, bis diese Seite geschlossen wird.
leaves-look-up = Nachschlagen
leaves-show-picture = Bild zeigen ({ $host })
leaves-for-plan = zu planen, worum du batest
leaves-for-lookup = etwas nachzuschlagen
leaves-for-picture = ein Bild
leaves-for-catalog = ein Katalog
leaves-scope-goal = worum du batest
leaves-scope-tools = was diese App kann
leaves-scope-facets = wie der Katalog sortiert ist
leaves-scope-taste = welche Art von Dingen dir gefällt
leaves-scope-titles = Titel, die dir gefielen oder die du gemerkt hast
leaves-scope-query = die Wörter, die nachgeschlagen werden
leaves-scope-address = die Adresse einer Datei
leaves-was-private = ein Wort von dir
leaves-was-name = ein Name
leaves-was-email = eine E-Mail-Adresse
leaves-was-phone = eine Telefonnummer
leaves-was-address = eine Anschrift
leaves-was-id = eine Nummer, die für dich steht
leaves-pending = gesendet oder kurz davor
leaves-sent = gesendet
leaves-never-sent = nie gesendet
leaves-answered = beantwortet ({ $status }, { $size })
leaves-unanswered = gesendet, nicht beantwortet
leaves-given-up = gesendet, dann aufgegeben
leaves-too-long = gesendet; die Antwort war zu lang
leaves-stopped = gesendet und angehalten
leaves-stopped-by-you = gesendet und von dir angehalten
leaves-not-allowed = Du hast es nicht erlaubt, also wurde nichts gesendet.
leaves-not-written = Es ließ sich nicht aufschreiben, also wurde nichts gesendet.
leaves-unguarded = Was deine Privatsphäre schützt, ist nicht lesbar, also wurde nichts gesendet. Der Hinweis oben nennt den Teil.
leaves-cancelled = Angehalten.
leaves-no-key = Der Schlüssel muss neu eingegeben werden: Er wird nie gespeichert.
leaves-network = Nicht zu erreichen. Läuft es auf diesem Gerät, lass es Anfragen von jedem Ursprung annehmen.
leaves-timeout = Es dauerte zu lange.
leaves-status = Es antwortete mit Fehler { $status }.
leaves-status-complaint = Es antwortete mit Fehler { $status }: „{ $complaint }“
leaves-garbage = Was zurückkam, ist nicht lesbar.
leaves-no-plan = Es antwortet, aber nicht mit einem Plan: Nimm ein größeres Modell.
leaves-declined = Das Modell lehnte ab.
leaves-budget = Es wäre mehr hinausgegangen, als für eine Frage erlaubt ist.
leaves-bad-request = Darum kann nicht gebeten werden. { $why }
leaves-bad-pack = Dieser Katalog lässt sich nicht öffnen. { $why }
leaves-no-article = Unter diesem Titel steht dort nichts.
leaves-ambiguous = Der Titel steht dort für mehrere Dinge.
leaves-fresh = ({ $host }), gefragt { $day }
leaves-fresh-as-of = ({ $host }), Stand { $revised }, gefragt { $day }

failure-pack-status = Die Datei { $path } des Katalogs ließ sich nicht laden: Der Server antwortete mit { $status }.
failure-pack-unread = Die Datei { $path } des Katalogs ließ sich nicht laden.
failure-pack-too-large = Die Datei { $path } des Katalogs ist zu groß, um hier gelesen zu werden ({ $size }).
failure-pack-altered = Die Datei { $path } des Katalogs ist nicht die, die in seiner Liste steht: abgeschnitten, verändert oder von einem anderen Stand.
failure-pack-newer = Eine neuere Version von Penchant hat diesen Katalog gemacht. Lade die Seite neu, um die neuere Version zu bekommen.
failure-pack-malformed = In der Datei { $path } des Katalogs steht nicht, was dort stehen soll. Das Kommandozeilenwerkzeug sagt dem Betreiber, was falsch ist.
failure-memory-quota = Auf dem Gerät ist kein Platz mehr, also wurde das nicht behalten.
failure-memory-aborted = Der Browser hat die Änderung zurückgenommen, also wurde das nicht behalten.
failure-memory-unavailable = Der Speicher des Browsers ist nicht benutzbar, also wurde das nicht behalten.
failure-memory-unencodable = Das lässt sich nicht so aufschreiben, dass es wieder lesbar wäre, also wurde es nicht behalten.
failure-memory-platform = Der Speicher des Browsers hat versagt, also wurde das nicht behalten.
failure-not-found = In diesem Katalog gibt es nichts mit der Kennung „{ $item }“.
failure-model-absent = Das Sprachmodell ist nicht geladen.
failure-model-other = Dieser Katalog wurde mit einem anderen Sprachmodell vorbereitet, oder mit keinem.
failure-model-status = Das Sprachmodell ließ sich nicht laden: Der Server antwortete mit { $status }.
failure-model-altered = Eine Datei des Sprachmodells ist nicht die richtige.
failure-model-unloaded = Das Sprachmodell ließ sich nicht laden.
failure-model-broken = Das Sprachmodell hat versagt.
failure-file-kind = Das ist eine Datei anderer Art: Gelesen werden Tabellen (CSV, TSV), JSON, Feeds und Seiten.
failure-file-no-item = Es enthält keinen Eintrag.
failure-file-no-item-first = Es enthält keinen Eintrag. Das erste Problem: { $problem }.
failure-file-no-name = Es braucht einen Namen.
failure-file-no-export = Diese Datei ist kein Export des Gedächtnisses von Penchant.
failure-file-damaged = Dieser Export ist so beschädigt, dass nichts davon lesbar ist.
failure-file-locked = Dieser Export steht unter einer Passphrase: Gib sie in das Feld neben „Importieren“ ein und wähle die Datei noch einmal.
failure-file-passphrase = Das ist nicht die Passphrase dieses Exports.
failure-file-no-reader = Was Dateien liest, ließ sich nicht holen. Das liegt nicht an der Datei: versuch es noch einmal mit Netz.
failure-file-unread = Die Datei ließ sich nicht lesen.
failure-no-planner = Es ist kein Sprachmodell eingerichtet.
failure-busy = Ein Sprachmodell wird schon gefragt.
failure-nothing-left = Ohne das Persönliche bleibt nichts zum Nachschlagen.
failure-address-scheme = Die Adresse muss mit https:// beginnen (oder mit http:// für diesen Rechner).
failure-address-unencrypted = Nur dieser Rechner darf unverschlüsselt erreicht werden: Nimm https://.
failure-address-character = In der Adresse steht ein Zeichen, das nicht hineingehört.
failure-address-host = Die Adresse nennt keinen Server.
failure-address-port = Der Port ist keine Zahl von 1 bis 65535.
failure-address-path = Die Adresse muss hinter dem Servernamen enden.
failure-request-too-large = Es wäre zu groß, um gesendet zu werden.
failure-request-header = Ein Teil der Anfrage enthält ein Zeichen, das nicht hineingehört.
failure-not-open = Der Katalog ist noch nicht offen.
failure-not-started = Die Engine ließ sich nicht starten.
failure-stopped = Die Engine ist stehen geblieben.
failure-cancelled = Du hast es angehalten. Nichts wurde geändert.
failure-garbled = Seite und Engine haben einander nicht verstanden.
failure-unexportable = Das Gedächtnis ließ sich nicht als Dokument schreiben.
failure-fetch-status = Der Server antwortete mit { $status }.
failure-fetch-other = Der Server hat an seiner Stelle eine andere Datei.
failure-fetch-said = Der Browser sagt: „{ $said }“.

row-line = Zeile { $line }: { $problem }
row-entry = Eintrag { $number }: { $problem }
row-named = { $name }: { $problem }
row-empty = „{ $field }“ ist leer
row-control-character = „id“ enthält ein Steuerzeichen
row-long-id = „id“ ist länger als { $size }
row-used-id = eine frühere Zeile hat dieselbe „id“
row-cut = „{ $field }“ war zu lang und ist gekürzt
row-long-row = die Zeile ist länger als { $size }
row-not-json = es ist kein JSON (Spalte { $column })
row-not-a-list = die Datei ist keine JSON-Liste (Spalte { $column })
row-not-an-object = es ist kein JSON-Objekt
row-field-not-an-object = „{ $field }“ ist kein Objekt
row-not-a-number = „{ $field }“ ist keine Zahl
row-negative = „popularity“ ist negativ oder keine Zahl
row-date = „date“ ist kein lesbares Datum
row-link = „{ $field }“ ist weder eine Webadresse noch ein Pfad
row-cells = die Zeile hat { $row } Zellen, die Kopfzeile { $header }
row-unclosed = ein Anführungszeichen wird nie geschlossen; die Zeile endet mit der Textzeile
row-column-twice = die Kopfzeile nennt eine Spalte zweimal; die zweite wird übergangen
row-no-column = die Kopfzeile hat keine Spalte „{ $field }“
row-no-items = der Feed hat keine Liste von Einträgen
row-untitled = es hat weder Titel noch Text
row-deep = es ist zu tief verschachtelt
row-no-picture = sein Bild ist keine Webadresse, und eine Seite hat keinen Ordner, in dem es zu finden wäre

facet-source = Quelle
facet-creator = Urheber
facet-tags = Schlagwörter
facet-year = Jahr
facet-category = Kategorie
facet-genre = Genre
facet-kind = Art
facet-language = Sprache
facet-licence = Lizenz
facet-platform = Plattform
facet-country = Land
facet-price = Preis
facet-duration = Dauer
facet-players = Spielerzahl
facet-age = Alter
facet-rating = Bewertung
facet-brand = Marke
facet-colour = Farbe
facet-size = Größe
facet-topic = Thema
facet-author = Autor
facet-publisher = Verlag
facet-format = Format
facet-other = „{ $name }“
