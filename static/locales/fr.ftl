chrome-skip = Aller au contenu
chrome-main-nav = Menu principal
chrome-menu = Menu
chrome-feed = Pour vous
chrome-search = Recherche
chrome-memory = Mémoire
chrome-language = Langue
chrome-to-light = Couleurs claires
chrome-to-dark = Couleurs sombres
chrome-close = Fermer
chrome-too-soon = C’était trop rapide pour avoir été vu. Appuyez de nouveau.
chrome-cancel = Annuler
chrome-retry = Réessayer
chrome-reload = Recharger
chrome-undo = Annuler
chrome-more = En voir plus
chrome-notices = Avis
chrome-offline = Vous êtes hors ligne. Ce que cet appareil a déjà continue de fonctionner.
chrome-missing = Il n’y a rien ici
chrome-missing-hint = L’adresse ne mène à aucune page ni à aucun élément de ce catalogue.
chrome-to-feed = Aller à vos recommandations
chrome-catalog = { $count ->
    [one] { $name }, { $count } élément
    [many] { $name }, { $count } éléments
   *[other] { $name }, { $count } éléments
}
chrome-owner-rules = Règles propres à ce site pour ce qui est montré : { $labels }.
chrome-act-on = { $act } : { $title }
chrome-part-of = { $part } sur { $whole }

failed-engine = Le moteur n’a pas démarré
failed-engine-hint = Penchant fonctionne sur cet appareil et a besoin de WebAssembly et des workers, présents dans tout navigateur actuel. Rien de ce que vous avez fait n’est perdu.
failed-stopped = Le moteur s’est arrêté
failed-stopped-hint = Quelque chose s’y est mal passé. Ce que vous avez fait avant est gardé. Relancez-le pour continuer.
failed-pack = Le catalogue n’a pas pu être chargé
failed-pack-hint = C’est peut-être la connexion. Rien de ce que vous avez fait n’est perdu.
failed-mismatch = Il y a une version plus récente
failed-mismatch-hint = Cette page a été ouverte avant une mise à jour. Rechargez-la pour continuer.
failed-unguarded = Ce navigateur n’offre pas ce sur quoi Penchant s’appuie
failed-unguarded-hint = Penchant n’ouvre sa mémoire que si le navigateur empêche le code qui la lit de joindre d’autres sites. Celui-ci ne le fait pas : rien n’a été ouvert et rien n’a été envoyé. Utilisez un navigateur actuel.
failed-part = Cela n’a pas pu être chargé

card-like = J’aime
card-reject = Pas pour moi
card-save = Garder
card-hidden = Masqué.
card-tell-why = Nous dire pourquoi ? Cela reste ici.
card-noted = Noté. Cela comptera.
card-not-my-kind = Pas mon genre
card-have-it = Je l’ai
card-looks-poor = N’a pas l’air bien
card-owner = { $label } · placé par ce site
card-sold-out = Épuisé
card-past = Terminé
card-variants = { $count ->
    [one] { $count } variante
    [many] { $count } de variantes
   *[other] { $count } variantes
}

feed-title = Pour vous
feed-start = Aimez quelques éléments, et cette page commence à pencher de votre côté. Ce que vous faites ici reste sur cet appareil.
feed-follows = { $count ->
    [one] Elle suit ce que vous faites ici : { $count } action retenue, sur cet appareil seulement.
    [many] Elle suit ce que vous faites ici : { $count } actions retenues, toutes sur cet appareil.
   *[other] Elle suit ce que vous faites ici : { $count } actions retenues, toutes sur cet appareil.
}
feed-empty = C’était tout
feed-empty-hint = Vous vous êtes prononcé sur tous les éléments de ce catalogue. Revenez sur un choix dans Mémoire, ou explorez la Recherche.
feed-changed = Votre mémoire a changé dans un autre onglet.
feed-update = Mettre à jour
feed-below = Nouveau plus bas.
feed-suits-end = Voilà ce qui vous convient pour l’instant
feed-back = Voici de nouveau ce que vous avez aimé.
feed-beyond = Tout à côté
feed-further = La suite s’en éloigne.
feed-learnt = C’est noté : { $changes }
feed-noted = C’est noté.
feed-more-of = +{ $count } { $label }
feed-fewer-of = −{ $count } { $label }
feed-tune = Régler
feed-dials-hint = Ce sont les poids qu’utilise le classement, tels quels.
feed-diversity = Variété
feed-diversity-from = Le plus pertinent d’abord
feed-diversity-to = Aussi différents que possible
feed-novelty = Moins connu
feed-novelty-from = Connus d’abord
feed-novelty-to = Moins connus d’abord
feed-calibration = Équilibre
feed-calibration-from = Le plus pertinent seulement
feed-calibration-to = Votre mélange habituel
feed-exploration = Essais
feed-exploration-from = Aucun
feed-exploration-to = Une carte sur deux
feed-no-guesses = aucun
feed-one-in = 1 sur { $places }
feed-reset = Revenir au milieu

item-similar = Semblables
item-goes-with = Va avec
item-goes-after = Ce que d’autres ont pris ensuite.
item-goes-beside = Du même domaine, d’un autre genre, et proche par le sens.
item-why = Pourquoi serait-ce pour moi ?
item-opens-new = { $host } (s’ouvre dans un nouvel onglet)

why-loading = Calcul en cours…
why-sum = Score
why-exact = La somme des barres donne le score. Rien d’autre n’y entre.
why-title = Pourquoi { $title } ?
why-because = À cause de { $items }
why-shared = Vous penchez pour { $shared }
why-elsewhere = { $title } (dans « { $catalog } »)
why-popular = Populaire, pour commencer
why-languages = Traduit dans de nombreuses langues
why-first = Sa place au départ
why-explore = Un essai, pour apprendre
why-back = Déjà aimé ou gardé
why-beyond = Plus loin : il ne reste rien de plus proche de vous
why-next = À côté de ce que vous aimez : { $kind }
why-similar = Proche de celui-ci
why-asked = Correspond à votre demande
why-by-words = Par ses mots
why-by-meaning = Par son sens
why-by-both = Par les mots et le sens
why-rank = Pour vous, il est à la place { $rank }.
why-rank-without = Sans « { $source } », il serait à la place { $rank }.
why-not-without = Sans « { $source } », il ne serait pas ici.
why-counterfactual = Parmi vos { $places } premiers, sans cela { $leave } n’y serait pas ; à la place, { $enter }.
why-smaller = { $count ->
    [one] { $count } raison plus petite
    [many] { $count } raisons plus petites
   *[other] { $count } raisons plus petites
}
why-most-like = Ce qu’aiment la plupart
why-novelty = Votre réglage « Moins connu »
why-fatigue = Déjà montré, sans suite
why-sold-out = C’est épuisé : c’est donc placé après tout ce qui est disponible.
why-past = C’est terminé : c’est donc placé après tout ce qui est disponible.
why-kind = Votre penchant pour « { $name } »
why-owner = Règle de ce site : { $label }
why-like = Vous aimez { $title }
why-save = Vous avez gardé { $title }
why-have = Vous avez déjà { $title }
why-finished = Vous avez terminé { $title }
why-open = Vous avez ouvert { $title }
why-dwell = Votre temps avec { $title }
why-dislike = Vous n’aimez pas { $title }
why-not-interested = Votre « pas pour moi » à { $title }
why-dismiss = Vous avez écarté { $title }
why-searched = Votre recherche de { $title }
why-view = Votre regard sur { $title }

search-title = Recherche
search-label = Chercher dans le catalogue
search-placeholder = Que cherchez-vous ?
search-filters = Filtres
search-clear = Effacer les filtres
search-clear-text = Effacer la recherche
search-nothing = Rien trouvé
search-nothing-filtered = Rien ne correspond à ces mots et filtres ensemble.
search-nothing-hint = Essayez moins de mots, ou d’autres.
search-meant = Vouliez-vous dire « { $text } » ?
search-near = Ce qui s’en approche
search-recent = Cherché récemment
search-sort = Trié par
search-by-relevance = pertinence
search-by-title = titre
search-by-newest = nouveauté
search-keys = Appuyez sur / pour chercher, ↓ et ↑ pour parcourir les résultats.
search-load-model = Charger la recherche par le sens
search-found = { $count ->
    [one] { $count } élément
    [many] { $count } éléments
   *[other] { $count } éléments
}
search-found-all = { $count ->
    [one] { $count } élément, les plus populaires d’abord
    [many] { $count } éléments, les plus populaires d’abord
   *[other] { $count } éléments, les plus populaires d’abord
}
search-found-best = { $count ->
    [one] Les { $shown } meilleurs sur { $count } élément
    [many] Les { $shown } meilleurs sur { $count } éléments
   *[other] Les { $shown } meilleurs sur { $count } éléments
}
search-words-only = Mots seulement
search-model-soon = Mots seulement, le sens arrive
search-model-loading = Mots seulement, le sens arrive : { $done } sur { $total }
search-model-ready = Mots et sens
search-model-failed = Mots seulement. { $reason }

memory-title = Mémoire
memory-lead = Ce que cet appareil retient de vous, et ce qu’il en fait. C’est gardé dans ce navigateur seulement, et vous pouvez tout reprendre.
memory-export = Exporter
memory-import = Importer
memory-passphrase = Phrase de passe pour l’export et l’import, si vous le souhaitez
memory-passphrase-hint = Sans la phrase de passe, personne ne peut lire le fichier, et personne ne peut la retrouver.
memory-forget-all = Tout oublier
memory-forget-all-sure = Tout oublier ?
memory-forget-all-yes = Oui, tout oublier
memory-forget-all-means = { $count ->
    [one] { $count } action retenue et tout ce qui en découle disparaissent de ce navigateur. Les recommandations repartent de zéro.
    [many] { $count } actions retenues et tout ce qui en découle disparaissent de ce navigateur. Les recommandations repartent de zéro.
   *[other] { $count } actions retenues et tout ce qui en découle disparaissent de ce navigateur. Les recommandations repartent de zéro.
}
memory-forget-all-beside = De même vos notes et ce que vous attendez, vos thèmes, vos sources, les mots qui ne partent jamais, les autorisations, les réglages, le registre de ce qui est parti, les images vues, ce qui a été partagé avec l’application et ce que vous avez demandé. Rien de cela ne peut être récupéré.
memory-beliefs = Ce qu’il suppose
memory-beliefs-hint = Déduit de ce que vous avez fait. Retirez la preuve, et la supposition s’en va avec elle.
memory-no-beliefs = Rien encore. Aimez quelques éléments, et ce qu’ils ont en commun s’affiche ici.
memory-record = Ses résultats
memory-record-hint = Vérifié sur cet appareil, dans ce qu’il retient : où se trouvait chaque chose que vous avez aimée ou gardée, juste avant votre premier geste.
memory-no-record = Rien à vérifier encore. Aimez ou gardez quelques éléments, et ceci compte combien étaient bien classés.
memory-ours = Ce classement
memory-popular = Les plus populaires à la place
memory-worth-hint = Ce que vous prenez et ce que vous laissez déplace le poids de chaque raison pour vous. { $usual }, c’est là que tout le monde commence.
memory-worth-others = Ce que d’autres ont pris
memory-worth-likeness = Ressemblance avec ce que vous avez pris
memory-track-record = { $picks ->
    [1] Votre seul choix jusqu’ici : était-il parmi les { $places } premiers ?
   *[other] De vos { $picks } derniers choix, combien étaient parmi les { $places } premiers ?
}
memory-learnt-from = { $count ->
    [0] Rien appris encore.
    [one] Appris de { $count } comparaison.
    [many] Appris de { $count } comparaisons.
   *[other] Appris de { $count } comparaisons.
}
memory-acts = Ce qu’il retient
memory-no-acts = Rien. Vous partez de zéro.
memory-no-acts-of-kind = Rien de tel n’est en mémoire.
memory-beside = Gardé aussi, et emporté par un export :
memory-filter = Afficher
memory-find = Chercher dans la mémoire
memory-when = Quand
memory-any-time = N’importe quand
memory-last-days = Ces 7 derniers jours
memory-older = Il y a plus longtemps
memory-all = Tout
memory-this-visit = Cette visite
memory-strength = Force
memory-forget = Oublier
memory-forget-these = Oublier ceux-ci ({ $count })
memory-forget-these-sure = Oublier ce qui est affiché ici : { $acts } ?
memory-forget-these-means = Cela disparaît de la mémoire, avec tout ce qui en découle, et avec votre note sur ce dont rien d’autre ne reste. Pendant un instant, on peut le récupérer.
memory-forgotten = { $count ->
    [0] Il n’y avait rien à oublier.
    [1] Oublié.
   *[other] { $count } actions oubliées.
}
memory-forgotten-all = Tout est oublié.
memory-forgotten-all-but = Tout est oublié. Pendant un instant, on peut récupérer ceci et rien d’autre : { $acts }.
memory-restored = Remis en place : { $acts }.
memory-more-evidence = Toutes les preuves (+{ $more })
memory-remembered = { $count ->
    [one] { $count } action
    [many] { $count } actions
   *[other] { $count } actions
}
memory-remembered-size = { $count ->
    [one] { $count } action, { $size }
    [many] { $count } actions, { $size }
   *[other] { $count } actions, { $size }
}
memory-volatile = Ce navigateur ne laisse rien garder : tout est oublié à la fermeture de l’onglet.
memory-newer = Ce qui est retenu ici a été écrit par une version plus récente de Penchant. Celle-ci n’y touche pas et ne garde rien. Rechargez la page pour avoir la plus récente. Sur la page Mémoire, vous pouvez tout oublier et recommencer.
memory-held = Un autre onglet tient cette mémoire avec une autre version de Penchant : rien n’est gardé ici. Fermez tous les autres onglets de Penchant et rechargez cette page.
memory-incomplete = Une partie de cette mémoire manque dans le stockage du navigateur : on ne peut ni la lire ni y ajouter, et rien n’est gardé. Sur la page Mémoire, vous pouvez tout oublier et recommencer.
memory-lost = Le navigateur a trouvé cette mémoire endommagée et l’a supprimée. Ce que vous ferez désormais est gardé. Si vous avez un export, importez son fichier sur la page Mémoire pour le récupérer.
memory-mended = Le navigateur avait perdu cette mémoire ; elle a été rétablie depuis sa seconde copie, et rien ne manque. Si vous l’aviez supprimée vous-même, oubliez tout sur la page Mémoire.
memory-recopied = La seconde copie de cette mémoire manquait ou était endommagée ; elle a été refaite, et rien ne manque.
memory-evicted = Le navigateur a effacé ce qui était retenu ici, comme il le fait quand la place manque ou qu’un site n’est plus visité depuis longtemps. Ce que vous ferez désormais est gardé. Si vous avez un export, importez son fichier sur la page Mémoire pour le récupérer.
memory-not-removed = Le navigateur n’a pas supprimé cette mémoire. Fermez tous les autres onglets de Penchant et réessayez, ou effacez les données de ce site dans les réglages du navigateur.
memory-damaged = { $count ->
    [one] { $count } enregistrement de la mémoire n’a pas pu être lu. Il a été mis de côté, pas supprimé ; tout le reste fonctionne.
    [many] { $count } enregistrements de la mémoire n’ont pas pu être lus. Ils ont été mis de côté, pas supprimés ; tout le reste fonctionne.
   *[other] { $count } enregistrements de la mémoire n’ont pas pu être lus. Ils ont été mis de côté, pas supprimés ; tout le reste fonctionne.
}
memory-missing = { $count ->
    [one] { $count } action notée a disparu : le stockage du navigateur l’a perdue. Tout le reste est là.
    [many] { $count } d’actions notées ont disparu : le stockage du navigateur les a perdues. Tout le reste est là.
   *[other] { $count } actions notées ont disparu : le stockage du navigateur les a perdues. Tout le reste est là.
}
memory-unreadable-newer = Une version plus récente de cette application a écrit ce que celle-ci ne peut pas lire : { $parts }. C’est gardé tel quel. Rechargez pour obtenir la version plus récente.
memory-unreadable = Endommagé et mis de côté : { $parts }. Réglez-le à nouveau sur sa page.
memory-unreadable-held = D’ici là, rien ne quitte cet appareil.
memory-part-private-words = les mots qui ne doivent jamais partir
memory-part-autonomy = ce que l’agent peut faire
memory-part-provider = le modèle de langage configuré
memory-part-grant = une autorisation
memory-part-encyclopedia = l’encyclopédie choisie
memory-part-dials = les réglages
memory-part-suggestions = quand l’agent peut se manifester
memory-part-notes = une note
memory-part-watches = quelque chose que vous attendez
memory-part-sources = une de vos sources
memory-part-things = une note sur un élément
memory-did-view = Vu :
memory-did-dwell = { $time } avec
memory-did-open = Ouvert :
memory-did-save = Gardé :
memory-did-have = Déjà là :
memory-did-finish = Terminé :
memory-did-stop = Abandonné :
memory-did-like = Aimé :
memory-did-dislike = Pas aimé :
memory-did-not-interested = Refusé :
memory-did-dismiss = Écarté :
memory-did-search = Cherché :
memory-kind-view = Vus
memory-kind-dwell = Temps passé
memory-kind-open = Ouverts
memory-kind-save = Gardés
memory-kind-finished = Terminé
memory-kind-stopped = Abandonné
memory-kind-like = Aimés
memory-kind-reject = Pas pour moi
memory-kind-search = Recherches

history-title = Un historique : { $sources }
history-hint = L’import accepte aussi les exports de Letterboxd, IMDb, Goodreads, StoryGraph, Netflix, Spotify, YouTube, Trakt, Last.fm et d’une vingtaine d’autres, sans les ouvrir. Ils sont lus sur cet appareil et montrés avant que rien ne soit retenu.
history-lead = Lu sur cet appareil. Rien n’en est retenu avant que vous le disiez.
history-span = De { $from } à { $to }
history-first = Tel que ce sera retenu
history-line = { $what } : { $count }
history-rated-of = Noté { $value } sur { $of }
history-consumed = Vu, écouté ou lu
history-finished = Terminé
history-stopped = Abandonné
history-started = Commencé
history-rated = Noté
history-liked = Aimé
history-disliked = Pas aimé
history-wants = Souhaité
history-has = Possédé
history-saved = Gardé
history-skipped = Passé
history-follows = Suivi
history-in-catalogue = Dans « { $catalog } » : { $matched } trouvés, { $maybe } par le titre seul, { $unknown } absents.
history-unknown-hint = Ce qui n’y est pas est retenu par son nom, et compte là où un catalogue a des choses du même genre.
history-by-title = Prendre aussi ceux trouvés par le titre seul
history-left-out = Laissé de côté
history-left-out-line = { $why } : { $count } (d’abord : { $place })
history-private = Écarté pour vous protéger : { $columns }
history-undated = Sans date : { $count }
history-why-private = Fait en privé
history-why-trailer = Bandes-annonces et résumés
history-why-advert = Publicités
history-why-other-event = Autres évènements
history-why-short = Trop court pour dire quelque chose
history-why-no-title = Sans nom
history-why-no-act = Rien n’a été fait
history-why-unknown-status = Un état inconnu
history-why-twice = Dit deux fois
history-why-other-profile = D’un autre profil
history-why-deleted = Supprimé là-bas
history-why-undecided = Le nom du fichier ne dit pas ce qui a été fait
history-why-broken = Illisible
history-why-unknown-file = Fichiers d’un autre type
history-why-too-large = Trop grand
history-why-packed = Verrouillé, ou compressé autrement
history-ask-day-month = Ses dates se lisent de deux façons. Qu’est-ce qui vient d’abord dans { $example } ?
history-day-first = Le jour
history-month-first = Le mois
history-ask-profile = Plusieurs personnes ont utilisé ce compte. Quel profil est le vôtre ?
history-ask-columns = Ce n’est pas le fichier d’un service connu : ses colonnes sont lues selon leur nom. Regardez les lignes ci-dessus avant de le prendre.
history-keep = Retenir
history-taken-back = Annulé : rien n’en est retenu.

things-title = Mes choses
things-lead = Ce que vous voulez, aimez, avez, avez terminé ou abandonné, avec vos notes. Cela reste dans ce navigateur, et un export l’emporte.
things-shared = Une liste partagée
things-shared-lead = La regarder ne change rien. Ce que vous marquez ici est retenu comme vôtre.
things-none = Rien ici pour l’instant
things-none-hint = Gardez ou aimez quelque chose, dites que vous l’avez, ou écrivez une note sur sa page.
things-elsewhere = Pas dans ce catalogue : { $count }
things-latest = Les plus récents d’abord
things-share-file = Partager en fichier
things-share-link = Copier un lien
things-copied = Copié. Qui ouvre le lien voit ces éléments, et rien d’autre de vous.
things-copied-of = Copié, avec { $count } sur { $of } : un lien en contient { $most } au plus, et rien de ce que vous avez ajouté vous-même.
things-edit = Note et collections
things-note = Votre note
things-collections = Collections
things-new = Nom d’une collection
things-add = Y ajouter
things-kept = C’est gardé.

day-today = Aujourd’hui
day-today-inside = aujourd’hui
day-yesterday = Hier
day-yesterday-inside = hier
day-at-clock = { $day }, { $clock }

network-title = Ce qui est passé par le réseau
network-rule = Une règle que le navigateur fait respecter empêche cette page et son moteur d’atteindre une autre adresse que ce site. Ce que vous autorisez passe par une porte qui ne connaît rien d’autre, et est d’abord consigné.
network-engine = Le moteur lit aussi le catalogue et le modèle de langue depuis ce site ; ces fichiers sont les mêmes pour tous et ne sont pas comptés ici.
network-left = { $count ->
    [one] { $count } requête a quitté cet appareil
    [many] { $count } requêtes ont quitté cet appareil
   *[other] { $count } requêtes ont quitté cet appareil
}
network-own = { $count ->
    [one] Depuis son ouverture, cette page a demandé à son propre site ({ $host }) { $count } fichier : code, apparence et images. { $bytes } sont venus du réseau, le reste de cet appareil.
    [many] Depuis son ouverture, cette page a demandé à son propre site ({ $host }) { $count } fichiers : code, apparence et images. { $bytes } sont venus du réseau, le reste de cet appareil.
   *[other] Depuis son ouverture, cette page a demandé à son propre site ({ $host }) { $count } fichiers : code, apparence et images. { $bytes } sont venus du réseau, le reste de cet appareil.
}
network-foreign-none = Elle n’a rien demandé à aucun autre site.
network-foreign = { $count ->
    [one] { $count } requête est allée à { $hosts }.
    [many] { $count } requêtes sont allées à { $hosts }.
   *[other] { $count } requêtes sont allées à { $hosts }.
}
network-blocked = { $count ->
    [one] { $count } tentative d’atteindre un autre site, arrêtée par le navigateur.
    [many] { $count } tentatives d’atteindre un autre site, arrêtées par le navigateur.
   *[other] { $count } tentatives d’atteindre un autre site, arrêtées par le navigateur.
}

asking-nav = Demander
asking-title = Demander
asking-lead = Dites ce que vous voulez, avec tout ce qui compte et tout ce qui ne doit pas être : en anglais, ou avec les mots du catalogue. C’est lu sur cet appareil, et oublié à la fermeture de l’onglet.
asking-label = Que voulez-vous ?
asking-placeholder = Que voulez-vous, et que non ?
asking-more = Ajouter, changer ou reprendre
asking-send = Demander
asking-examples = Par exemple
asking-example-like = quelque chose comme { $title }
asking-example-but-not = je cherche { $value }, mais pas { $other }
asking-example-three = montre-m’en trois : { $value } ou { $other }
asking-example-anything-but = tout sauf { $value }
asking-read-as = Lu ainsi. Appuyez sur un élément pour le reprendre.
asking-no-preference = Sans préférence
asking-start-over = Recommencer
asking-nothing = Rien ici ne remplit tout cela
asking-not-enough = Reprendre une seule condition ne suffit pas.
asking-nearest = Ce qui s’en approche le plus
asking-wish = plutôt { $reading }
asking-no-text = rien avec « { $value } »
asking-is = { $name } : { $value }
asking-is-not = { $name } : pas { $value }
asking-below = { $name } en dessous de { $value }
asking-above = { $name } au-dessus de { $value }
asking-at-least = { $name } au moins { $value }
asking-at-most = { $name } au plus { $value }
asking-bound = au plus { $value }
asking-take-back = Reprendre : { $reading }
asking-question = { $name } : est-ce important ?
asking-fit = { $count ->
    [one] { $count } élément, et il remplit tout
    [many] { $count } éléments, et chacun remplit tout
   *[other] { $count } éléments, et chacun remplit tout
}
asking-sum = { $name } : { $sum } en tout, sur { $limit } au plus
asking-without = { $count ->
    [one] Sans « { $reading } » : { $count } élément
    [many] Sans « { $reading } » : { $count } éléments
   *[other] Sans « { $reading } » : { $count } éléments
}
asking-like = comme { $titles }
asking-unlike = pas comme { $titles }
asking-seen = sauf { $titles }, déjà connu
asking-about = sur { $words }
asking-count-of = { $count } d’entre eux
asking-least-first = moins de { $name } d’abord
asking-most-first = plus de { $name } d’abord
asking-different = autre qu’avant
asking-surprise = une surprise
asking-did-you-mean = Vouliez-vous dire { $reading } ?
asking-marked-liked = ce que vous avez aimé
asking-marked-saved = ce que vous avez gardé
asking-marked-known = ce que vous connaissez déjà
asking-marked-within = { $days ->
    [one] { $what }, depuis hier
    [many] { $what }, ces { $days } derniers jours
   *[other] { $what }, ces { $days } derniers jours
}
asking-unmarked = sans { $what }
asking-unread = non compris : « { $value } »
asking-question-unread = De quoi parle « { $words } » ?
asking-language-read = Lu comme : { $language }.
asking-unmeant = Certains mots n’ont pas pu être cherchés par leur sens : le modèle nécessaire n’a pas pu être chargé.
asking-cut = Le texte était trop long : seuls ses 20 000 premiers caractères ont été lus.
asking-act-greeting = Bonjour ! Dites avec vos mots ce que vous cherchez : comment ce doit être, et ce que ce ne doit pas être.
asking-act-thanks = Avec plaisir.
asking-act-help = Dites avec vos mots ce que vous voulez : des titres que vous avez aimés, ce qui doit être ou pas, la durée, pour qui. Puis continuez : « plus court », « moins cher », « pas celui-là », « autre chose », « retour ».
asking-act-why = Ils respectent toutes les conditions ci-dessous ; vos souhaits et vos goûts décident de l’ordre.
asking-act-compare = Ce que vous avez nommé, le plus adapté d’abord.
asking-act-recall = Le plus récent d’abord.
asking-recalled = Ce que dit la mémoire
asking-recalled-nothing = Rien n’en est retenu.
asking-recalled-days = du { $from } au { $to }
asking-recalled-until = jusqu’au { $to }
asking-act-forget-all = Tout ce qui est connu de vous se trouve sous « Mémoire » ; vous pouvez l’y supprimer.
asking-act-back = Retour à ce que vous disiez avant.

planning-how = Le plan
planning-locally = Planifié sur cet appareil, par des règles. Chaque élément a été vérifié pour chaque condition.
planning-by-own = Planifié par le modèle de ce navigateur, sur cet appareil. Chaque élément a été vérifié ici pour chaque condition.
planning-by = Planifié par { $planner }. Chaque élément a été vérifié sur cet appareil pour chaque condition.
planning-elsewhere = un modèle ailleurs
planning-ask-own = Laisser planifier le modèle de ce navigateur
planning-ask-planner = Laisser planifier { $model }
planning-no-plan = Aucun plan n’est venu du modèle. { $why } Celui-ci a été fait sur cet appareil.
planning-thinking = Un plan se prépare…
planning-stop = Arrêter
planning-yes = Oui, faites-le
planning-no = Non
planning-stranger = Le modèle qui a planifié demande :
planning-your-answer = Votre réponse
planning-send = Répondre
planning-undo = Annuler
planning-without = Relancer sans cette étape
planning-change = Modifier
planning-with-words = Relancer avec ces mots
planning-earlier = Relancer avec cette étape plus tôt
planning-save-trace = Enregistrer le plan et son résultat
planning-looking-up = Consultation en cours…
planning-looked-up = Consulté
planning-wants-remember = Garder à l’esprit désormais : « { $text } » ?
planning-wants-forget = Oublier ce que la mémoire contient sur « { $text } » ?
planning-wants-watch = Vous prévenir s’il y a du nouveau pour « { $text } » ?
planning-wants-lookup = Chercher « { $text } » dans une encyclopédie ? Vous verrez exactement ce qui partirait.
planning-wants-tool = Laisser le plan utiliser « { $tool } » ?
planning-budget-spent = Il l’aurait fait de lui-même, mais les actions des dernières 24 heures sont épuisées.
planning-acted = Fait sans vous demander
planning-step-about = { $tool } « { $text } »
planning-step = { $step } : { $result }
planning-done = fait
planning-undone = annulé
planning-declined = vous avez dit non
planning-not-done = pas fait
planning-search = Chercher dans le catalogue
planning-similar = Trouver du semblable
planning-recommend = Recommander
planning-filter = Garder ce qui convient
planning-compare = Comparer
planning-details = Lire les détails
planning-recall = Regarder dans la mémoire
planning-remember = Garder quelque chose à l’esprit
planning-forget = Oublier quelque chose
planning-ask = Vous demander
planning-explain = Dire pourquoi
planning-bundle = Composer un ensemble
planning-watch = Guetter
planning-lookup = Consulter une encyclopédie

# Pourquoi une étape n’a pas pu se faire.
planning-failed-argument = il manque quelque chose dans le plan
planning-failed-no-earlier-step = elle renvoie à une étape qui n’est pas avant elle
planning-failed-no-such-facet = le catalogue ne classe par rien de ce nom
planning-failed-no-such-value = le catalogue n’a pas cette valeur
planning-failed-not-compared = cela ne se compare pas ainsi
planning-failed-adds-up-to-nothing = ce n’est pas un nombre qui s’additionne
planning-failed-nothing-to-be-like = il n’y a rien à quoi ressembler
planning-failed-step-found-nothing = cette étape n’a rien trouvé
planning-failed-wrong-arguments = ce n’est pas à l’agent seul de le faire
planning-failed-enough-acts = assez a été fait pour un seul but
planning-failed-enough-questions = assez a été demandé pour un seul but
planning-failed-nothing-remembered = la mémoire n’en contient rien
planning-failed-not-kept = cela n’a pas pu être gardé
planning-failed-nothing-found = rien n’a été trouvé, ou ce n’était pas permis

standing-title = Ce que l’agent peut faire
standing-lead = Ce qu’il fait de lui-même, ce qu’il garde à l’esprit, et quand il peut prendre la parole.
standing-dial = Ce qu’il fait de lui-même
standing-separate = Ce qui quitte cet appareil vous est demandé à part, à chaque niveau.
standing-table = Ce que ce niveau veut dire, outil par outil
standing-tool = Outil
standing-asked = À votre demande
standing-unasked = De lui-même
standing-level-of = Niveau
standing-as-above = comme ci-dessus
standing-notes = Gardé à l’esprit
standing-no-notes = Rien. Dites “remember that …” sur la page Demander.
standing-watches = En attente de
standing-no-watches = Rien. Dites “tell me when there is …” sur la page Demander, ou ici.
standing-full = Autant que l’on peut en garder : { $most }. Retirez-en un pour en ajouter un autre.
standing-watch-for = Me prévenir quand il y a
standing-add = Ajouter
standing-remove = Retirer
standing-unasked-title = Suggestions à l’ouverture de l’application
standing-per-day = Au plus par jour
standing-quiet-from = Pas de
standing-quiet-to = jusqu’à
standing-save = Enregistrer
standing-saved = Enregistré.
standing-since-here = Depuis votre dernière visite
standing-stop-kind = Arrêter ces suggestions
standing-hide = Pas maintenant
standing-stopped = Arrêté. Vous pouvez les reprendre sous « Ce que l’agent peut faire ».
standing-answers = Répond, seulement à la demande
standing-suggests = Suggère aussi
standing-prepares = Prépare, et vous confirmez
standing-acts = Agit, vous le dit, et peut l’annuler
standing-acts-within = Agit dans un budget
standing-acts-left = Encore possible sans demander, en 24 heures : { $left } sur { $most }
standing-does = le fait
standing-tells = le fait et vous le dit
standing-confirms = vous demande d’abord
standing-refuses = ne le fait pas
standing-kind-watched = Ce que vous attendez est arrivé
standing-kind-saved = Ce que vous avez gardé et jamais regardé
standing-why-watched = Nouveau depuis { $day }, quand vous avez demandé d’être prévenu pour « { $text } »
standing-why-saved = Gardé { $day }, et pas regardé depuis
standing-since = depuis { $day }

topics-title = Vos thèmes
topics-hint = Ce que vous avez dit vous-même d’un thème. Cela compte à côté de ce que vous faites, et un export l’emporte.
topics-none = Aucun pour l’instant. Sur la page d’un élément, ou là où une carte dit pourquoi, vous pouvez suivre un thème, en vouloir moins ou le masquer.
topics-control = Thème
topics-neutral = Suivre ?
topics-follow = Suivi
topics-less = Moins
topics-mute = Masqué
topics-followed = Vous suivez { $topic }.
topics-lessened = Moins de { $topic } désormais.
topics-muted = { $topic } est masqué : rien n’en est recommandé. La recherche le trouve toujours.
topics-let-go = { $topic } compte de nouveau selon ce que vous faites.
topics-lifts = { $count ->
    [one] Fait monter { $count } élément ici.
    [many] Fait monter { $count } d’éléments ici.
   *[other] Fait monter { $count } éléments ici.
}
topics-holds-back = { $count ->
    [one] Fait reculer { $count } élément ici.
    [many] Fait reculer { $count } d’éléments ici.
   *[other] Fait reculer { $count } éléments ici.
}
topics-hides = { $count ->
    [one] Écarte { $count } élément des recommandations ici ; la recherche le trouve.
    [many] Écarte { $count } d’éléments des recommandations ici ; la recherche les trouve.
   *[other] Écarte { $count } éléments des recommandations ici ; la recherche les trouve.
}
topics-because = Parce que vous suivez { $topic }
topics-source-follow = Vous suivez « { $topic } »
topics-source-less = Vous vouliez moins de « { $topic } »
topics-asked-more = Vous en vouliez plus : { $name }
topics-feedback = Moins ou plus, parce que …
topics-rule-seen = « { $name } » : vu ailleurs
topics-rule-not-now = « { $name } » : pas maintenant
topics-rule-too-long = Trop long : { $bound }
topics-rule-maker = Rien de { $name }
topics-rule-topic = Rien sur « { $name } »
topics-rule-similar = Trop proche de « { $name } »
topics-rule-more = Plus comme « { $name } »
topics-rule-more-by = Plus de { $name }
topics-rule-until = { $rule } · jusqu’au { $date }
topics-rules = Ce que vous avez dit d’éléments
topics-rules-hint = Chaque règle prend fin à sa date, ou quand vous la retirez. La recherche trouve encore ce qu’elle écarte, et Demander aussi, par son nom.
topics-kept-out = Écarté des recommandations, comme vous l’avez dit : { $rule }
memory-part-topics = un de vos thèmes
memory-part-dozen = vos douze du jour
memory-part-shelves = l’ordre de vos étagères

today-nav = Aujourd’hui
today-title = Vos douze du jour
today-lead = Ils vous vont, et vous ne les aviez pas encore vus ici. Ils restent toute la journée.
today-start = Un début varié, car rien n’est encore connu de vous. Ils restent toute la journée.
today-end = C’était tout pour aujourd’hui. Les douze suivants arrivent demain.
today-none = Rien de nouveau ne vous va aujourd’hui
today-none-hint = Tout ce qui vous irait a déjà été montré. Dites ce que vous aimez d’autre, ou parcourez la recherche.
today-before = De { $day }
today-more = Plus comme { $title }
today-new = Nouveautés
today-sources = De vos sources
today-back = À reprendre
today-other = Autre chose
today-why-followed = Le meilleur d’un thème que vous suivez.
today-why-more = Ce que vous avez aimé ou gardé en dernier.
today-why-new = Le plus récent par sa date, parmi ce qui vous va.
today-why-sources = Ce que vous avez ajouté à côté du catalogue.
today-why-back = Vous les avez ouverts ou gardés sans dire ce que vous en pensez.
today-why-other = En dehors de ce que vous aimez, le meilleur d’abord.
today-pin = Épingler
today-hide = Masquer
today-hidden = « { $shelf } » est masqué.
today-hidden-shelves = Étagères masquées
today-show = Réafficher

welcome-lead = { $count ->
    [one] { $name } : { $count } élément. Que voulez-vous en voir ?
    [many] { $name } : { $count } d’éléments. Que voulez-vous en voir ?
   *[other] { $name } : { $count } éléments. Que voulez-vous en voir ?
}
welcome-show = Montrez-moi
welcome-skip = Passer

sources-title = Vos propres sources
sources-lead = Des flux, des pages et des listes que vous ajoutez. Leurs éléments se placent à côté de ceux du catalogue, sur cet appareil seulement, chacun avec sa source.
sources-add-title = Ajouter une source
sources-name = Nom (si vide, le sien)
sources-file = Un fichier : un flux (RSS, Atom, JSON Feed), une page web enregistrée, JSON-LD, CSV ou JSON Lines
sources-paste = Ou collez son texte
sources-add = Ajouter
sources-adding = Lecture…
sources-list = Ajoutées
sources-none = Rien encore. Il n’y a que les éléments du catalogue.
sources-look = Parcourir
sources-remove = Retirer
sources-by-words = trouvable par les mots ; par le sens une fois le modèle de langue chargé
sources-left-out = Laissé de côté
sources-only-first = Seules les { $most } premières de { $entries } entrées ont été prises.
sources-from = De { $source }, que vous avez ajoutée
sources-added = { $count ->
    [one] { $count } élément de « { $name } » ajouté.
    [many] { $count } éléments de « { $name } » ajoutés.
   *[other] { $count } éléments de « { $name } » ajoutés.
}
sources-line = { $count ->
    [one] { $count } élément, { $day }
    [many] { $count } éléments, { $day }
   *[other] { $count } éléments, { $day }
}
sources-removed = « { $name } » retirée.

device-newer = Il y a une version plus récente.
device-update = Mettre à jour
device-updating = Mise à jour…
device-title = Sur cet appareil
device-lead = Penchant fonctionne ici, pas sur un serveur. Ce dont il a besoin peut rester ici aussi.
device-offline = Sans réseau
device-works-offline = Elle s’ouvre désormais sans réseau.
device-not-offline-yet = Tout ce qu’il lui faut n’est pas encore ici : d’ici là, elle ne s’ouvre qu’avec le réseau.
device-offline-hint = L’application, son catalogue, votre mémoire et la recherche par mots n’ont pas besoin de réseau après la première visite. Les images et la recherche par le sens sont plus volumineuses ; gardez-les si vous les voulez aussi.
device-keep = Garder hors ligne ({ $size })
device-kept = Tout est gardé sur cet appareil : { $size }.
device-keep-failed = Cela s’est arrêté. { $reason } Ce qui est venu jusqu’ici est gardé.
device-pause = Pause
device-resume = Continuer
device-remove = Retirer de cet appareil
device-looking = Vérification…
device-progress = Gardé jusqu’ici
device-persistent = Votre navigateur s’est engagé à ne pas l’effacer de lui-même.
device-not-persistent = Votre navigateur peut l’effacer si l’appareil manque de place.
device-install = Comme application
device-install-hint = Installée, elle a sa fenêtre et son icône, ouvre des listes d’éléments, et reçoit ce que d’autres applications partagent.
device-install-button = Installer
device-installed = Elle est installée.
device-not-offered = Votre navigateur ne propose pas d’installation ici, ou elle est déjà faite.
device-install-offer = Penchant peut avoir sa propre place sur cet appareil.
device-handed = Partagé avec Penchant
device-handed-hint = Cela reste sur cet appareil.
device-handed-nothing = Rien n’a été partagé
device-handed-nothing-hint = Partagez un texte, un lien, une image ou une liste avec Penchant, et cela s’affiche ici.
device-look-at-it = Regarder ce qui a été partagé ?
device-from-site = C’est le site { $site } qui l’a envoyé, pas une de vos applications. Rien n’en a été ouvert.
device-from-unknown = Si vous ne venez pas de le partager, un site l’a peut-être envoyé. Rien n’en a été ouvert.
device-a-text = Un texte
device-show-it = Afficher
device-throw-away = Jeter
device-beginning-only = Ce n’en est que le début.
device-look-for = Chercher cela
device-picture = L’image partagée
device-picture-hint = Le modèle sur cet appareil lit des mots, pas des images. Dites avec des mots ce que vous cherchez :
device-take-in = L’ajouter à votre mémoire
device-taken-in = { $count ->
    [one] { $count } action ajoutée à votre mémoire.
    [many] { $count } actions ajoutées à votre mémoire.
   *[other] { $count } actions ajoutées à votre mémoire.
}
device-taken-in-before = Déjà en mémoire : { $count }.
device-stays-forgotten = Oublié ici, et cela reste ainsi : { $count }.
device-not-taken-in = { $count ->
    [one] { $count } ligne n’a pas pu être lue.
    [many] { $count } lignes n’ont pas pu être lues.
   *[other] { $count } lignes n’ont pas pu être lues.
}
device-damaged = Le fichier est abîmé ici : { $places }.
device-unknown = Inconnu de cette version : { $places }.
device-memory-file = C’est un export de la mémoire de Penchant.
device-items-file = C’est peut-être une liste d’éléments.
device-try-it = L’essayer comme catalogue
device-unknown-file = Penchant ne peut rien faire de ce genre de fichier.
device-no-text = Ce fichier ne contient pas de texte, quoi que dise son nom.
device-too-large = C’est trop grand pour être lu ici : { $size } au plus. Rien n’a été lu.
device-too-large-for-page = C’est trop grand pour une page : { $size } au plus. L’outil en ligne de commande le lit.
device-trial = Essayer sur votre site
device-trial-lead = Déposez ici un fichier CSV ou JSON de vos éléments, et obtenez ce qu’il faut à votre site pour recommander. Le fichier ne quitte pas cet appareil.
device-drop = Déposez un fichier ici, ou choisissez-en un
device-name = Nom du catalogue
device-name-default = Mon catalogue
device-working = En cours…
device-reading = Lu : { $share }
device-embedding = Sens saisi : { $done } sur { $of }
device-built = { $count ->
    [one] { $count } élément dans le paquet
    [many] { $count } éléments dans le paquet
   *[other] { $count } éléments dans le paquet
}
device-first = Ce que verrait un nouveau visiteur
device-left-out = Laissé de côté
device-more-left-out = … et { $more } de plus
device-steps = Le mettre sur votre site
device-step-pack = Décompressez ceci à côté de vos pages :
device-download = Télécharger le paquet
device-step-embed = Copiez le dossier du widget à côté :
device-step-snippet = Écrivez ceci là où doivent être les recommandations :
device-copy = Copier
device-copied = Copié.
device-with-vectors = Les semblables se trouvent par le sens.
device-connect = Un site demande
device-connect-hint = Dans ses pages, dans une partie que seul Penchant peut lire, il veut montrer ce qui vous convient. Cette partie suivrait ce que cet appareil retient de vous. Le site lui-même apprend sur quoi vous cliquez, comme pour tout lien, et rien d’autre.
device-connect-yes = Laisser suivre ma mémoire
device-connect-no = Non
device-connect-done = Autorisé. Revenez au site.
device-connect-alone = Cette fenêtre n’a été ouverte par aucun site qui attend une réponse.
device-asks = { $site } demande à suivre vos goûts
device-without-vectors = Les semblables se trouvent par les mots. Pour le sens, chargez d’abord le modèle de langue dans la Recherche (jusqu’à 500 éléments), ou construisez le paquet avec l’outil en ligne de commande.

leaves-nav = Partage
leaves-title = Ce qui part
leaves-lead = Rien ne quitte cet appareil sans que vous l’ayez dit. Ce qui l’a quitté est consigné ici avant de partir, octet par octet.
leaves-nothing = Rien n’a quitté cet appareil
leaves-nothing-detail = C’est ce que dit le registre que tient cette application, depuis { $day }. Chaque entrée vient d’être vérifiée.
leaves-some-detail = { $bytes } à { $hosts }, depuis { $day }. Chaque entrée du registre vient d’être vérifiée.
leaves-unreadable = Le registre ne peut pas être lu
leaves-unreadable-hint = Tant qu’il ne peut pas l’être, rien ne part.
leaves-broken = Le registre a été endommagé
leaves-broken-hint = Des entrées manquent ou ont été modifiées hors de cette application ; personne ne peut donc dire ce qui est parti.
leaves-newer = Une version plus récente de l’application a écrit dans le registre
leaves-newer-hint = Cette version ne peut pas tout en lire, donc ne peut pas dire ce qui est parti. Rechargez pour obtenir la plus récente.
leaves-export = Exporter le registre
leaves-erase = Effacer les contenus
leaves-erased = Les contenus sont effacés. Que quelque chose est parti, quand, à qui et combien, cela reste.
leaves-grants = Ce que vous autorisez
leaves-no-grants = Aucune autorisation en cours. Quoi qui doive partir, on vous le demande d’abord.
leaves-until = { $purpose }, jusqu’au { $day }
leaves-until-closed = { $purpose }, jusqu’à la fermeture de cet onglet
leaves-revoke = Reprendre
leaves-revoked = Repris.
leaves-unreadable-grant = Une autorisation illisible
leaves-unreadable-grant-hint = Rien ne part tant qu’elle est ici. Reprenez-la, et redonnez-la quand on vous la demande.
leaves-refused = Vous avez dit non dans cet onglet :
leaves-ask-again = Me redemander
leaves-receipts = Reçus
leaves-no-receipts = Aucun. La première chose qui part s’affiche ici.
leaves-receipt = { $purpose }, { $size }, { $outcome }
leaves-content = Ce qui a été envoyé
leaves-content-erased = Le contenu a été effacé.
leaves-loading = Consultation…
leaves-private = Ne part jamais
leaves-private-hint = Noms et mots retirés de tout ce qui part, un par ligne.
leaves-too-many-private = Rien n’a été enregistré : la liste en compte { $listed }, et { $most } au plus peuvent être gardés. Raccourcissez la liste.
leaves-save = Enregistrer
leaves-saved = Enregistré.
leaves-asked = Ceci peut-il quitter votre appareil ?
leaves-no = Non
leaves-once = Cette fois seulement
leaves-session = Tant que cet onglet est ouvert
leaves-thirty-days = Pendant 30 jours
leaves-recipient = À
leaves-reason = Pour
leaves-holds = Cela contient
leaves-holds-these = Cela contient : { $scopes }
leaves-exactly = Exactement ce qui est envoyé
leaves-exactly-size = Exactement ce qui est envoyé ({ $size })
leaves-replaced = Retiré de vos mots avant l’envoi
leaves-not-replaced = Rien dans vos mots n’a semblé personnel. Relisez-les avant de répondre.
leaves-browser-adds = Votre navigateur ajoute son nom et sa version. Ni cookies, ni adresse de cette page.
leaves-local = C’est sur cet appareil.
leaves-planner = Un modèle de langue
leaves-planner-hint = Facultatif. On ne lui demande que des plans, chaque fois avec votre permission ; tout fonctionne sans lui.
leaves-kind = Type
leaves-open-ai = Compatible OpenAI : llama.cpp, LM Studio, vLLM, OpenAI
leaves-endpoint = Adresse
leaves-model = Modèle
leaves-key = Clé, s’il en faut une
leaves-key-hint = Gardée jusqu’à la fermeture de cette page. Elle n’est pas enregistrée, et seule la porte l’a.
leaves-offers = Outre vos mots, on peut lui dire
leaves-remove = Retirer
leaves-test = L’essayer
leaves-test-goal = Something good for a rainy evening.
leaves-test-passed = { $count ->
    [one] Cela marche : un plan de { $count } étape est revenu.
    [many] Cela marche : un plan de { $count } étapes est revenu.
   *[other] Cela marche : un plan de { $count } étapes est revenu.
}
leaves-testing = Demande en cours…
leaves-stop = Arrêter
leaves-encyclopedia = L’encyclopédie
leaves-encyclopedia-hint = Quelle Wikipédia est consultée quand vous cherchez quelque chose : une autre langue, ou une copie à vous.
leaves-catalogue = Un catalogue venu d’ailleurs
leaves-catalogue-hint = L’adresse d’un pack.json sur un autre site. Son hôte apprend que quelqu’un le lit, et rien d’autre.
leaves-open = L’ouvrir
leaves-opened = Un autre catalogue est ouvert, jusqu’à la fermeture de cette page.
leaves-look-up = Consulter
leaves-show-picture = Montrer son image ({ $host })
leaves-for-plan = planifier ce que vous avez demandé
leaves-for-lookup = consulter une encyclopédie
leaves-for-picture = une image
leaves-for-catalog = un catalogue
leaves-scope-goal = ce que vous avez demandé
leaves-scope-tools = ce que cette application sait faire
leaves-scope-facets = comment le catalogue est rangé
leaves-scope-taste = quels genres de choses vous aimez
leaves-scope-titles = des titres que vous avez aimés ou gardés
leaves-scope-query = les mots recherchés
leaves-scope-address = l’adresse d’un fichier
leaves-was-private = un mot à vous
leaves-was-name = un nom
leaves-was-email = une adresse e-mail
leaves-was-phone = un numéro de téléphone
leaves-was-address = une adresse
leaves-was-id = un numéro qui vous désigne
leaves-pending = envoyé, ou sur le point de l’être
leaves-sent = envoyé
leaves-never-sent = jamais envoyé
leaves-answered = répondu ({ $status }, { $size })
leaves-unanswered = envoyé, sans réponse
leaves-given-up = envoyé, puis abandonné
leaves-too-long = envoyé ; la réponse était trop longue
leaves-stopped = envoyé, et arrêté
leaves-stopped-by-you = envoyé, et arrêté par vous
leaves-not-allowed = Vous ne l’avez pas autorisé, donc rien n’a été envoyé.
leaves-not-written = Cela n’a pas pu être consigné, donc rien n’a été envoyé.
leaves-unguarded = Ce qui protège votre vie privée ne peut pas être lu, donc rien n’a été envoyé. L’avis en haut dit quelle partie.
leaves-cancelled = Arrêté.
leaves-no-key = La clé doit être saisie de nouveau : elle n’est jamais enregistrée.
leaves-network = Injoignable. S’il tourne sur cet appareil, laissez-le accepter des requêtes de toute origine.
leaves-timeout = Cela a pris trop de temps.
leaves-status = La réponse fut l’échec { $status }.
leaves-status-complaint = La réponse fut l’échec { $status } : « { $complaint } »
leaves-garbage = Ce qui est revenu est illisible.
leaves-no-plan = Il répond, mais pas par un plan : prenez un modèle plus grand.
leaves-declined = Le modèle a refusé.
leaves-budget = Il en serait parti plus que permis pour une question.
leaves-bad-request = Cela ne peut pas être demandé. { $why }
leaves-bad-pack = Ce catalogue ne peut pas être ouvert. { $why }
leaves-no-article = Il n’y a rien sous ce titre.
leaves-ambiguous = Le titre y désigne plusieurs choses.
leaves-fresh = ({ $host }), demandé { $day }
leaves-fresh-as-of = ({ $host }), en date du { $revised }, demandé { $day }

failure-pack-status = Le fichier { $path } du catalogue n’a pas pu être chargé : le serveur a répondu { $status }.
failure-pack-unread = Le fichier { $path } du catalogue n’a pas pu être chargé.
failure-pack-too-large = Le fichier { $path } du catalogue est trop grand pour être lu ici ({ $size }).
failure-pack-altered = Le fichier { $path } du catalogue n’est pas celui que sa liste annonce : il est coupé, modifié ou d’une autre version.
failure-pack-newer = Une version plus récente de Penchant a fait ce catalogue. Rechargez la page pour avoir la version plus récente.
failure-pack-malformed = Le fichier { $path } du catalogue ne contient pas ce qu’il devrait. L’outil en ligne de commande dit à son propriétaire ce qui ne va pas.
failure-memory-quota = L’appareil n’a plus de place, donc ceci n’a pas été gardé.
failure-memory-aborted = Le navigateur a annulé la modification, donc ceci n’a pas été gardé.
failure-memory-unavailable = Le stockage du navigateur est inutilisable, donc ceci n’a pas été gardé.
failure-memory-unencodable = Ceci ne peut pas être écrit de façon à pouvoir être relu, donc ce n’a pas été gardé.
failure-memory-platform = Le stockage du navigateur a échoué, donc ceci n’a pas été gardé.
failure-not-found = Il n’y a pas d’élément « { $item } » dans ce catalogue.
failure-model-absent = Le modèle de langue n’est pas chargé.
failure-model-other = Ce catalogue a été préparé avec un autre modèle de langue, ou sans.
failure-model-status = Le modèle de langue n’a pas pu être chargé : le serveur a répondu { $status }.
failure-model-altered = Un fichier du modèle de langue n’est pas le bon.
failure-model-unloaded = Le modèle de langue n’a pas pu être chargé.
failure-model-broken = Le modèle de langue a échoué.
failure-file-kind = C’est un fichier d’une autre sorte : les tableaux (CSV, TSV), le JSON, les flux et les pages sont lus.
failure-file-no-item = Il ne contient aucun élément.
failure-file-no-item-first = Il ne contient aucun élément. Premier problème : { $problem }.
failure-file-no-name = Il lui faut un nom.
failure-file-no-export = Ce fichier n’est pas un export de la mémoire de Penchant.
failure-file-damaged = Cet export est abîmé au point que rien ne peut en être lu.
failure-file-locked = Cet export est protégé par une phrase de passe : saisissez-la dans le champ à côté d’« Importer » et choisissez le fichier à nouveau.
failure-file-passphrase = Ce n’est pas la phrase de passe de cet export.
failure-file-no-reader = Ce qui lit les fichiers n’a pas pu être téléchargé. Le fichier n’y est pour rien : réessayez avec le réseau.
failure-file-unread = Le fichier n’a pas pu être lu.
failure-no-planner = Aucun modèle de langue n’est configuré.
failure-busy = Un modèle de langue est déjà interrogé.
failure-nothing-left = Sans ce qui est personnel, il ne reste rien à chercher.
failure-address-scheme = L’adresse doit commencer par https:// (ou http:// pour cette machine).
failure-address-unencrypted = Seule cette machine peut être jointe sans chiffrement : utilisez https://.
failure-address-character = L’adresse contient un caractère qui n’y a pas sa place.
failure-address-host = L’adresse ne nomme aucun hôte.
failure-address-port = Le port n’est pas un nombre de 1 à 65535.
failure-address-path = L’adresse doit s’arrêter après l’hôte.
failure-request-too-large = Ce serait trop grand pour être envoyé.
failure-request-header = Une partie de la requête contient un caractère qui n’y a pas sa place.
failure-not-open = Le catalogue n’est pas encore ouvert.
failure-not-started = Le moteur n’a pas pu démarrer.
failure-stopped = Le moteur s’est arrêté.
failure-cancelled = Vous l’avez arrêté. Rien n’a été modifié.
failure-garbled = La page et le moteur ne se sont pas compris.
failure-unexportable = La mémoire n’a pas pu être écrite comme document.
failure-fetch-status = Le serveur a répondu { $status }.
failure-fetch-other = Le serveur a un autre fichier à sa place.
failure-fetch-said = Le navigateur dit : « { $said } ».

row-line = ligne { $line } : { $problem }
row-entry = entrée { $number } : { $problem }
row-named = { $name } : { $problem }
row-empty = « { $field } » est vide
row-control-character = « id » contient un caractère de contrôle
row-long-id = « id » dépasse { $size }
row-used-id = une ligne précédente a le même « id »
row-cut = « { $field } » était trop long et a été coupé
row-long-row = la ligne dépasse { $size }
row-not-json = ce n’est pas du JSON (colonne { $column })
row-not-a-list = le fichier n’est pas une liste JSON (colonne { $column })
row-not-an-object = ce n’est pas un objet JSON
row-field-not-an-object = « { $field } » n’est pas un objet
row-not-a-number = « { $field } » n’est pas un nombre
row-negative = « popularity » est négatif ou n’est pas un nombre
row-date = « date » n’est pas une date lisible
row-link = « { $field } » n’est ni une adresse web ni un chemin
row-cells = la ligne a { $row } cellules, l’en-tête { $header }
row-unclosed = un guillemet n’est jamais fermé ; la ligne s’arrête à la fin de sa ligne de texte
row-column-twice = l’en-tête nomme une colonne deux fois ; la seconde est ignorée
row-no-column = l’en-tête n’a pas de colonne « { $field } »
row-no-items = le flux n’a pas de liste d’entrées
row-untitled = il n’a ni titre ni texte
row-deep = il est trop imbriqué
row-no-picture = son image n’est pas une adresse web, et une page n’a pas de dossier où la trouver

facet-source = source
facet-creator = auteur
facet-tags = mots-clés
facet-year = année
facet-category = catégorie
facet-genre = genre
facet-kind = type
facet-language = langue
facet-licence = licence
facet-platform = plateforme
facet-country = pays
facet-price = prix
facet-duration = durée
facet-players = joueurs
facet-age = âge
facet-rating = note
facet-brand = marque
facet-colour = couleur
facet-size = taille
facet-topic = sujet
facet-author = auteur
facet-publisher = éditeur
facet-format = format
facet-other = « { $name } »
