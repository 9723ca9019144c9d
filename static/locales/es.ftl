chrome-skip = Ir al contenido
chrome-main-nav = Menú principal
chrome-menu = Menú
chrome-feed = Para ti
chrome-search = Buscar
chrome-memory = Memoria
chrome-language = Idioma
chrome-to-light = Colores claros
chrome-to-dark = Colores oscuros
chrome-close = Cerrar
chrome-too-soon = Fue demasiado rápido para haberlo visto. Pulsa otra vez.
chrome-cancel = Cancelar
chrome-retry = Reintentar
chrome-reload = Recargar
chrome-undo = Deshacer
chrome-more = Mostrar más
chrome-notices = Avisos
chrome-offline = Estás sin conexión. Lo que este dispositivo ya tiene sigue funcionando.
chrome-missing = Aquí no hay nada
chrome-missing-hint = La dirección no lleva a ninguna página ni elemento de este catálogo.
chrome-to-feed = Ir a tus recomendaciones
chrome-catalog = { $count ->
    [one] { $name }, { $count } elemento
    [many] { $name }, { $count } de elementos
   *[other] { $name }, { $count } elementos
}
chrome-owner-rules = Reglas propias de este sitio sobre lo que se muestra: { $labels }.
chrome-act-on = { $act }: { $title }
chrome-part-of = { $part } de { $whole }

failed-engine = El motor no arrancó
failed-engine-hint = Penchant funciona en este dispositivo y necesita WebAssembly y workers, que tiene todo navegador actual. No se ha perdido nada de lo que hiciste.
failed-stopped = El motor se detuvo
failed-stopped-hint = Algo falló en él. Lo que hiciste antes está guardado. Vuelve a iniciarlo para seguir.
failed-pack = No se pudo cargar el catálogo
failed-pack-hint = Puede ser la conexión. No se ha perdido nada de lo que hiciste.
failed-mismatch = Hay una versión más nueva
failed-mismatch-hint = Esta página se abrió antes de una actualización. Recárgala para seguir.
failed-unguarded = Este navegador no ofrece aquello en lo que Penchant se apoya
failed-unguarded-hint = Penchant solo abre su memoria donde el navegador impide que el código que la lee llegue a otros sitios. Este no lo hace: no se ha abierto ni enviado nada. Usa un navegador actual.
failed-part = Esto no se pudo cargar

card-like = Me gusta
card-reject = No es para mí
card-save = Guardar
card-hidden = Oculto.
card-tell-why = ¿Nos dices por qué? Se queda aquí.
card-noted = Anotado. Contará.
card-not-my-kind = No es mi estilo
card-have-it = Lo tengo
card-looks-poor = Tiene mala pinta
card-owner = { $label } · colocado por este sitio
card-sold-out = Agotado
card-past = Terminado
card-variants = { $count ->
    [one] { $count } variante
    [many] { $count } de variantes
   *[other] { $count } variantes
}

feed-title = Para ti
feed-start = Marca unas cuantas cosas que te gusten, y esta página empezará a inclinarse hacia ti. Lo que hagas aquí se queda en este dispositivo.
feed-follows = { $count ->
    [one] Sigue lo que haces aquí: { $count } acto recordado, solo en este dispositivo.
    [many] Sigue lo que haces aquí: { $count } de actos recordados, todos en este dispositivo.
   *[other] Sigue lo que haces aquí: { $count } actos recordados, todos en este dispositivo.
}
feed-empty = Eso era todo
feed-empty-hint = Has decidido sobre cada elemento de este catálogo. Retira algo en Memoria, o echa un vistazo en Buscar.
feed-changed = Tu memoria cambió en otra pestaña.
feed-update = Actualizar
feed-below = Nuevo más abajo.
feed-suits-end = Esto es lo que te encaja ahora
feed-back = Vuelve lo que ya te gustó.
feed-beyond = Justo al lado
feed-further = Lo que sigue queda más lejos.
feed-learnt = Anotado: { $changes }
feed-noted = Anotado.
feed-more-of = +{ $count } { $label }
feed-fewer-of = −{ $count } { $label }
feed-tune = Ajustar
feed-dials-hint = Estos son los pesos que usa la clasificación, tal cual.
feed-diversity = Variedad
feed-diversity-from = Lo más afín primero
feed-diversity-to = Lo más distinto posible
feed-novelty = Menos conocido
feed-novelty-from = Lo conocido primero
feed-novelty-to = Lo menos conocido primero
feed-calibration = Equilibrio
feed-calibration-from = Solo lo más afín
feed-calibration-to = Tu mezcla habitual
feed-exploration = Pruebas
feed-exploration-from = Ninguna
feed-exploration-to = Una de cada dos tarjetas
feed-no-guesses = ninguna
feed-one-in = 1 de cada { $places }
feed-reset = Volver al punto medio

item-similar = Parecidos
item-goes-with = Va con esto
item-goes-after = Lo que otros tomaron después.
item-goes-beside = Del mismo ámbito, de otro tipo, y cercano en significado.
item-why = ¿Por qué sería para mí?
item-opens-new = { $host } (se abre en otra pestaña)

why-loading = Sumando…
why-sum = Puntuación
why-exact = Las barras suman la puntuación. No entró nada más.
why-title = ¿Por qué { $title }?
why-because = Por { $items }
why-shared = Te inclinas por { $shared }
why-elsewhere = { $title } (en «{ $catalog }»)
why-popular = Popular, para empezar
why-languages = Traducido a muchos idiomas
why-first = Su lugar de partida
why-explore = Una prueba, para aprender
why-back = Ya te gustó o lo guardaste
why-beyond = Más lejos: no queda nada más cercano a ti
why-next = Junto a lo que te gusta: { $kind }
why-similar = Cercano a este
why-asked = Encaja con lo que pediste
why-by-words = Por sus palabras
why-by-meaning = Por su significado
why-by-both = Por palabras y significado
why-rank = Para ti, está en el puesto { $rank }.
why-rank-without = Sin «{ $source }», estaría en el puesto { $rank }.
why-not-without = Sin «{ $source }», no estaría aquí.
why-counterfactual = De tus primeros { $places }, sin ello { $leave } no estaría; en su lugar, { $enter }.
why-smaller = { $count ->
    [one] { $count } razón menor
    [many] { $count } de razones menores
   *[other] { $count } razones menores
}
why-most-like = Lo que gusta a la mayoría
why-novelty = Tu control «Menos conocido»
why-fatigue = Ya mostrado, sin interés
why-sold-out = Está agotado, así que queda detrás de todo lo que está disponible.
why-past = Ya terminó, así que queda detrás de todo lo que está disponible.
why-kind = Tu inclinación por «{ $name }»
why-owner = Regla de este sitio: { $label }
why-like = Te gusta { $title }
why-save = Guardaste { $title }
why-have = Ya tienes { $title }
why-finished = Terminaste { $title }
why-open = Abriste { $title }
why-dwell = Tu tiempo con { $title }
why-dislike = No te gusta { $title }
why-not-interested = Tu «no es para mí» a { $title }
why-dismiss = Apartaste { $title }
why-searched = Tu búsqueda de { $title }
why-view = Tu mirada a { $title }

search-title = Buscar
search-label = Buscar en el catálogo
search-placeholder = ¿Qué buscas?
search-filters = Filtros
search-clear = Quitar filtros
search-clear-text = Borrar la búsqueda
search-nothing = No se encontró nada
search-nothing-filtered = Nada encaja con estas palabras y filtros a la vez.
search-nothing-hint = Prueba con menos palabras, o con otras.
search-meant = ¿Querías decir «{ $text }»?
search-near = Lo que más se acerca
search-recent = Buscado hace poco
search-sort = Ordenado por
search-by-relevance = relevancia
search-by-title = título
search-by-newest = novedad
search-keys = Pulsa / para buscar, ↓ y ↑ para recorrer los resultados.
search-load-model = Cargar la búsqueda por significado
search-found = { $count ->
    [one] { $count } elemento
    [many] { $count } de elementos
   *[other] { $count } elementos
}
search-found-all = { $count ->
    [one] { $count } elemento, los más populares primero
    [many] { $count } de elementos, los más populares primero
   *[other] { $count } elementos, los más populares primero
}
search-found-best = { $count ->
    [one] Los mejores { $shown } de { $count } elemento
    [many] Los mejores { $shown } de { $count } de elementos
   *[other] Los mejores { $shown } de { $count } elementos
}
search-words-only = Solo palabras
search-model-soon = Solo palabras, el significado está en camino
search-model-loading = Solo palabras, el significado está en camino: { $done } de { $total }
search-model-ready = Palabras y significado
search-model-failed = Solo palabras. { $reason }

memory-title = Memoria
memory-lead = Lo que este dispositivo recuerda de ti, y lo que deduce. Se guarda solo en este navegador, y puedes retirar cualquier parte.
memory-export = Exportar
memory-import = Importar
memory-passphrase = Frase de contraseña para exportar e importar, si quieres
memory-passphrase-hint = Sin la frase de contraseña nadie puede leer el archivo, y nadie puede recuperarla.
memory-forget-all = Olvidarlo todo
memory-forget-all-sure = ¿Olvidarlo todo?
memory-forget-all-yes = Sí, olvidarlo todo
memory-forget-all-means = { $count ->
    [one] { $count } acto recordado y todo lo deducido de él desaparecen de este navegador. Las recomendaciones empiezan de nuevo.
    [many] { $count } de actos recordados y todo lo deducido de ellos desaparecen de este navegador. Las recomendaciones empiezan de nuevo.
   *[other] { $count } actos recordados y todo lo deducido de ellos desaparecen de este navegador. Las recomendaciones empiezan de nuevo.
}
memory-forget-all-beside = También tus notas y lo que esperas, tus temas, tus fuentes, las palabras que no salen nunca, los permisos, los ajustes, el registro de lo que salió, las imágenes vistas, lo compartido con la aplicación y lo que pediste. Nada de eso se puede recuperar.
memory-beliefs = Lo que supone
memory-beliefs-hint = Deducido de lo que hiciste. Quita la prueba, y la suposición se va con ella.
memory-no-beliefs = Nada todavía. Marca unas cuantas cosas, y lo que tienen en común se verá aquí.
memory-record = Qué tal lo hace
memory-record-hint = Comprobado en este dispositivo, en lo que recuerda: dónde estaba cada cosa que te gustó o guardaste, justo antes de tocarla por primera vez.
memory-no-record = Nada que comprobar todavía. Marca o guarda unas cuantas cosas, y aquí se cuenta cuántas estaban bien colocadas.
memory-ours = Esta clasificación
memory-popular = En su lugar, lo más popular
memory-worth-hint = Lo que tomas y lo que dejas cambia cuánto cuenta cada razón para ti. { $usual } es donde empieza todo el mundo.
memory-worth-others = Lo que otros tomaron
memory-worth-likeness = Parecido con lo que tomaste
memory-track-record = { $picks ->
    [1] Tu única elección hasta ahora: ¿estaba entre los primeros { $places }?
   *[other] De tus últimas { $picks } elecciones, ¿cuántas estaban entre los primeros { $places }?
}
memory-learnt-from = { $count ->
    [0] Nada aprendido todavía.
    [one] Aprendido de { $count } comparación.
    [many] Aprendido de { $count } de comparaciones.
   *[other] Aprendido de { $count } comparaciones.
}
memory-acts = Lo que recuerda
memory-no-acts = Nada. Empiezas de cero.
memory-no-acts-of-kind = No se recuerda nada así.
memory-beside = También guardado, y se lleva en una exportación:
memory-filter = Mostrar
memory-find = Buscar en la memoria
memory-when = Cuándo
memory-any-time = En cualquier momento
memory-last-days = En los últimos 7 días
memory-older = Hace más tiempo
memory-all = Todo
memory-this-visit = Esta visita
memory-strength = Fuerza
memory-forget = Olvidar
memory-forget-these = Olvidar estos ({ $count })
memory-forget-these-sure = ¿Olvidar lo que se muestra aquí: { $acts }?
memory-forget-these-means = Desaparece de la memoria, con todo lo deducido, y con tu nota sobre aquello de lo que no queda nada más. Por un momento se puede recuperar.
memory-forgotten = { $count ->
    [0] No había nada que olvidar.
    [1] Olvidado.
   *[other] { $count } actos olvidados.
}
memory-forgotten-all = Todo está olvidado.
memory-forgotten-all-but = Todo está olvidado. Por un momento se puede recuperar esto y nada más: { $acts }.
memory-restored = Devuelto: { $acts }.
memory-more-evidence = Todas las pruebas (+{ $more })
memory-remembered = { $count ->
    [one] { $count } acto
    [many] { $count } de actos
   *[other] { $count } actos
}
memory-remembered-size = { $count ->
    [one] { $count } acto, { $size }
    [many] { $count } de actos, { $size }
   *[other] { $count } actos, { $size }
}
memory-volatile = Este navegador no deja guardar nada, así que se olvida al cerrar la pestaña.
memory-newer = Lo que se recuerda aquí lo escribió una versión más nueva de Penchant. Esta lo deja como está y no guarda nada. Recarga la página para tener la más nueva. En la página Memoria puedes olvidarlo todo y empezar de nuevo.
memory-held = Otra pestaña retiene esta memoria con otra versión de Penchant, así que aquí no se guarda nada. Cierra todas las demás pestañas de Penchant y recarga esta página.
memory-incomplete = Falta una parte de esta memoria en el almacenamiento del navegador: no se puede leer ni ampliar, y no se guarda nada. En la página Memoria puedes olvidarlo todo y empezar de nuevo.
memory-lost = El navegador encontró dañada esta memoria y la borró. Lo que hagas desde ahora se guarda. Si tienes una exportación, importa su archivo en la página Memoria para recuperarla.
memory-mended = El navegador había perdido esta memoria y se recuperó de su segunda copia: no falta nada. Si la habías borrado tú, olvida todo en la página Memoria.
memory-recopied = La segunda copia de esta memoria faltaba o estaba dañada y se hizo de nuevo: no falta nada.
memory-evicted = El navegador ha borrado lo que aquí se recordaba, como hace cuando falta espacio o cuando un sitio no se visita en mucho tiempo. Lo que hagas desde ahora se guarda. Si tienes una exportación, importa su archivo en la página Memoria para recuperarlo.
memory-not-removed = El navegador no eliminó esta memoria. Cierra todas las demás pestañas de Penchant e inténtalo de nuevo, o borra los datos de este sitio en los ajustes del navegador.
memory-damaged = { $count ->
    [one] No se pudo leer { $count } registro de la memoria. Se apartó, no se borró; todo lo demás funciona.
    [many] No se pudieron leer { $count } de registros de la memoria. Se apartaron, no se borraron; todo lo demás funciona.
   *[other] No se pudieron leer { $count } registros de la memoria. Se apartaron, no se borraron; todo lo demás funciona.
}
memory-missing = { $count ->
    [one] Falta { $count } acción anotada: el almacenamiento del navegador la ha perdido. Todo lo demás está.
    [many] Faltan { $count } de acciones anotadas: el almacenamiento del navegador las ha perdido. Todo lo demás está.
   *[other] Faltan { $count } acciones anotadas: el almacenamiento del navegador las ha perdido. Todo lo demás está.
}
memory-unreadable-newer = Una versión más nueva de esta aplicación ha escrito lo que esta no puede leer: { $parts }. Se guarda tal como está. Recarga para tener la versión más nueva.
memory-unreadable = Dañado y apartado: { $parts }. Ajústalo de nuevo en su página.
memory-unreadable-held = Hasta entonces, nada sale de este dispositivo.
memory-part-private-words = las palabras que nunca deben salir
memory-part-autonomy = lo que el agente puede hacer
memory-part-provider = el modelo de lenguaje configurado
memory-part-grant = un permiso
memory-part-encyclopedia = la enciclopedia elegida
memory-part-dials = los mandos
memory-part-suggestions = cuándo puede hablar el agente
memory-part-notes = una nota
memory-part-watches = algo que esperas
memory-part-sources = una fuente tuya
memory-part-things = una nota sobre un elemento
memory-did-view = Visto:
memory-did-dwell = { $time } con
memory-did-open = Abierto:
memory-did-save = Guardado:
memory-did-have = Ya lo tenías:
memory-did-finish = Terminado:
memory-did-stop = Abandonado:
memory-did-like = Te gustó:
memory-did-dislike = No te gustó:
memory-did-not-interested = Rechazado:
memory-did-dismiss = Apartado:
memory-did-search = Buscado:
memory-kind-view = Vistos
memory-kind-dwell = Tiempo dedicado
memory-kind-open = Abiertos
memory-kind-save = Guardados
memory-kind-finished = Terminado
memory-kind-stopped = Abandonado
memory-kind-like = Me gusta
memory-kind-reject = No es para mí
memory-kind-search = Búsquedas

history-title = Un historial: { $sources }
history-hint = También se importan las exportaciones de Letterboxd, IMDb, Goodreads, StoryGraph, Netflix, Spotify, YouTube, Trakt, Last.fm y unas veinte más, sin abrir. Se leen en este dispositivo y se muestran antes de recordar nada.
history-lead = Leído en este dispositivo. Nada se recuerda hasta que lo digas.
history-span = De { $from } a { $to }
history-first = Así se recordará
history-line = { $what }: { $count }
history-rated-of = Valorado con { $value } de { $of }
history-consumed = Visto, oído o leído
history-finished = Terminado
history-stopped = Abandonado
history-started = Empezado
history-rated = Valorado
history-liked = Gustó
history-disliked = No gustó
history-wants = Deseado
history-has = En propiedad
history-saved = Guardado
history-skipped = Saltado
history-follows = Seguido
history-in-catalogue = En «{ $catalog }»: { $matched } encontrados, { $maybe } solo por el título, { $unknown } no están.
history-unknown-hint = Lo que no está se recuerda por su nombre y cuenta donde un catálogo tenga cosas de su tipo.
history-by-title = Incluir también los encontrados solo por el título
history-left-out = Omitido
history-left-out-line = { $why }: { $count } (primero: { $place })
history-private = Descartado para protegerte: { $columns }
history-undated = Sin fecha: { $count }
history-why-private = Hecho en privado
history-why-trailer = Tráileres y resúmenes
history-why-advert = Anuncios
history-why-other-event = Otros sucesos
history-why-short = Demasiado corto para decir algo
history-why-no-title = Sin nombre
history-why-no-act = No se hizo nada
history-why-unknown-status = Un estado desconocido
history-why-twice = Contado dos veces
history-why-other-profile = De otro perfil
history-why-deleted = Borrado allí
history-why-undecided = El nombre del archivo no dice qué se hizo
history-why-broken = Ilegible
history-why-unknown-file = Archivos de otro tipo
history-why-too-large = Demasiado grande
history-why-packed = Cerrado o comprimido de otra forma
history-ask-day-month = Sus fechas se pueden leer de dos maneras. ¿Qué va primero en { $example }?
history-day-first = El día
history-month-first = El mes
history-ask-profile = Varias personas usaron esta cuenta. ¿Cuál es tu perfil?
history-ask-columns = No es un archivo de un servicio conocido: sus columnas se leen según su nombre. Mira las filas de arriba antes de aceptarlo.
history-keep = Recordarlo
history-taken-back = Deshecho: no se recuerda nada de ello.

things-title = Mis cosas
things-lead = Lo que quieres, te gusta, tienes, terminaste o dejaste, con tus notas. Queda en este navegador, y una exportación se lo lleva.
things-shared = Una lista compartida
things-shared-lead = Mirarla no cambia nada. Lo que marques aquí se recuerda como tuyo.
things-none = Aún no hay nada
things-none-hint = Guarda algo, di que te gusta o que lo tienes, o escribe una nota en su página.
things-elsewhere = No están en este catálogo: { $count }
things-latest = Lo último primero
things-share-file = Compartir como archivo
things-share-link = Copiar un enlace
things-copied = Copiado. Quien abra el enlace ve estos elementos, y nada más de ti.
things-copied-of = Copiado, con { $count } de { $of }: un enlace lleva { $most } como mucho, y nada que hayas añadido tú.
things-edit = Nota y colecciones
things-note = Tu nota
things-collections = Colecciones
things-new = Nombre de una colección
things-add = Añadir
things-kept = Guardado.

day-today = Hoy
day-today-inside = hoy
day-yesterday = Ayer
day-yesterday-inside = ayer
day-at-clock = { $day }, { $clock }

network-title = Lo que pasó por la red
network-rule = Una regla que impone el navegador impide que esta página y su motor lleguen a otra dirección que este sitio. Lo que permites pasa por una puerta que no sabe nada más, y antes se anota.
network-engine = El motor también lee el catálogo y el modelo de lenguaje de este sitio; esos archivos son iguales para todos y no se cuentan aquí.
network-left = { $count ->
    [one] { $count } petición salió de este dispositivo
    [many] { $count } de peticiones salieron de este dispositivo
   *[other] { $count } peticiones salieron de este dispositivo
}
network-own = { $count ->
    [one] Desde que se abrió, esta página pidió a su propio sitio ({ $host }) { $count } archivo: su código, su aspecto e imágenes. { $bytes } llegaron por la red, el resto de este dispositivo.
    [many] Desde que se abrió, esta página pidió a su propio sitio ({ $host }) { $count } de archivos: su código, su aspecto e imágenes. { $bytes } llegaron por la red, el resto de este dispositivo.
   *[other] Desde que se abrió, esta página pidió a su propio sitio ({ $host }) { $count } archivos: su código, su aspecto e imágenes. { $bytes } llegaron por la red, el resto de este dispositivo.
}
network-foreign-none = No pidió nada a ningún otro sitio.
network-foreign = { $count ->
    [one] { $count } petición fue a { $hosts }.
    [many] { $count } de peticiones fueron a { $hosts }.
   *[other] { $count } peticiones fueron a { $hosts }.
}
network-blocked = { $count ->
    [one] { $count } intento de llegar a otro sitio, detenido por el navegador.
    [many] { $count } de intentos de llegar a otro sitio, detenidos por el navegador.
   *[other] { $count } intentos de llegar a otro sitio, detenidos por el navegador.
}

asking-nav = Pedir
asking-title = Pedir
asking-lead = Di lo que quieres, con todo lo que importa y todo lo que no debe ser: en inglés, o con palabras del catálogo. Se lee en este dispositivo, y se olvida al cerrar la pestaña.
asking-label = ¿Qué quieres?
asking-placeholder = ¿Qué quieres, y qué no?
asking-more = Añadir, cambiar o retirar
asking-send = Pedir
asking-examples = Por ejemplo
asking-example-like = algo como { $title }
asking-example-but-not = busco { $value }, pero no { $other }
asking-example-three = muéstrame tres: { $value } o { $other }
asking-example-anything-but = cualquier cosa menos { $value }
asking-read-as = Leído así. Pulsa uno para retirarlo.
asking-no-preference = Me da igual
asking-start-over = Empezar de nuevo
asking-nothing = Nada aquí cumple todo eso
asking-not-enough = Retirar una sola condición no basta.
asking-nearest = Lo que más se acerca
asking-wish = mejor { $reading }
asking-no-text = nada con «{ $value }»
asking-is = { $name }: { $value }
asking-is-not = { $name }: no { $value }
asking-below = { $name } por debajo de { $value }
asking-above = { $name } por encima de { $value }
asking-at-least = { $name } al menos { $value }
asking-at-most = { $name } como mucho { $value }
asking-bound = como mucho { $value }
asking-take-back = Retirar: { $reading }
asking-question = { $name }: ¿importa?
asking-fit = { $count ->
    [one] { $count } elemento, y lo cumple todo
    [many] { $count } de elementos, y cada uno lo cumple todo
   *[other] { $count } elementos, y cada uno lo cumple todo
}
asking-sum = { $name }: { $sum } en total, de { $limit } como mucho
asking-without = { $count ->
    [one] Sin «{ $reading }»: { $count } elemento
    [many] Sin «{ $reading }»: { $count } de elementos
   *[other] Sin «{ $reading }»: { $count } elementos
}
asking-like = como { $titles }
asking-unlike = no como { $titles }
asking-seen = sin { $titles }, ya conocido
asking-about = sobre { $words }
asking-count-of = { $count } de ellos
asking-least-first = primero menos { $name }
asking-most-first = primero más { $name }
asking-different = otros que antes
asking-surprise = una sorpresa
asking-did-you-mean = ¿Quisiste decir { $reading }?
asking-marked-liked = lo que te gustó
asking-marked-saved = lo que guardaste
asking-marked-known = lo que ya conoces
asking-marked-within = { $days ->
    [one] { $what }, desde ayer
    [many] { $what }, en los últimos { $days } días
   *[other] { $what }, en los últimos { $days } días
}
asking-unmarked = sin { $what }
asking-unread = no entendido: «{ $value }»
asking-question-unread = ¿A qué se refiere «{ $words }»?
asking-language-read = Leído como { $language }.
asking-unmeant = Algunas palabras no se pudieron buscar por su significado: el modelo necesario no se pudo cargar.
asking-cut = El texto era demasiado largo: solo se leyeron sus primeros 20 000 caracteres.
asking-act-greeting = ¡Hola! Di con tus palabras qué buscas: cómo debe ser y qué no debe ser.
asking-act-thanks = De nada.
asking-act-help = Di con tus palabras qué quieres: títulos que te gustaron, qué debe o no debe ser, cuánto dura, para quién. Después sigue: «más corto», «más barato», «ese no», «otra cosa», «atrás».
asking-act-why = Cumplen todas las condiciones de abajo; lo que deseas y lo que te gusta decide el orden.
asking-act-compare = Lo que nombraste, lo más adecuado primero.
asking-act-recall = Lo último primero.
asking-recalled = Lo que dice la memoria
asking-recalled-nothing = No se recuerda nada de eso.
asking-recalled-days = del { $from } al { $to }
asking-recalled-until = hasta el { $to }
asking-act-forget-all = Todo lo que se sabe de ti está en «Memoria»; allí puedes borrarlo.
asking-act-back = De vuelta a lo que dijiste antes.

planning-how = El plan
planning-locally = Planeado en este dispositivo, por reglas. Cada elemento se comprobó con cada condición.
planning-by-own = Planeado por el modelo de este navegador, en este dispositivo. Cada elemento se comprobó aquí con cada condición.
planning-by = Planeado por { $planner }. Cada elemento se comprobó en este dispositivo con cada condición.
planning-elsewhere = un modelo de otro lugar
planning-ask-own = Que planee el modelo de este navegador
planning-ask-planner = Que planee { $model }
planning-no-plan = Del modelo no llegó ningún plan. { $why } Este se hizo en este dispositivo.
planning-thinking = Se está haciendo un plan…
planning-stop = Parar
planning-yes = Sí, hazlo
planning-no = No
planning-stranger = El modelo que planeó pregunta:
planning-your-answer = Tu respuesta
planning-send = Responder
planning-undo = Deshacer
planning-without = Repetir sin este paso
planning-change = Cambiar
planning-with-words = Repetir con estas palabras
planning-earlier = Repetir con este paso antes
planning-save-trace = Guardar el plan y su resultado
planning-looking-up = Consultando…
planning-looked-up = Consultado
planning-wants-remember = ¿Tener en cuenta desde ahora: «{ $text }»?
planning-wants-forget = ¿Olvidar lo que la memoria guarda sobre «{ $text }»?
planning-wants-watch = ¿Avisarte cuando haya algo nuevo de «{ $text }»?
planning-wants-lookup = ¿Buscar «{ $text }» en una enciclopedia? Verás exactamente lo que saldría.
planning-wants-tool = ¿Dejar que el plan use «{ $tool }»?
planning-budget-spent = Lo haría por sí mismo, pero se han agotado las acciones de las últimas 24 horas.
planning-acted = Hecho sin preguntarte
planning-step-about = { $tool } «{ $text }»
planning-step = { $step }: { $result }
planning-done = hecho
planning-undone = deshecho
planning-declined = dijiste que no
planning-not-done = sin hacer
planning-search = Buscar en el catálogo
planning-similar = Encontrar parecidos
planning-recommend = Recomendar
planning-filter = Quedarse con lo que encaja
planning-compare = Comparar
planning-details = Leer sobre los elementos
planning-recall = Mirar en la memoria
planning-remember = Tener algo en cuenta
planning-forget = Olvidar algo
planning-ask = Preguntarte
planning-explain = Decir por qué
planning-bundle = Armar un conjunto
planning-watch = Estar atento
planning-lookup = Consultar algo

# Por qué no se pudo hacer un paso.
planning-failed-argument = falta algo en lo que dice el plan
planning-failed-no-earlier-step = se refiere a un paso que no está antes
planning-failed-no-such-facet = el catálogo no ordena por nada con ese nombre
planning-failed-no-such-value = el catálogo no tiene ese valor
planning-failed-not-compared = no se puede comparar así
planning-failed-adds-up-to-nothing = no es un número que se pueda sumar
planning-failed-nothing-to-be-like = no hay nada a lo que parecerse
planning-failed-step-found-nothing = aquel paso no encontró nada
planning-failed-wrong-arguments = no le toca al agente solo
planning-failed-enough-acts = ya se hizo bastante para una meta
planning-failed-enough-questions = ya se preguntó bastante para una meta
planning-failed-nothing-remembered = la memoria no tiene nada de eso
planning-failed-not-kept = no se pudo guardar
planning-failed-nothing-found = no se encontró nada, o no se permitió

standing-title = Lo que el agente puede hacer
standing-lead = Cuánto hace por sí mismo, qué tiene en cuenta y cuándo puede hablar.
standing-dial = Cuánto hace por sí mismo
standing-separate = Lo que sale de este dispositivo se pregunta aparte, en todos los niveles.
standing-table = Qué significa este nivel, herramienta por herramienta
standing-tool = Herramienta
standing-asked = Cuando pides
standing-unasked = Por sí mismo
standing-level-of = Nivel
standing-as-above = como arriba
standing-notes = Tiene en cuenta
standing-no-notes = Nada. Di “remember that …” en la página Pedir.
standing-watches = A la espera de
standing-no-watches = Nada. Di “tell me when there is …” en la página Pedir, o aquí.
standing-full = Tantas como se pueden guardar: { $most }. Quita una para añadir otra.
standing-watch-for = Avísame cuando haya
standing-add = Añadir
standing-remove = Quitar
standing-unasked-title = Sugerencias al abrir la aplicación
standing-per-day = Como mucho al día
standing-quiet-from = No desde
standing-quiet-to = hasta
standing-save = Guardar
standing-saved = Guardado.
standing-since-here = Desde que estuviste aquí
standing-stop-kind = Parar estas sugerencias
standing-hide = Ahora no
standing-stopped = Paradas. Puedes reanudarlas en «Lo que el agente puede hacer».
standing-answers = Responde, solo si se le pide
standing-suggests = También sugiere
standing-prepares = Prepara, y tú confirmas
standing-acts = Actúa, te lo dice y puede deshacerlo
standing-acts-within = Actúa dentro de un presupuesto
standing-acts-left = Queda por hacer sin preguntar, en 24 horas: { $left } de { $most }
standing-does = lo hace
standing-tells = lo hace y te lo dice
standing-confirms = te pregunta antes
standing-refuses = no lo hace
standing-kind-watched = Llegó lo que esperas
standing-kind-saved = Lo que guardaste y nunca miraste
standing-why-watched = Nuevo desde { $day }, cuando pediste aviso de «{ $text }»
standing-why-saved = Lo guardaste { $day } y no lo has mirado desde entonces
standing-since = desde { $day }

topics-title = Tus temas
topics-hint = Lo que has dicho tú de un tema. Cuenta junto a lo que haces, y una exportación se lo lleva.
topics-none = Ninguno todavía. En la página de un elemento, o donde una tarjeta dice por qué, puedes seguir un tema, pedir menos de él o silenciarlo.
topics-control = Tema
topics-neutral = ¿Seguir?
topics-follow = Siguiendo
topics-less = Menos
topics-mute = Silenciado
topics-followed = Sigues { $topic }.
topics-lessened = A partir de ahora, menos { $topic }.
topics-muted = { $topic } está silenciado: no se recomienda nada de ello. La búsqueda lo sigue encontrando.
topics-let-go = { $topic } vuelve a contar según lo que haces.
topics-lifts = { $count ->
    [one] Sube { $count } elemento aquí.
    [many] Sube { $count } de elementos aquí.
   *[other] Sube { $count } elementos aquí.
}
topics-holds-back = { $count ->
    [one] Retrasa { $count } elemento aquí.
    [many] Retrasa { $count } de elementos aquí.
   *[other] Retrasa { $count } elementos aquí.
}
topics-hides = { $count ->
    [one] Aparta { $count } elemento de lo recomendado aquí; la búsqueda lo encuentra.
    [many] Aparta { $count } de elementos de lo recomendado aquí; la búsqueda los encuentra.
   *[other] Aparta { $count } elementos de lo recomendado aquí; la búsqueda los encuentra.
}
topics-because = Porque sigues { $topic }
topics-source-follow = Sigues «{ $topic }»
topics-source-less = Pediste menos «{ $topic }»
topics-asked-more = Pediste más: { $name }
topics-feedback = Menos o más, porque …
topics-rule-seen = «{ $name }»: visto en otro sitio
topics-rule-not-now = «{ $name }»: ahora no
topics-rule-too-long = Demasiado largo: { $bound }
topics-rule-maker = Nada de { $name }
topics-rule-topic = Nada sobre «{ $name }»
topics-rule-similar = Demasiado parecido a «{ $name }»
topics-rule-more = Más como «{ $name }»
topics-rule-more-by = Más de { $name }
topics-rule-until = { $rule } · hasta el { $date }
topics-rules = Lo que dijiste de elementos
topics-rules-hint = Cada regla acaba en su día, o cuando la retiras. La búsqueda sigue encontrando lo que deja fuera, y Preguntar también, por su nombre.
topics-kept-out = No se recomienda, como dijiste: { $rule }
memory-part-topics = un tema tuyo
memory-part-dozen = tus doce de hoy
memory-part-shelves = cómo están ordenados tus estantes

today-nav = Hoy
today-title = Tus doce de hoy
today-lead = Te van, y no los habías visto aquí. Se quedan todo el día.
today-start = Un comienzo variado, pues aún no se sabe nada de ti. Se quedan todo el día.
today-end = Eso era lo de hoy. Mañana llegan los doce siguientes.
today-none = Hoy no hay nada nuevo que te vaya
today-none-hint = Todo lo que te iría ya se mostró. Di qué más te gusta, o mira en la búsqueda.
today-before = De { $day }
today-more = Más como { $title }
today-new = Novedades
today-sources = De tus fuentes
today-back = Para retomar
today-other = Otra cosa
today-why-followed = Lo mejor de un tema que sigues.
today-why-more = Lo último que te gustó o guardaste.
today-why-new = Lo último por su fecha, de lo que te va.
today-why-sources = Lo que añadiste junto al catálogo.
today-why-back = Los abriste o guardaste y no dijiste qué te parecen.
today-why-other = Fuera de lo que te gusta, lo mejor primero.
today-pin = Fijar
today-hide = Ocultar
today-hidden = «{ $shelf }» está oculto.
today-hidden-shelves = Estantes ocultos
today-show = Volver a mostrar

welcome-lead = { $count ->
    [one] { $name }: { $count } elemento. ¿Qué quieres ver?
    [many] { $name }: { $count } de elementos. ¿Qué quieres ver?
   *[other] { $name }: { $count } elementos. ¿Qué quieres ver?
}
welcome-show = Muéstramelo
welcome-skip = Omitir

sources-title = Tus propias fuentes
sources-lead = Canales, páginas y listas que añades. Sus elementos están junto a los del catálogo, solo en este dispositivo, cada uno con su fuente.
sources-add-title = Añadir una fuente
sources-name = Nombre (si está vacío, el suyo)
sources-file = Un archivo: un canal (RSS, Atom, JSON Feed), una página web guardada, JSON-LD, CSV o JSON Lines
sources-paste = O pega su texto
sources-add = Añadir
sources-adding = Leyendo…
sources-list = Añadidas
sources-none = Nada todavía. Solo hay los elementos del catálogo.
sources-look = Explorar
sources-remove = Quitar
sources-by-words = se encuentra por palabras; por significado cuando se cargue el modelo de lenguaje
sources-left-out = Omitido
sources-only-first = Solo se tomaron las primeras { $most } de { $entries } entradas.
sources-from = De { $source }, que tú añadiste
sources-added = { $count ->
    [one] { $count } elemento de «{ $name }» añadido.
    [many] { $count } de elementos de «{ $name }» añadidos.
   *[other] { $count } elementos de «{ $name }» añadidos.
}
sources-line = { $count ->
    [one] { $count } elemento, { $day }
    [many] { $count } de elementos, { $day }
   *[other] { $count } elementos, { $day }
}
sources-removed = «{ $name }» quitada.

device-newer = Hay una versión más nueva.
device-update = Actualizar
device-updating = Actualizando…
device-title = En este dispositivo
device-lead = Penchant funciona aquí, no en un servidor. Lo que necesita para ello también puede quedarse aquí.
device-offline = Sin red
device-works-offline = Ahora se abre también sin red.
device-not-offline-yet = Aún no está aquí todo lo que necesita: hasta entonces solo se abre con red.
device-offline-hint = La aplicación, su catálogo, tu memoria y la búsqueda por palabras no necesitan red tras la primera visita. Las imágenes y la búsqueda por significado ocupan más; guárdalas si también las quieres.
device-keep = Guardar sin conexión ({ $size })
device-kept = Todo está guardado en este dispositivo: { $size }.
device-keep-failed = Se detuvo. { $reason } Lo que llegó hasta ahora se conserva.
device-pause = Pausa
device-resume = Seguir
device-remove = Quitar de este dispositivo
device-looking = Mirando…
device-progress = Guardado hasta ahora
device-persistent = Tu navegador se ha comprometido a no borrarlo por sí mismo.
device-not-persistent = Tu navegador puede borrarlo si al dispositivo le falta espacio.
device-install = Como aplicación
device-install-hint = Instalada, tiene ventana e icono propios, abre listas de elementos y recibe lo que comparten otras aplicaciones.
device-install-button = Instalar
device-installed = Está instalada.
device-not-offered = Tu navegador no ofrece instalarla aquí, o ya está instalada.
device-install-offer = Penchant puede tener su propio lugar en este dispositivo.
device-handed = Compartido con Penchant
device-handed-hint = Se queda en este dispositivo.
device-handed-nothing = No se compartió nada
device-handed-nothing-hint = Comparte un texto, un enlace, una imagen o una lista con Penchant, y se verá aquí.
device-look-at-it = ¿Ver lo que se compartió?
device-from-site = Lo envió el sitio { $site }, no una de tus aplicaciones. No se ha abierto nada de ello.
device-from-unknown = Si no acabas de compartirlo tú, puede haberlo enviado un sitio. No se ha abierto nada de ello.
device-a-text = Un texto
device-show-it = Mostrar
device-throw-away = Descartar
device-beginning-only = Esto es solo el principio.
device-look-for = Buscar esto
device-picture = La imagen compartida
device-picture-hint = El modelo de este dispositivo lee palabras, no imágenes. Di con palabras lo que buscas:
device-take-in = Añadirlo a tu memoria
device-taken-in = { $count ->
    [one] { $count } acto añadido a tu memoria.
    [many] { $count } de actos añadidos a tu memoria.
   *[other] { $count } actos añadidos a tu memoria.
}
device-taken-in-before = Ya recordado: { $count }.
device-stays-forgotten = Olvidado aquí, y así queda: { $count }.
device-not-taken-in = { $count ->
    [one] No se pudo leer { $count } fila.
    [many] No se pudieron leer { $count } de filas.
   *[other] No se pudieron leer { $count } filas.
}
device-damaged = El archivo está dañado aquí: { $places }.
device-unknown = Esta versión no lo conoce: { $places }.
device-memory-file = Es una exportación de la memoria de Penchant.
device-items-file = Puede ser una lista de elementos.
device-try-it = Probarla como catálogo
device-unknown-file = Penchant no puede hacer nada con este tipo de archivo.
device-no-text = Este archivo no contiene texto, diga lo que diga su nombre.
device-too-large = Es demasiado grande para leerlo aquí: { $size } como máximo. No se leyó nada.
device-too-large-for-page = Es demasiado grande para una página: { $size } como máximo. La herramienta de línea de comandos lo lee.
device-trial = Pruébalo en tu sitio
device-trial-lead = Suelta aquí un archivo CSV o JSON con tus elementos, y obtén lo que tu sitio necesita para recomendarlos. El archivo no sale de este dispositivo.
device-drop = Suelta un archivo aquí, o elige uno
device-name = Nombre del catálogo
device-name-default = Mi catálogo
device-working = Trabajando…
device-reading = Leído: { $share }
device-embedding = Significado captado: { $done } de { $of }
device-built = { $count ->
    [one] { $count } elemento en el paquete
    [many] { $count } de elementos en el paquete
   *[other] { $count } elementos en el paquete
}
device-first = Lo que vería un visitante nuevo
device-left-out = Omitido
device-more-left-out = … y { $more } más
device-steps = Ponlo en tu sitio
device-step-pack = Descomprime esto junto a tus páginas:
device-download = Descargar el paquete
device-step-embed = Copia al lado la carpeta del widget:
device-step-snippet = Escribe esto donde deban ir las recomendaciones:
device-copy = Copiar
device-copied = Copiado.
device-with-vectors = Los parecidos van por significado.
device-connect = Un sitio pregunta
device-connect-hint = Dentro de sus páginas, en una parte que solo Penchant puede leer, quiere mostrar lo que te va. Esa parte seguiría lo que este dispositivo recuerda de ti. El sitio solo se entera de en qué haces clic, como con cualquier enlace, y de nada más.
device-connect-yes = Que siga mi memoria
device-connect-no = No
device-connect-done = Permitido. Vuelve al sitio.
device-connect-alone = Esta ventana no la abrió ningún sitio que espere respuesta.
device-asks = { $site } pide seguir tus gustos
device-without-vectors = Los parecidos van por palabras. Para el significado, carga antes el modelo de lenguaje en Buscar (hasta 500 elementos), o crea el paquete con la herramienta de línea de comandos.

leaves-nav = Compartir
leaves-title = Lo que sale
leaves-lead = Nada sale de este dispositivo si no lo has dicho. Lo que salió se anota aquí antes de irse, byte por byte.
leaves-nothing = Nada ha salido de este dispositivo
leaves-nothing-detail = Lo dice el registro que lleva esta aplicación, desde { $day }. Cada entrada se acaba de comprobar.
leaves-some-detail = { $bytes } a { $hosts }, desde { $day }. Cada entrada del registro se acaba de comprobar.
leaves-unreadable = El registro no se puede leer
leaves-unreadable-hint = Hasta que se pueda, nada sale.
leaves-broken = El registro se dañó
leaves-broken-hint = Faltan entradas o se cambiaron desde fuera de esta aplicación, así que nadie puede decir qué salió.
leaves-newer = Una versión más nueva de la aplicación ha escrito en el registro
leaves-newer-hint = Esta versión no puede leerlo todo, así que no puede decir qué salió. Recarga para tener la más nueva.
leaves-export = Exportar el registro
leaves-erase = Borrar los contenidos
leaves-erased = Los contenidos se borraron. Que algo salió, cuándo, a quién y cuánto, eso queda.
leaves-grants = Lo que permites
leaves-no-grants = No hay ningún permiso vigente. Salga lo que salga, antes se te pregunta.
leaves-until = { $purpose }, hasta el { $day }
leaves-until-closed = { $purpose }, hasta cerrar esta pestaña
leaves-revoke = Retirarlo
leaves-revoked = Retirado.
leaves-unreadable-grant = Un permiso que no se puede leer
leaves-unreadable-grant-hint = Nada sale mientras esté aquí. Retíralo y dalo de nuevo cuando se te pida.
leaves-refused = Dijiste que no en esta pestaña:
leaves-ask-again = Pregúntame otra vez
leaves-receipts = Recibos
leaves-no-receipts = Ninguno. Lo primero que salga se verá aquí.
leaves-receipt = { $purpose }, { $size }, { $outcome }
leaves-content = Lo que se envió
leaves-content-erased = Su contenido se borró.
leaves-loading = Consultando…
leaves-private = No sale nunca
leaves-private-hint = Nombres y palabras que se quitan de todo lo que sale, uno por línea.
leaves-too-many-private = No se guardó nada: hay { $listed } en la lista, y se pueden guardar { $most } como máximo. Acorta la lista.
leaves-save = Guardar
leaves-saved = Guardado.
leaves-asked = ¿Puede salir esto de tu dispositivo?
leaves-no = No
leaves-once = Solo esta vez
leaves-session = Mientras esta pestaña esté abierta
leaves-thirty-days = Durante 30 días
leaves-recipient = A
leaves-reason = Para
leaves-holds = Contiene
leaves-holds-these = Contiene: { $scopes }
leaves-exactly = Exactamente lo que se envía
leaves-exactly-size = Exactamente lo que se envía ({ $size })
leaves-replaced = Quitado de tus palabras antes de salir
leaves-not-replaced = Nada en tus palabras parecía personal. Léelas antes de responder.
leaves-browser-adds = Tu navegador añade su nombre y versión. Ni cookies ni la dirección de esta página.
leaves-local = Está en este dispositivo.
leaves-planner = Un modelo de lenguaje
leaves-planner-hint = Opcional. Solo se le piden planes, cada vez con tu permiso; todo funciona sin él.
leaves-kind = Tipo
leaves-open-ai = Compatible con OpenAI: llama.cpp, LM Studio, vLLM, OpenAI
leaves-endpoint = Dirección
leaves-model = Modelo
leaves-key = Clave, si hace falta
leaves-key-hint = Se tiene hasta cerrar esta página. No se guarda, y solo la puerta la tiene.
leaves-offers = Además de tus palabras, se le puede decir
leaves-remove = Quitar
leaves-test = Probarlo
leaves-test-goal = Something good for a rainy evening.
leaves-test-passed = { $count ->
    [one] Funciona: volvió un plan de { $count } paso.
    [many] Funciona: volvió un plan de { $count } de pasos.
   *[other] Funciona: volvió un plan de { $count } pasos.
}
leaves-testing = Preguntando…
leaves-stop = Parar
leaves-encyclopedia = La enciclopedia
leaves-encyclopedia-hint = Qué Wikipedia se consulta cuando buscas algo: otro idioma, o una copia tuya.
leaves-catalogue = Un catálogo de otro lugar
leaves-catalogue-hint = La dirección de un pack.json en otro sitio. Su servidor se entera de que alguien lo lee, y de nada más.
leaves-open = Abrirlo
leaves-opened = Hay otro catálogo abierto, hasta cerrar esta página.
leaves-look-up = Consultarlo
leaves-show-picture = Mostrar su imagen ({ $host })
leaves-for-plan = planear lo que pediste
leaves-for-lookup = consultar algo
leaves-for-picture = una imagen
leaves-for-catalog = un catálogo
leaves-scope-goal = lo que pediste
leaves-scope-tools = lo que esta aplicación sabe hacer
leaves-scope-facets = cómo se ordena el catálogo
leaves-scope-taste = qué tipo de cosas te gustan
leaves-scope-titles = títulos que te gustaron o guardaste
leaves-scope-query = las palabras que se consultan
leaves-scope-address = la dirección de un archivo
leaves-was-private = una palabra tuya
leaves-was-name = un nombre
leaves-was-email = una dirección de correo
leaves-was-phone = un número de teléfono
leaves-was-address = una dirección
leaves-was-id = un número que te representa
leaves-pending = enviado, o a punto
leaves-sent = enviado
leaves-never-sent = nunca enviado
leaves-answered = respondido ({ $status }, { $size })
leaves-unanswered = enviado, sin respuesta
leaves-given-up = enviado, y abandonado
leaves-too-long = enviado; la respuesta era demasiado larga
leaves-stopped = enviado, y detenido
leaves-stopped-by-you = enviado, y detenido por ti
leaves-not-allowed = No lo permitiste, así que no se envió nada.
leaves-not-written = No se pudo anotar, así que no se envió nada.
leaves-unguarded = Lo que protege tu privacidad no se puede leer, así que no se envió nada. El aviso de arriba dice qué parte.
leaves-cancelled = Detenido.
leaves-no-key = Hay que escribir la clave otra vez: nunca se guarda.
leaves-network = No se pudo llegar. Si funciona en este dispositivo, deja que acepte peticiones de cualquier origen.
leaves-timeout = Tardó demasiado.
leaves-status = Respondió con el fallo { $status }.
leaves-status-complaint = Respondió con el fallo { $status }: «{ $complaint }»
leaves-garbage = Lo que volvió no se puede leer.
leaves-no-plan = Responde, pero no con un plan: usa un modelo mayor.
leaves-declined = El modelo se negó.
leaves-budget = Habría salido más de lo permitido para una pregunta.
leaves-bad-request = Eso no se puede pedir. { $why }
leaves-bad-pack = Ese catálogo no se puede abrir. { $why }
leaves-no-article = No tiene nada con este título.
leaves-ambiguous = Allí el título designa varias cosas.
leaves-fresh = ({ $host }), consultado { $day }
leaves-fresh-as-of = ({ $host }), con fecha { $revised }, consultado { $day }

failure-pack-status = No se pudo cargar el archivo { $path } del catálogo: el servidor respondió { $status }.
failure-pack-unread = No se pudo cargar el archivo { $path } del catálogo.
failure-pack-too-large = El archivo { $path } del catálogo es demasiado grande para leerlo aquí ({ $size }).
failure-pack-altered = El archivo { $path } del catálogo no es el que indica su lista: está cortado, alterado o es de otra versión.
failure-pack-newer = Una versión más nueva de Penchant hizo este catálogo. Recarga la página para tener la versión más nueva.
failure-pack-malformed = El archivo { $path } del catálogo no contiene lo que debería. La herramienta de línea de órdenes le dice a su dueño qué falla.
failure-memory-quota = No queda espacio en el dispositivo, así que esto no se guardó.
failure-memory-aborted = El navegador deshizo el cambio, así que esto no se guardó.
failure-memory-unavailable = No se puede usar el almacenamiento del navegador, así que esto no se guardó.
failure-memory-unencodable = Esto no se puede escribir de modo que se lea otra vez, así que no se guardó.
failure-memory-platform = Falló el almacenamiento del navegador, así que esto no se guardó.
failure-not-found = No hay ningún elemento «{ $item }» en este catálogo.
failure-model-absent = El modelo de lenguaje no está cargado.
failure-model-other = Este catálogo se preparó con otro modelo de lenguaje, o con ninguno.
failure-model-status = No se pudo cargar el modelo de lenguaje: el servidor respondió { $status }.
failure-model-altered = Un archivo del modelo de lenguaje no es el que debería ser.
failure-model-unloaded = No se pudo cargar el modelo de lenguaje.
failure-model-broken = El modelo de lenguaje falló.
failure-file-kind = Es un archivo de otra clase: se leen tablas (CSV, TSV), JSON, fuentes y páginas.
failure-file-no-item = No contiene ningún elemento.
failure-file-no-item-first = No contiene ningún elemento. Primer problema: { $problem }.
failure-file-no-name = Necesita un nombre.
failure-file-no-export = Este archivo no es una exportación de la memoria de Penchant.
failure-file-damaged = Esta exportación está tan dañada que no se puede leer nada de ella.
failure-file-locked = Esta exportación tiene una frase de contraseña: escríbela en el campo junto a «Importar» y elige el archivo otra vez.
failure-file-passphrase = Esa no es la frase de contraseña de esta exportación.
failure-file-no-reader = No se pudo obtener lo que lee los archivos. El archivo no tiene la culpa: vuelve a intentarlo con red.
failure-file-unread = No se pudo leer el archivo.
failure-no-planner = No hay ningún modelo de lenguaje configurado.
failure-busy = Ya se está preguntando a un modelo de lenguaje.
failure-nothing-left = Sin lo personal, no queda nada que consultar.
failure-address-scheme = La dirección debe empezar por https:// (o http:// para este equipo).
failure-address-unencrypted = Solo a este equipo se llega sin cifrado: usa https://.
failure-address-character = La dirección tiene un carácter que no corresponde.
failure-address-host = La dirección no nombra ningún servidor.
failure-address-port = El puerto no es un número del 1 al 65535.
failure-address-path = La dirección debe acabar tras el servidor.
failure-request-too-large = Sería demasiado grande para enviarse.
failure-request-header = Una parte de la petición tiene un carácter que no corresponde.
failure-not-open = El catálogo aún no está abierto.
failure-not-started = No se pudo iniciar el motor.
failure-stopped = El motor se detuvo.
failure-cancelled = Lo has detenido. No se ha cambiado nada.
failure-garbled = La página y el motor no se entendieron.
failure-unexportable = No se pudo escribir la memoria como documento.
failure-fetch-status = El servidor respondió { $status }.
failure-fetch-other = El servidor tiene otro archivo en su lugar.
failure-fetch-said = El navegador dice: «{ $said }».

row-line = línea { $line }: { $problem }
row-entry = entrada { $number }: { $problem }
row-named = { $name }: { $problem }
row-empty = «{ $field }» está vacío
row-control-character = «id» contiene un carácter de control
row-long-id = «id» ocupa más de { $size }
row-used-id = una fila anterior tiene el mismo «id»
row-cut = «{ $field }» era demasiado largo y se cortó
row-long-row = la fila ocupa más de { $size }
row-not-json = no es JSON (columna { $column })
row-not-a-list = el archivo no es una lista JSON (columna { $column })
row-not-an-object = no es un objeto JSON
row-field-not-an-object = «{ $field }» no es un objeto
row-not-a-number = «{ $field }» no es un número
row-negative = «popularity» es negativo o no es un número
row-date = «date» no es una fecha legible
row-link = «{ $field }» no es una dirección web ni una ruta
row-cells = la fila tiene { $row } celdas y el encabezado { $header }
row-unclosed = unas comillas no se cierran nunca; la fila acaba con su línea
row-column-twice = el encabezado nombra una columna dos veces; la segunda se omite
row-no-column = el encabezado no tiene la columna «{ $field }»
row-no-items = el canal no tiene lista de entradas
row-untitled = no tiene título ni texto
row-deep = está demasiado anidado
row-no-picture = su imagen no es una dirección web, y una página no tiene carpeta donde buscarla

facet-source = fuente
facet-creator = autor
facet-tags = etiquetas
facet-year = año
facet-category = categoría
facet-genre = género
facet-kind = tipo
facet-language = idioma
facet-licence = licencia
facet-platform = plataforma
facet-country = país
facet-price = precio
facet-duration = duración
facet-players = jugadores
facet-age = edad
facet-rating = valoración
facet-brand = marca
facet-colour = color
facet-size = tamaño
facet-topic = tema
facet-author = autor
facet-publisher = editorial
facet-format = formato
facet-other = «{ $name }»
