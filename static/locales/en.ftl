# Every word that the page says, in English, which the other languages follow message by message.
#
# What stands before the first hyphen is the part of the page; build.rs makes a function of every message. Variables that
# decide between forms are counts; every other one comes written as the language writes it: titles, numbers, dates, lists.

### Navigation and chrome

chrome-skip = Skip to content
chrome-main-nav = Main
chrome-menu = Menu
chrome-feed = For you
chrome-search = Search
chrome-memory = Memory
chrome-language = Language
chrome-to-light = Use light colours
chrome-to-dark = Use dark colours
chrome-close = Close
chrome-too-soon = That was too quick to have been seen. Press again.
chrome-cancel = Cancel
chrome-retry = Try again
chrome-reload = Reload
chrome-undo = Undo
chrome-more = Show more
chrome-notices = Notices
chrome-offline = You are offline. What this device already has keeps working.
chrome-missing = There is nothing here
chrome-missing-hint = The address leads to no page or item of this catalogue.
chrome-to-feed = Go to your feed
chrome-catalog = { $count ->
    [one] { $name }, { $count } item
   *[other] { $name }, { $count } items
}
chrome-owner-rules = This site’s own rules on what is shown: { $labels }.
# A control that does something to a thing: "Like: Krita".
chrome-act-on = { $act }: { $title }
chrome-part-of = { $part } of { $whole }

### Failures of the whole app

failed-engine = The engine did not start
failed-engine-hint = Penchant runs on this device and needs WebAssembly and workers, which every current browser has. Nothing you did is lost.
failed-stopped = The engine stopped
failed-stopped-hint = Something in it went wrong. What you did before is kept. Start it again to go on.
failed-pack = The catalogue could not be loaded
failed-pack-hint = It may be the connection. Nothing you did is lost.
failed-mismatch = There is a newer version
failed-mismatch-hint = This page was opened before an update. Reload it to go on.
failed-unguarded = This browser does not hold what Penchant relies on
failed-unguarded-hint = Penchant opens its memory only where the browser keeps the code that reads it from reaching other sites. This one does not: nothing was opened and nothing was sent. Use a current browser.
failed-part = This could not be loaded

### Cards and what can be done with them

card-like = Like
card-reject = Not for me
card-save = Save
card-hidden = Hidden.
card-tell-why = Tell us why? It stays here.
card-noted = Noted. It will count.
card-not-my-kind = Not my kind of thing
card-have-it = I have it
card-looks-poor = Looks poor
card-owner = { $label } · placed by this site
card-sold-out = Sold out
card-past = Over
card-variants = { $count ->
    [one] { $count } variant
   *[other] { $count } variants
}

### The feed and its dials

feed-title = For you
feed-start = Like a few things, and this page begins to lean your way. What you do here stays on this device.
feed-follows = { $count ->
    [one] It follows what you do here: { $count } act remembered, all on this device.
   *[other] It follows what you do here: { $count } acts remembered, all on this device.
}
feed-empty = That was everything
feed-empty-hint = You have decided on every item of this catalogue. Take something back in Memory, or look around in Search.
feed-changed = Your memory changed in another tab.
feed-update = Update the feed
feed-below = New below.
feed-suits-end = That is what suits you now
feed-back = What you liked before comes back.
feed-beyond = Next to it
feed-further = What follows is further out.
feed-learnt = Noted: { $changes }
feed-noted = Noted.
feed-more-of = +{ $count } { $label }
feed-fewer-of = −{ $count } { $label }
feed-tune = Tune
feed-dials-hint = These are the weights that the ranking uses, as they stand.
feed-diversity = Variety
feed-diversity-from = Best matches first
feed-diversity-to = As different as can be
feed-novelty = Lesser-known
feed-novelty-from = Well-known first
feed-novelty-to = Lesser-known first
feed-calibration = Balance
feed-calibration-from = Best matches only
feed-calibration-to = Your usual mix
feed-exploration = Guesses
feed-exploration-from = None
feed-exploration-to = Every second card
feed-no-guesses = none
feed-one-in = 1 in { $places }
feed-reset = Back to the middle ground

### One item

item-similar = Similar
item-goes-with = Goes with it
item-goes-after = What others took up after it.
item-goes-beside = Of the same field, of another kind, and near it in meaning.
item-why = Why would this be for me?
item-opens-new = { $host } (opens in a new tab)

### Why

why-loading = Adding it up…
why-sum = Score
why-exact = The bars add up to the score. Nothing else went in.
why-title = Why { $title }?
why-because = Because of { $items }
why-shared = You lean to { $shared }
why-elsewhere = { $title } (in “{ $catalog }”)
why-popular = Popular to start with
why-languages = Translated into many languages
why-first = Its place to begin with
why-explore = A guess, to learn
why-back = You liked or saved it before
why-beyond = Further out: nothing nearer to you is left
why-next = Next to what you like: { $kind }
why-similar = Close to this one
why-asked = Fits what you asked
why-by-words = By its words
why-by-meaning = By its meaning
why-by-both = By words and meaning
why-rank = For you, it stands at place { $rank }.
why-rank-without = Without “{ $source }”, it would stand at place { $rank }.
why-not-without = Without “{ $source }”, it would not be here.
why-counterfactual = Of your first { $places }, without it { $leave } would not be there; instead { $enter }.
why-smaller = { $count ->
    [one] { $count } smaller reason
   *[other] { $count } smaller reasons
}
why-most-like = What most people like
why-novelty = Your “lesser-known” dial
why-fatigue = Shown before, not taken up
why-sold-out = It is sold out, so it stands behind everything that can be had.
why-past = It is over, so it stands behind everything that can be had.
why-kind = How you lean to “{ $name }”
why-owner = This site’s rule: { $label }
why-like = Your like of { $title }
why-save = Your saving of { $title }
why-have = Your having { $title }
why-finished = Your finishing { $title }
why-open = Your opening of { $title }
why-dwell = Your time with { $title }
why-dislike = Your dislike of { $title }
why-not-interested = Your “not for me” to { $title }
why-dismiss = Your putting aside of { $title }
why-searched = Your search for { $title }
why-view = Your look at { $title }

### Search

search-title = Search
search-label = Search the catalogue
search-placeholder = What are you looking for?
search-filters = Filters
search-clear = Clear filters
search-clear-text = Clear the search
search-nothing = Nothing found
search-nothing-filtered = Nothing fits these words and filters together.
search-nothing-hint = Try fewer or other words.
search-meant = Did you mean “{ $text }”?
search-near = What comes near
search-recent = Searched for lately
search-sort = Sorted by
search-by-relevance = relevance
search-by-title = title
search-by-newest = newest
search-keys = Press / to search, ↓ and ↑ to move through results.
search-load-model = Load search by meaning
search-found = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
search-found-all = { $count ->
    [one] { $count } item, most popular first
   *[other] { $count } items, most popular first
}
search-found-best = { $count ->
    [one] Best { $shown } of { $count } item
   *[other] Best { $shown } of { $count } items
}
search-words-only = Words only
search-model-soon = Words only, meaning on its way
search-model-loading = Words only, meaning on its way: { $done } of { $total }
search-model-ready = Words and meaning
search-model-failed = Words only. { $reason }

### The memory page

memory-title = Memory
memory-lead = What this device remembers of you, and what it makes of it. It is kept in this browser only, and you can take back any of it.
memory-export = Export
memory-import = Import
memory-passphrase = Passphrase for export and import, if wanted
memory-passphrase-hint = Without the passphrase nobody can read the file, and nobody can bring the passphrase back.
memory-forget-all = Forget everything
memory-forget-all-sure = Forget everything?
memory-forget-all-yes = Yes, forget everything
memory-forget-all-means = { $count ->
    [one] { $count } remembered act and everything worked out from it go from this browser. The feed starts afresh.
   *[other] { $count } remembered acts and everything worked out from them go from this browser. The feed starts afresh.
}
memory-forget-all-beside = So do your notes and what you wait for, the topics that you hold, your sources, the words that are never to leave, permissions, settings, the record of what left, pictures you saw, what was shared with the app, and what you asked for. None of that can be had back.
memory-beliefs = What it believes
memory-beliefs-hint = Worked out from what you did. Take away the evidence, and the belief goes with it.
memory-no-beliefs = Nothing yet. Like a few things, and what they have in common shows here.
memory-record = How well it does
memory-record-hint = Looked up on this device, in what it remembers: where each thing you liked or saved stood just before you first touched it.
memory-no-record = Nothing to look up yet. Like or save a few things, and this counts how many it had ranked high.
memory-ours = This ranking
memory-popular = The most popular instead
memory-worth-hint = What you take up and what you pass over shifts how much each reason counts for you. { $usual } is where everybody starts.
memory-worth-others = What others took up
memory-worth-likeness = Likeness to what you took up
memory-track-record = { $picks ->
    [1] Your only pick so far: was it among the first { $places }?
   *[other] Of your last { $picks } picks, how many were among the first { $places }?
}
memory-learnt-from = { $count ->
    [0] Nothing learnt yet.
    [one] Learnt from { $count } comparison.
   *[other] Learnt from { $count } comparisons.
}
memory-acts = What it remembers
memory-no-acts = Nothing. You start fresh.
memory-no-acts-of-kind = Nothing like that is remembered.
memory-beside = Also kept, and taken along by an export:
memory-filter = Show
memory-find = Find in memory
memory-when = When
memory-any-time = At any time
memory-last-days = In the last 7 days
memory-older = Longer ago
memory-all = Everything
memory-this-visit = This visit
memory-strength = Strength
memory-forget = Forget
memory-forget-these = Forget these ({ $count })
memory-forget-these-sure = Forget what is shown here: { $acts }?
memory-forget-these-means = It goes from memory, with whatever was made of it, and with your note on a thing of which nothing else is left. For a moment, it can be had back.
memory-forgotten = { $count ->
    [0] There was nothing to forget.
    [1] Forgotten.
   *[other] { $count } acts forgotten.
}
memory-forgotten-all = Everything is forgotten.
memory-forgotten-all-but = Everything is forgotten. For a moment, this much and nothing else can be had back: { $acts }.
memory-restored = Put back: { $acts }.
memory-more-evidence = All evidence (+{ $more })
memory-remembered = { $count ->
    [one] { $count } act
   *[other] { $count } acts
}
memory-remembered-size = { $count ->
    [one] { $count } act, { $size }
   *[other] { $count } acts, { $size }
}
memory-volatile = This browser lets nothing be kept, so it is forgotten when the tab closes.
memory-newer = A newer version of Penchant wrote what is remembered here. This one leaves it as it is, and keeps nothing. Reload the page to get the newer version. On the Memory page, you can forget everything and begin anew.
memory-held = Another tab holds this memory with another version of Penchant, so nothing is kept here. Close all other tabs of Penchant and reload this page.
memory-incomplete = A part of this memory is missing in the browser’s storage, so it can neither be read nor added to, and nothing is kept. On the Memory page, you can forget everything and begin anew.
memory-lost = The browser found this memory damaged and deleted it. What you do from now on is kept. If you have an export, import its file on the Memory page to have it back.
memory-mended = The browser had lost this memory, and it was put back from its second copy: nothing is missing. If you had deleted it yourself, forget everything on the Memory page.
memory-recopied = The second copy of this memory was gone or damaged, and was made anew: nothing is missing.
memory-evicted = The browser has cleared what was remembered here, as it does when room is short or a site is not visited for long. What you do from now on is kept. If you have an export, import its file on the Memory page to have it back.
memory-not-removed = The browser did not remove this memory. Close all other tabs of Penchant and try again, or clear this site’s data in the browser’s settings.
memory-damaged = { $count ->
    [one] { $count } record of memory could not be read. It was set aside, not deleted; everything else works.
   *[other] { $count } records of memory could not be read. They were set aside, not deleted; everything else works.
}
memory-missing = { $count ->
    [one] { $count } act that was written down is gone: the browser’s storage has lost it. Everything else is there.
   *[other] { $count } acts that were written down are gone: the browser’s storage has lost them. Everything else is there.
}
memory-unreadable-newer = A newer version of this app has written what this one cannot read: { $parts }. It is kept as it is. Reload to get the newer version.
memory-unreadable = Damaged, and kept aside: { $parts }. Set it anew on its page.
memory-unreadable-held = Until then, nothing leaves this device.
memory-part-private-words = words that are never to leave
memory-part-autonomy = what the agent may do
memory-part-provider = the language model you set up
memory-part-grant = a permission
memory-part-encyclopedia = the encyclopedia you chose
memory-part-dials = the dials
memory-part-suggestions = when the agent may speak up
memory-part-notes = a note
memory-part-watches = something you wait for
memory-part-sources = a source of your own
memory-part-things = a note on a thing

# What was done, before the title.
memory-did-view = Saw
memory-did-dwell = Spent { $time } with
memory-did-open = Opened
memory-did-save = Saved
memory-did-have = Already had
memory-did-finish = Finished
memory-did-stop = Gave up on
memory-did-like = Liked
memory-did-dislike = Disliked
memory-did-not-interested = Turned down
memory-did-dismiss = Put aside
memory-did-search = Searched for

# Kinds of acts, as filters.
memory-kind-view = Seen
memory-kind-dwell = Time spent
memory-kind-open = Opened
memory-kind-save = Saved
memory-kind-finished = Finished
memory-kind-stopped = Given up
memory-kind-like = Liked
memory-kind-reject = Not for me
memory-kind-search = Searches

### A history from another service

history-title = A history: { $sources }
history-hint = Import also takes exports of Letterboxd, IMDb, Goodreads, StoryGraph, Netflix, Spotify, YouTube, Trakt, Last.fm and some twenty others, unopened. They are read on this device and shown before anything is remembered.
history-lead = Read on this device. Nothing of it is remembered until you say so.
history-span = From { $from } to { $to }
history-first = As it will be remembered
history-line = { $what }: { $count }
history-rated-of = Rated { $value } of { $of }
history-consumed = Watched, heard or read
history-finished = Finished
history-stopped = Given up
history-started = Begun
history-rated = Rated
history-liked = Liked
history-disliked = Disliked
history-wants = Wanted
history-has = Owned
history-saved = Kept
history-skipped = Skipped
history-follows = Followed
history-in-catalogue = In “{ $catalog }”: { $matched } found, { $maybe } by title only, { $unknown } not there.
history-unknown-hint = What is not there is remembered by its name, and counts where a catalogue has things of its kind.
history-by-title = Take those found by title only as well
history-left-out = Left out
history-left-out-line = { $why }: { $count } (first: { $place })
history-private = Dropped to protect you: { $columns }
history-undated = Without a time: { $count }
history-why-private = Done in private
history-why-trailer = Trailers and recaps
history-why-advert = Advertisements
history-why-other-event = Other events
history-why-short = Too short to say anything
history-why-no-title = Without a name
history-why-no-act = Nothing was done
history-why-unknown-status = A status that is not known
history-why-twice = Told twice
history-why-other-profile = Of another profile
history-why-deleted = Deleted there
history-why-undecided = The file’s name does not tell what was done
history-why-broken = Cannot be read
history-why-unknown-file = Files of another kind
history-why-too-large = Too large
history-why-packed = Locked, or packed in another way
history-ask-day-month = Its dates can be read in two ways. What comes first in { $example }?
history-day-first = The day
history-month-first = The month
history-ask-profile = Several people used this account. Which profile is yours?
history-ask-columns = This is no file of a service that is known: its columns are read as they are called. Look at the rows above before you take it.
history-keep = Remember it
history-taken-back = Taken back: nothing of it is remembered.

### What the person has and wants

things-title = My things
things-lead = What you want, like, have, finished or gave up, with your notes. It is kept in this browser only, and an export takes it along.
things-shared = A shared list
things-shared-lead = To look at it changes nothing. What you mark here is remembered as yours.
things-none = Nothing here yet
things-none-hint = Save or like something, say that you have it, or write a note on its page.
things-elsewhere = Not in this catalogue: { $count }
things-latest = Latest first
things-share-file = Share as a file
things-share-link = Copy a link
things-copied = Copied. Whoever opens the link sees these items, and nothing else of yours.
things-copied-of = Copied, with { $count } of { $of }: a link holds { $most } at most, and nothing that you added yourself.
things-edit = Note and collections
things-note = Your note
things-collections = Collections
things-new = Name of a collection
things-add = Add to it
things-kept = Kept.

### Days, by themselves and inside a sentence

day-today = Today
day-today-inside = today
day-yesterday = Yesterday
day-yesterday-inside = yesterday
day-at-clock = { $day }, { $clock }

### The network indicator

network-title = What went over the network
network-rule = A rule that the browser enforces keeps this page and its engine from reaching any address but this site. What you allow goes through a gate that knows nothing else, and is written down first.
network-engine = The engine also reads the catalogue and the language model from this site; those files are the same for everyone and are not in this count.
network-left = { $count ->
    [one] { $count } request left this device
   *[other] { $count } requests left this device
}
network-own = { $count ->
    [one] Since it opened, this page asked its own site ({ $host }) for { $count } file: its code, its looks and pictures. { $bytes } came over the network, the rest from this device.
   *[other] Since it opened, this page asked its own site ({ $host }) for { $count } files: its code, its looks and pictures. { $bytes } came over the network, the rest from this device.
}
network-foreign-none = It asked no other site for anything.
network-foreign = { $count ->
    [one] { $count } request went to { $hosts }.
   *[other] { $count } requests went to { $hosts }.
}
network-blocked = { $count ->
    [one] { $count } attempt to reach another site, stopped by the browser.
   *[other] { $count } attempts to reach another site, stopped by the browser.
}

### The page that takes goals

asking-nav = Ask
asking-title = Ask
asking-lead = Say what you want, with everything that matters and everything that must not be. It is read on this device, and forgotten when you close the tab.
asking-label = What do you want?
asking-placeholder = What do you want, and what not?
asking-more = Add, change or take back
asking-send = Ask
asking-examples = For example
asking-example-like = something like { $title }
asking-example-but-not = I’m looking for { $value }, but not { $other }
asking-example-three = show me three: { $value } or { $other }
asking-example-anything-but = anything but { $value }
asking-read-as = Read as. Press one to take it back.
asking-no-preference = No preference
asking-start-over = Start over
asking-nothing = Nothing here keeps all of that
asking-not-enough = Taking any one condition back is not enough.
asking-nearest = What comes nearest
asking-wish = rather { $reading }
asking-no-text = nothing with “{ $value }”
asking-is = { $name }: { $value }
asking-is-not = { $name }: not { $value }
asking-below = { $name } below { $value }
asking-above = { $name } above { $value }
asking-at-least = { $name } at least { $value }
asking-at-most = { $name } at most { $value }
asking-bound = at most { $value }
asking-take-back = Take back: { $reading }
asking-question = Does the { $name } matter?
asking-fit = { $count ->
    [one] { $count } item, and it keeps all of it
   *[other] { $count } items, and each keeps all of it
}
asking-sum = { $name }: { $sum } together, of at most { $limit }
asking-without = { $count ->
    [one] Without “{ $reading }”: { $count } item
   *[other] Without “{ $reading }”: { $count } items
}
asking-like = like { $titles }
asking-unlike = not like { $titles }
asking-seen = not { $titles }, known already
asking-about = about { $words }
asking-count-of = { $count } of them
asking-least-first = least { $name } first
asking-most-first = most { $name } first
asking-different = other than before
asking-surprise = a surprise
asking-did-you-mean = Did you mean { $reading }?
asking-marked-liked = what you liked
asking-marked-saved = what you saved
asking-marked-known = what you know already
asking-marked-within = { $days ->
    [one] { $what }, within a day
   *[other] { $what }, in the last { $days } days
}
asking-unmarked = without { $what }
asking-unread = not understood: “{ $value }”
asking-question-unread = What is “{ $words }” about?
asking-language-read = Read as { $language }.
asking-unmeant = Some of its words could not be looked up by meaning: the model for that could not be loaded.
asking-cut = The text was too long: only its first 20,000 characters were read.
asking-act-greeting = Hello! Say what you are looking for, in your own words: what it should be like, and what it must not be.
asking-act-thanks = You’re welcome.
asking-act-help = Say what you want in your own words: titles that you liked, what must or must not be, how long, for whom. Then go on: “shorter”, “cheaper”, “not that one”, “something else”, “go back”.
asking-act-why = They keep every condition below; what you wished for and what you like decide their order.
asking-act-compare = What you named, what suits you better first.
asking-act-recall = The latest first.
asking-recalled = What memory says
asking-recalled-nothing = Nothing is remembered of that.
asking-recalled-days = { $from } to { $to }
asking-recalled-until = until { $to }
asking-act-forget-all = All that is known about you stands under “Memory”, where you can delete it.
asking-act-back = Back to what you said before.

### Plans: who made one, what its steps do, and what they wait for

planning-how = The plan
planning-locally = Planned on this device, by rules. Every item was checked against every condition.
planning-by-own = Planned by this browser’s own model, on this device. Every item was checked here against every condition.
planning-by = Planned by { $planner }. Every item was checked on this device against every condition.
planning-elsewhere = a model elsewhere
planning-ask-own = Let this browser’s own model plan
planning-ask-planner = Let { $model } plan
planning-no-plan = No plan came from the model. { $why } This one was made on this device.
planning-thinking = A plan is being made…
planning-stop = Stop
planning-yes = Yes, do it
planning-no = No
planning-stranger = The model that planned asks:
planning-your-answer = Your answer
planning-send = Answer
planning-undo = Undo
planning-without = Run again without this step
planning-change = Change
planning-with-words = Run again with these words
planning-earlier = Run again with this step earlier
planning-save-trace = Save the plan and what came of it
planning-looking-up = Something is being looked up…
planning-looked-up = Looked up
planning-wants-remember = Keep in mind from now on: “{ $text }”?
planning-wants-forget = Forget what memory holds about “{ $text }”?
planning-wants-watch = Tell you when there is something new for “{ $text }”?
planning-wants-lookup = Look up “{ $text }” in an encyclopedia? You will see exactly what would leave.
planning-wants-tool = Let the plan use “{ $tool }”?
planning-budget-spent = It would do this by itself, but the acts of the last 24 hours are used up.
planning-acted = Done without asking you
# A step about something: Look something up “Krita”.
planning-step-about = { $tool } “{ $text }”
planning-step = { $step }: { $result }
planning-done = done
planning-undone = undone
planning-declined = you said no
planning-not-done = not done

# What a step does.
planning-search = Search the catalogue
planning-similar = Find what is similar
planning-recommend = Recommend
planning-filter = Keep what fits
planning-compare = Compare
planning-details = Read about items
planning-recall = Look into memory
planning-remember = Keep something in mind
planning-forget = Forget something
planning-ask = Ask you
planning-explain = Say why
planning-bundle = Put a set together
planning-watch = Keep watch
planning-lookup = Look something up

# Why a step could not be done.
planning-failed-argument = something is missing in what the plan says
planning-failed-no-earlier-step = it refers to a step that is not before it
planning-failed-no-such-facet = the catalogue sorts by nothing of that name
planning-failed-no-such-value = the catalogue has no such value
planning-failed-not-compared = it cannot be compared like that
planning-failed-adds-up-to-nothing = that is no number that adds up
planning-failed-nothing-to-be-like = there is nothing to be like
planning-failed-step-found-nothing = that step has found nothing
planning-failed-wrong-arguments = that is not for the agent alone
planning-failed-enough-acts = enough was done for one goal
planning-failed-enough-questions = enough was asked for one goal
planning-failed-nothing-remembered = memory holds nothing of it
planning-failed-not-kept = it could not be kept
planning-failed-nothing-found = nothing was found, or it was not allowed

### What holds beyond one conversation

standing-title = What the agent may do
standing-lead = How much it does of its own accord, what it keeps in mind, and when it may speak up.
standing-dial = How much it does by itself
standing-separate = What leaves this device is asked about beside this, at every level.
standing-table = What this level means, tool by tool
standing-tool = Tool
standing-asked = When you ask
standing-unasked = Of its own accord
standing-level-of = Level
standing-as-above = as above
standing-notes = Kept in mind
standing-no-notes = Nothing. Say “remember that …” on the Ask page.
standing-watches = Waiting for
standing-no-watches = Nothing. Say “tell me when there is …” on the Ask page, or here.
standing-full = As many as can be kept: { $most }. Remove one to add another.
standing-watch-for = Tell me when there is
standing-add = Add
standing-remove = Remove
standing-unasked-title = Suggestions when you open the app
standing-per-day = At most a day
standing-quiet-from = Not from
standing-quiet-to = until
standing-save = Save
standing-saved = Saved.
standing-since-here = Since you were here
standing-stop-kind = Stop such suggestions
standing-hide = Not now
standing-stopped = Stopped. You can let them begin again under “What the agent may do”.
standing-answers = Answers, only when asked
standing-suggests = Suggests as well
standing-prepares = Prepares, and you confirm
standing-acts = Acts, tells you, and can undo it
standing-acts-within = Acts within a budget
standing-acts-left = Left to do without asking, in any 24 hours: { $left } of { $most }
standing-does = does it
standing-tells = does it and tells you
standing-confirms = asks you first
standing-refuses = does not
standing-kind-watched = What you wait for has come
standing-kind-saved = What you saved and never looked at
standing-why-watched = New since { $day }, when you asked to be told about “{ $text }”
standing-why-saved = You saved it on { $day } and have not looked at it since
standing-since = since { $day }

### Topics that the person holds

topics-title = Topics you hold
topics-hint = What you said outright about a topic. It counts beside what you do, and an export takes it along.
topics-none = None yet. On the page of an item, or where a card says why, you can follow a topic, ask for less of it, or mute it.
topics-control = Topic
topics-neutral = Follow?
topics-follow = Following
topics-less = Less of it
topics-mute = Muted
topics-followed = You follow { $topic }.
topics-lessened = Less of { $topic } from now on.
topics-muted = { $topic } is muted: nothing of it is recommended. Search still finds it.
topics-let-go = { $topic } counts by what you do again.
topics-lifts = { $count ->
    [one] Lifts { $count } item here.
   *[other] Lifts { $count } items here.
}
topics-holds-back = { $count ->
    [one] Holds { $count } item back here.
   *[other] Holds { $count } items back here.
}
topics-hides = { $count ->
    [one] Keeps { $count } item here out of what is recommended; search finds it.
   *[other] Keeps { $count } items here out of what is recommended; search finds them.
}
topics-because = Because you follow { $topic }
topics-source-follow = You follow “{ $topic }”
topics-source-less = You asked for less of “{ $topic }”
topics-asked-more = You asked for more: { $name }
topics-feedback = Less or more, because …
topics-rule-seen = “{ $name }”: seen elsewhere
topics-rule-not-now = “{ $name }”: not now
topics-rule-too-long = Too long: { $bound }
topics-rule-maker = Nothing by { $name }
topics-rule-topic = Nothing of “{ $name }”
topics-rule-similar = Too much like “{ $name }”
topics-rule-more = More like “{ $name }”
topics-rule-more-by = More by { $name }
topics-rule-until = { $rule } · until { $date }
topics-rules = What you said of items
topics-rules-hint = Each ends on its day, or when you take it back. Search still finds what it keeps out, and so does Ask, by name.
topics-kept-out = Kept out of what is recommended, as you said: { $rule }
memory-part-topics = a topic that you hold
memory-part-dozen = your twelve for today
memory-part-shelves = how your shelves are arranged

### The day's dozen, and shelves

today-nav = Today
today-title = Your twelve for today
today-lead = They suit you, and you have not seen them here before. They stay all day.
today-start = A varied start, since nothing is known of you yet. They stay all day.
today-end = That was today’s. The next twelve come tomorrow.
today-none = Nothing new suits you today
today-none-hint = All that would suit you was shown before. Say what else you like, or look around in Search.
today-before = From { $day }
today-more = More like { $title }
today-new = New
today-sources = From your sources
today-back = Back to
today-other = Something else
today-why-followed = The best of a topic that you follow.
today-why-more = The last thing that you liked or saved.
today-why-new = The latest by its date, of what suits you.
today-why-sources = What you added beside the catalogue.
today-why-back = You opened or saved these, and did not say what you think.
today-why-other = Outside of what you like, the best first.
today-pin = Pin
today-hide = Hide
today-hidden = “{ $shelf }” is hidden.
today-hidden-shelves = Hidden shelves
today-show = Show again

### Somebody’s first ten seconds

welcome-lead = { $count ->
    [one] { $name }: { $count } item. What do you want to see of it?
   *[other] { $name }: { $count } items. What do you want to see of them?
}
welcome-show = Show me
welcome-skip = Skip

### Items that the person adds

sources-title = Your own sources
sources-lead = Feeds, pages and lists that you add. Their items stand beside the catalogue’s, on this device only, each with its source on it.
sources-add-title = Add a source
sources-name = Name (if empty, its own)
sources-file = A file: a feed (RSS, Atom, JSON Feed), a saved web page, JSON-LD, CSV or JSON Lines
sources-paste = Or paste its text
sources-add = Add
sources-adding = Reading…
sources-list = Added
sources-none = Nothing yet. The catalogue’s own items are all there is.
sources-look = Look through
sources-remove = Remove
sources-by-words = found by words; by meaning once the language model is loaded
sources-left-out = Left out
sources-only-first = Only the first { $most } of { $entries } entries were taken.
# On a card.
sources-from = From { $source }, which you added
sources-added = { $count ->
    [one] { $count } item of “{ $name }” added.
   *[other] { $count } items of “{ $name }” added.
}
sources-line = { $count ->
    [one] { $count } item, { $day }
   *[other] { $count } items, { $day }
}
sources-removed = “{ $name }” removed.

### The app itself: its versions, what is kept on the device, what is handed to it, how an owner tries it

device-newer = There is a newer version.
device-update = Update
device-updating = Updating…
device-title = On this device
device-lead = Penchant runs here, not on a server. What it needs for that can stay here too.
device-offline = Without a network
device-works-offline = It opens without a network now.
device-not-offline-yet = Not all that it needs is here yet: until then it opens with a network only.
device-offline-hint = The app, its catalogue, your memory and search by words need no network after the first visit. Pictures and search by meaning are larger; keep them if you want them too.
device-keep = Keep offline ({ $size })
device-kept = All of it is kept on this device: { $size }.
device-keep-failed = It stopped. { $reason } What has come so far is kept.
device-pause = Pause
device-resume = Go on
device-remove = Remove from this device
device-looking = Looking…
device-progress = Kept so far
device-persistent = Your browser has agreed not to clear it by itself.
device-not-persistent = Your browser may clear it when the device runs short of room.
device-install = As an app
device-install-hint = Installed, it has a window and an icon of its own, opens lists of items, and takes what other apps share.
device-install-button = Install
device-installed = It is installed.
device-not-offered = Your browser offers no installation here, or it is installed already.
device-install-offer = Penchant can have its own place on this device.
device-handed = Shared with Penchant
device-handed-hint = It stays on this device.
device-handed-nothing = Nothing was shared
device-handed-nothing-hint = Share a text, a link, a picture or a list of items with Penchant, and it shows here.
device-look-at-it = Look at what was shared?
device-from-site = It was sent by the site { $site }, not by an app of yours. Nothing of it has been opened.
device-from-unknown = If you did not share it just now, a site may have sent it. Nothing of it has been opened.
device-a-text = A text
device-show-it = Show it
device-throw-away = Throw it away
device-beginning-only = This is only the beginning of it.
device-look-for = Search for this
device-picture = The shared picture
device-picture-hint = The model on this device reads words, not pictures. Say in words what you are looking for:
device-take-in = Add it to your memory
device-taken-in = { $count ->
    [one] { $count } act added to your memory.
   *[other] { $count } acts added to your memory.
}
device-taken-in-before = Already remembered: { $count }.
device-stays-forgotten = Forgotten here, and left so: { $count }.
device-not-taken-in = { $count ->
    [one] { $count } row could not be read.
   *[other] { $count } rows could not be read.
}
device-damaged = The file is damaged here: { $places }.
device-unknown = Not known to this version: { $places }.
device-memory-file = This is an export of Penchant’s memory.
device-items-file = This may be a list of items.
device-try-it = Try it as a catalogue
device-unknown-file = Penchant can do nothing with this kind of file.
device-no-text = This file holds no text, whatever its name says.
device-too-large = This is too large to be read here: at most { $size }. Nothing was read.
device-too-large-for-page = This is too large for a page: at most { $size }. The command line tool reads it.
device-trial = Try it on your site
device-trial-lead = Drop a CSV or JSON file of your items here, and get what your site needs to recommend them. The file does not leave this device.
device-drop = Drop a file here, or choose one
device-name = Name of the catalogue
device-name-default = My catalogue
device-working = Working…
device-reading = Read: { $share }
device-embedding = Understood by meaning: { $done } of { $of }
device-built = { $count ->
    [one] { $count } item in the pack
   *[other] { $count } items in the pack
}
device-first = What a new visitor would see
device-left-out = Left out
device-more-left-out = … and { $more } more
device-steps = Put it on your site
device-step-pack = Unpack this beside your pages:
device-download = Download the pack
device-step-embed = Copy the widget’s folder beside it:
device-step-snippet = Write where the recommendations are to be:
device-copy = Copy
device-copied = Copied.
device-with-vectors = Similar items go by meaning.
device-connect = A site asks
device-connect-hint = Within its pages, in a part that only Penchant can read, it wants to show what suits you. That part would follow what is remembered of you on this device. The site itself hears which of the things you click, as with any link, and nothing else.
device-connect-yes = Let it follow my memory
device-connect-no = No
device-connect-done = Allowed. Go back to the site.
device-connect-alone = This window was opened by no site that waits for an answer.
device-asks = { $site } asks to follow your taste
device-without-vectors = Similar items go by words. For meaning, load the language model in Search first (up to 500 items), or build the pack with the command line tool.

### What leaves the device

leaves-nav = Sharing
leaves-title = What leaves
leaves-lead = Nothing leaves this device unless you said so. What did is written down here before it goes, byte for byte.
leaves-nothing = Nothing has left this device
leaves-nothing-detail = So says the record that this app keeps, since { $day }. Every entry of it was checked just now.
leaves-some-detail = { $bytes } to { $hosts }, since { $day }. Every entry of the record was checked just now.
leaves-unreadable = The record cannot be read
leaves-unreadable-hint = Until it can be, nothing leaves.
leaves-broken = The record was damaged
leaves-broken-hint = Entries are missing or were altered from outside this app, so nobody can say what left.
leaves-newer = A newer version of the app has written in the record
leaves-newer-hint = This version cannot read all of it, so it cannot say what left. Reload to get the newer one.
leaves-export = Export the record
leaves-erase = Erase the contents
leaves-erased = The contents are erased. That something left, when, to whom and how much stays.

leaves-grants = What you allow
leaves-no-grants = No permission holds. Whatever would leave, you are asked about first.
leaves-until = { $purpose }, until { $day }
leaves-until-closed = { $purpose }, until this tab is closed
leaves-revoke = Take it back
leaves-revoked = Taken back.
leaves-unreadable-grant = A permission that cannot be read
leaves-unreadable-grant-hint = Nothing leaves while it is here. Take it back, and give it anew when you are asked.
leaves-refused = You said no in this tab:
leaves-ask-again = Ask me again

leaves-receipts = Receipts
leaves-no-receipts = None. The first thing that leaves shows here.
leaves-receipt = { $purpose }, { $size }, { $outcome }
leaves-content = What was sent
leaves-content-erased = Its content was erased.
leaves-loading = Looking it up…

leaves-private = Never to leave
leaves-private-hint = Names and words that are taken out of whatever leaves, one a line.
leaves-too-many-private = Nothing was saved: { $listed } are listed, and at most { $most } can be kept. Shorten the list.
leaves-save = Save
leaves-saved = Saved.

leaves-asked = May this leave your device?
leaves-no = No
leaves-once = Only this once
leaves-session = While this tab is open
leaves-thirty-days = For 30 days
leaves-recipient = To
leaves-reason = For
leaves-holds = It holds
leaves-holds-these = It holds: { $scopes }
leaves-exactly = Exactly what is sent
leaves-exactly-size = Exactly what is sent ({ $size })
leaves-replaced = Taken out of your words before it leaves
leaves-not-replaced = Nothing in your words looked personal. Read them before you answer.
leaves-browser-adds = Your browser adds its name and version. No cookies, and no address of this page.
leaves-local = It is on this device.

leaves-planner = A language model
leaves-planner-hint = Optional. It is asked for plans only, each time with your permission; everything works without one.
leaves-kind = Kind
leaves-open-ai = OpenAI-compatible: llama.cpp, LM Studio, vLLM, OpenAI
leaves-endpoint = Address
leaves-model = Model
leaves-key = Key, if it needs one
leaves-key-hint = Held until this page is closed. It is not stored, and only the gate has it.
leaves-offers = Besides your words, it may be told
leaves-remove = Remove
leaves-test = Test it
leaves-test-goal = Something good for a rainy evening.
leaves-test-passed = { $count ->
    [one] It works: a plan of { $count } step came back.
   *[other] It works: a plan of { $count } steps came back.
}
leaves-testing = Asking…
leaves-stop = Stop

leaves-encyclopedia = The encyclopedia
leaves-encyclopedia-hint = Which Wikipedia is asked when you look something up: another language, or a copy of your own.
leaves-catalogue = A catalogue from elsewhere
leaves-catalogue-hint = The address of a pack.json on another site. Its host learns that somebody reads it, and nothing else.
leaves-open = Open it
leaves-opened = Another catalogue is open, until this page is closed.
leaves-look-up = Look it up
leaves-show-picture = Show its picture ({ $host })

# What something is for.
leaves-for-plan = planning what you asked for
leaves-for-lookup = looking something up
leaves-for-picture = a picture
leaves-for-catalog = a catalogue

# What it holds.
leaves-scope-goal = what you asked for
leaves-scope-tools = what this app can do
leaves-scope-facets = how the catalogue is sorted
leaves-scope-taste = what kinds of things you like
leaves-scope-titles = titles of things you liked or saved
leaves-scope-query = the words that are looked up
leaves-scope-address = the address of a file

# What stands for what was taken out.
leaves-was-private = a word of yours
leaves-was-name = a name
leaves-was-email = an e-mail address
leaves-was-phone = a phone number
leaves-was-address = an address
leaves-was-id = a number that stands for you

# What became of a request.
leaves-pending = sent, or about to be
leaves-sent = sent
leaves-never-sent = never sent
leaves-answered = answered ({ $status }, { $size })
leaves-unanswered = sent, and not answered
leaves-given-up = sent, and given up on
leaves-too-long = sent; the answer was too long
leaves-stopped = sent, and stopped
leaves-stopped-by-you = sent, and stopped by you

# Why something did not come about.
leaves-not-allowed = You did not allow it, so nothing was sent.
leaves-not-written = It could not be written down, so nothing was sent.
leaves-unguarded = What guards your privacy cannot be read, so nothing was sent. The notice at the top says which part.
leaves-cancelled = Stopped.
leaves-no-key = The key has to be typed again: it is never stored.
leaves-network = It could not be reached. If it runs on this device, let it accept requests from any origin.
leaves-timeout = It took too long.
leaves-status = It answered with failure { $status }.
leaves-status-complaint = It answered with failure { $status }: “{ $complaint }”
leaves-garbage = What came back cannot be read.
leaves-no-plan = It answers, but not with a plan: use a larger model.
leaves-declined = The model declined.
leaves-budget = More would have left than is allowed for one question.
leaves-bad-request = That can't be asked for. { $why }
leaves-bad-pack = That catalogue can’t be opened. { $why }

# Why an encyclopedia says nothing, and how fresh what it says is.
leaves-no-article = It has nothing under this title.
leaves-ambiguous = The title stands for several things there.
leaves-fresh = ({ $host }), asked { $day }
leaves-fresh-as-of = ({ $host }), as of { $revised }, asked { $day }

### What could not be done, and why

failure-pack-status = The catalogue’s file { $path } could not be loaded: the server answered { $status }.
failure-pack-unread = The catalogue’s file { $path } could not be loaded.
failure-pack-too-large = The catalogue’s file { $path } is too large to be read here ({ $size }).
failure-pack-altered = The catalogue’s file { $path } is not the one that its list states: it is cut off, altered, or of another build.
failure-pack-newer = A newer version of Penchant made this catalogue. Reload the page to get the newer version.
failure-pack-malformed = The catalogue’s file { $path } does not hold what it should. The command line tool tells its owner what is wrong.
failure-memory-quota = The device has no room left, so this was not kept.
failure-memory-aborted = The browser took the change back, so this was not kept.
failure-memory-unavailable = The browser’s storage cannot be used, so this was not kept.
failure-memory-unencodable = This cannot be written down so that it could be read again, so it was not kept.
failure-memory-platform = The browser’s storage failed, so this was not kept.
failure-not-found = There is no item “{ $item }” in this catalogue.
failure-model-absent = The language model is not loaded.
failure-model-other = This catalogue was prepared with another language model, or with none.
failure-model-status = The language model could not be loaded: the server answered { $status }.
failure-model-altered = A file of the language model is not the one that it should be.
failure-model-unloaded = The language model could not be loaded.
failure-model-broken = The language model failed.
failure-file-kind = This is a file of another kind: tables (CSV, TSV), JSON, feeds and pages are read.
failure-file-no-item = There is no item in it.
failure-file-no-item-first = There is no item in it. First problem: { $problem }.
failure-file-no-name = It needs a name.
failure-file-no-export = This file is no export of Penchant’s memory.
failure-file-damaged = This export is damaged, so that nothing of it can be read.
failure-file-locked = This export is under a passphrase: type it into the field beside Import, and choose the file again.
failure-file-passphrase = That is not the passphrase of this export.
failure-file-no-reader = What reads files could not be fetched. The file is not at fault: try again with a network.
failure-file-unread = The file could not be read.
failure-no-planner = No language model is set up.
failure-busy = A language model is being asked already.
failure-nothing-left = Without what is personal, nothing is left to look up.
failure-address-scheme = The address must begin with https:// (or http:// for this machine).
failure-address-unencrypted = Only this machine may be reached without encryption: use https://.
failure-address-character = The address has a character in it that does not belong there.
failure-address-host = The address names no host.
failure-address-port = The port is not a number from 1 to 65535.
failure-address-path = The address must end behind the host.
failure-request-too-large = It would be too large to be sent.
failure-request-header = A part of the request has a character in it that does not belong there.
failure-not-open = The catalogue is not open yet.
failure-not-started = The engine could not be started.
failure-stopped = The engine has stopped.
failure-cancelled = You stopped it. Nothing was changed.
failure-garbled = Page and engine did not understand each other.
failure-unexportable = Memory could not be written as a document.
failure-fetch-status = The server answered { $status }.
failure-fetch-other = The server has another file in its place.
failure-fetch-said = The browser says: “{ $said }”.

### What could not be used of a file, as a part of a sentence

row-line = line { $line }: { $problem }
row-entry = entry { $number }: { $problem }
row-named = { $name }: { $problem }
row-empty = “{ $field }” is empty
row-control-character = “id” holds a control character
row-long-id = “id” is longer than { $size }
row-used-id = an earlier row has the same “id”
row-cut = “{ $field }” was too long and is cut
row-long-row = the row is longer than { $size }
row-not-json = it is not JSON (column { $column })
row-not-a-list = the file is not a JSON list (column { $column })
row-not-an-object = it is not a JSON object
row-field-not-an-object = “{ $field }” is not an object
row-not-a-number = “{ $field }” is not a number
row-negative = “popularity” is negative or not a number
row-date = “date” is no date that can be read
row-link = “{ $field }” is neither a web address nor a path
row-cells = the row has { $row } cells where the header has { $header }
row-unclosed = a quote is never closed; the row ends with its line
row-column-twice = the header names a column twice; the second is passed over
row-no-column = the header has no column “{ $field }”
row-no-items = the feed has no list of entries
row-untitled = it has neither a title nor a text
row-deep = it nests too deeply
row-no-picture = its picture is not a web address, and a page has no folder to find it in

### Facets that any catalogue may have

facet-source = source
facet-creator = creator
facet-tags = tags
facet-year = year
facet-category = category
facet-genre = genre
facet-kind = kind
facet-language = language
facet-licence = licence
facet-platform = platform
facet-country = country
facet-price = price
facet-duration = duration
facet-players = players
facet-age = age
facet-rating = rating
facet-brand = brand
facet-colour = colour
facet-size = size
facet-topic = topic
facet-author = author
facet-publisher = publisher
facet-format = format
facet-other = “{ $name }”
