// Generated from the Rust types by `cargo test --lib typescript`. Not to be edited.

/**
 * What was asked for is done or has begun.
 */
export type Accepted = Record<symbol, never>;

/**
 * One act to remember.
 */
export type Act = { 
/**
 * What was done.
 */
kind: ActKind, 
/**
 * To what.
 */
subject: Subject, 
/**
 * Where.
 */
surface: Surface, 
/**
 * From which recommendation.
 */
placement: Placement | null, 
/**
 * When it happened, in milliseconds since the Unix epoch, if that is not now.
 */
at_ms?: number, };

/**
 * What was done.
 */
export type ActKind = { "kind": "view" } | { "kind": "dwell", 
/**
 * Milliseconds in the foreground.
 */
ms: number, } | { "kind": "open" } | { "kind": "save" } | { "kind": "like" } | { "kind": "dislike" } | { "kind": "not_interested", 
/**
 * One of a closed set shown in the interface, if the person picked one.
 */
reason?: string, } | { "kind": "have" } | { "kind": "finished" } | { "kind": "stopped" } | { "kind": "dismiss" } | { "kind": "search" };

/**
 * How a shelf is arranged.
 */
export type Arrangement = "usual" | "pinned" | "hidden";

/**
 * What the person does in a conversation.
 */
export type Asking = { "about": "say", 
/**
 * In their words.
 */
text: string, } | { "about": "example" } & GoalOffer | { "about": "reply", 
/**
 * Their answer.
 */
choice: Choice, } | { "about": "drop", 
/**
 * Its place among [`ConversationView::chips`].
 */
chip: number, } | { "about": "restore", 
/**
 * What they said, chose, answered and took back, oldest first. Whatever else there is among it counts as nothing.
 */
earlier: Array<Asking>, } | { "about": "start_over" } | { "about": "look" } | { "about": "consult", 
/**
 * Chosen by the asker, and not in use.
 */
task: PageTask, } | { "about": "drafted", 
/**
 * A stranger's text.
 */
text: string, } | { "about": "confirm", 
/**
 * Its place in the plan.
 */
step: number, 
/**
 * Yes.
 */
yes: boolean, } | { "about": "answer", 
/**
 * In their words.
 */
text: string, } | { "about": "undo", 
/**
 * Its place in the plan.
 */
step: number, } | { "about": "revise", 
/**
 * Places in the plan.
 */
keep: Array<number>, 
/**
 * A step by its place in the plan as it is, and what it is to be about instead.
 */
reword: [number, string] | null, };

/**
 * The dial, as the person has set it.
 */
export type Autonomy = { 
/**
 * The level of every tool that is not named below.
 */
level: AutonomyLevel, 
/**
 * The level of one tool, where it has its own.
 */
tools: { [key in Tool]?: AutonomyLevel }, };

/**
 * How much the agent does of its own accord.
 */
export type AutonomyLevel = "answers" | "suggests" | "prepares" | "acts_within_budget" | "acts";

/**
 * Why an address is not accepted.
 */
export type BadAddress = "scheme" | "unencrypted" | "character" | "host" | "port" | "path";

/**
 * Why a request cannot be made.
 */
export type BadRequest = { "address": BadAddress } | "too_large" | "header";

/**
 * Why a step of a plan cannot be carried out.
 */
export type BadStep = "argument" | "no_earlier_step" | "no_such_facet" | "no_such_value" | "not_compared" | "adds_up_to_nothing";

/**
 * Why less is wanted, or more.
 */
export type Because = "seen" | "too_long" | "not_now" | "maker" | "topic" | "similar" | "more" | "more_by_maker";

/**
 * What a model within the browser is asked. It stays on the device.
 */
export type Brief = { 
/**
 * What it is to do.
 */
system: string, 
/**
 * The goal, the tools and the names of facets, as JSON.
 */
prompt: string, 
/**
 * JSON Schema of the answer.
 */
schema: string, };

/**
 * What to do with a history.
 */
export type Bring = { "action": "look", 
/**
 * As the service gave them.
 */
files: Array<HistoryFile>, 
/**
 * What the person has decided.
 */
choices: HistoryChoices, } | { "action": "keep", 
/**
 * What only a title says to be an item is taken for it.
 */
by_title: boolean, } | { "action": "undo" } | { "action": "drop" };

/**
 * Try an owner's file: what items it holds, and a pack of them. Nothing of it is kept.
 */
export type BuildPack = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Its bytes.
 */
bytes: Uint8Array, 
/**
 * The catalogue's name for people; its id is made from that.
 */
title: string, };

/**
 * How far long work is.
 */
export type BuildProgress = { 
/**
 * At what.
 */
stage: Stage, 
/**
 * How much is done.
 */
done: number, 
/**
 * Of how much.
 */
of: number, };

/**
 * A pack made from an owner's file.
 */
export type Built = { 
/**
 * Its id.
 */
id: string, 
/**
 * Items in it.
 */
items: number, 
/**
 * What was left out and why; at most 100.
 */
left_out: Array<Problem>, 
/**
 * How many were left out.
 */
left_out_count: number, 
/**
 * Whether it carries vectors: then "similar" goes by meaning.
 */
vectors: boolean, 
/**
 * What the widget would show first.
 */
head: Array<CardHead>, 
/**
 * The pack as a ZIP file.
 */
zip: Uint8Array, };

/**
 * What a card shows.
 */
export type Card = { 
/**
 * Item id.
 */
id: string, 
/**
 * Title, as text.
 */
title: string, 
/**
 * One or two lines, as text.
 */
summary: string, 
/**
 * Absolute URL of the picture, same origin.
 */
image: string | null, 
/**
 * Where its picture is, if that is another host: shown only if the person lets it be fetched.
 */
picture_host: string | null, 
/**
 * The owner's page: `http:`, `https:`, or a path of the owner's site.
 */
url: string | null, 
/**
 * Maker.
 */
creator: string | null, 
/**
 * Of which day, month or year it is, in the form of ISO 8601.
 */
date: string | null, 
/**
 * A few labels.
 */
tags: Array<string>, 
/**
 * What it costs.
 */
price: number | null, 
/**
 * In what, as the owner writes it.
 */
currency: string | null, 
/**
 * Whether it can be had, as the owner writes it.
 */
availability: string | null, 
/**
 * The last day, month or year on which it can be had, likewise.
 */
until: string | null, 
/**
 * Why nobody can have it any more, if so: then it stands behind everything else.
 */
gone: Gone | null, 
/**
 * In one line, why it is here.
 */
reason: Reason, 
/**
 * What the person has said about it.
 */
marks: Marks, 
/**
 * To be sent back with acts on this card.
 */
placement: Placement | null, 
/**
 * What the owner of the catalogue calls the rule that put this forward or held it back, if one did.
 */
owner: string | null, 
/**
 * The source that the person added it from; none for the catalogue's own.
 */
source: string | null, 
/**
 * How many variants of the thing the catalogue has, with this one: the card stands for all of them.
 */
variants: number, };

/**
 * What a card shows of an item.
 */
export type CardHead = { 
/**
 * The item's id.
 */
id: string, 
/**
 * The item's title, as text.
 */
title: string, 
/**
 * One or two lines, as text.
 */
summary?: string, 
/**
 * Where the item lives, as in the item.
 */
url?: string | null, 
/**
 * The item's picture, as in the item.
 */
image?: string | null, 
/**
 * Who made the item, as in the item.
 */
creator?: string | null, 
/**
 * Of which day, month or year it is, in the form of ISO 8601.
 */
date?: string | null, 
/**
 * The last day, month or year on which it can be had, likewise.
 */
until?: string | null, 
/**
 * A few labels.
 */
tags?: Array<string>, 
/**
 * What it costs.
 */
price?: number | null, 
/**
 * In what, as in the item.
 */
currency?: string | null, 
/**
 * Whether it can be had, as in the item.
 */
availability?: string | null, 
/**
 * What the owner calls the rule that puts it here, if one does.
 */
owner?: string | null, };

/**
 * A remembered item behind a card.
 */
export type Cause = { 
/**
 * Its title.
 */
title: string, 
/**
 * The name of its catalogue, if that is another one.
 */
catalog: string | null, 
/**
 * Its share of the positive score.
 */
share: number, };

/**
 * A reading of something that was said.
 */
export type Chip = { 
/**
 * Name of the facet or number, as in the catalogue; `text` for the item's words; empty where it is about none.
 */
facet: string, 
/**
 * Of a facet or number: `is`, `is_not`, `below`, `at_most`, `at_least`, `above`, `least_first`, `most_first`.
 * Otherwise: `like`, `unlike`, `seen`, `about`, `count`, `different`, `surprise`; `only` and `without`, of what the person
 * has `liked`, `saved` or `known` (and within how many days); `unread`, of a comparison that is about nothing known.
 */
op: string, 
/**
 * Values, titles, words, or the number.
 */
values: Array<string>, 
/**
 * It must hold; otherwise it is a wish.
 */
hard: boolean, 
/**
 * It is what was meant, most likely: by the meaning of a word, or with a slip in it.
 */
guess: boolean, };

/**
 * What one press says of a facet or number.
 */
export type Choice = { 
/**
 * Its name in the catalogue.
 */
facet: string, 
/**
 * What of it.
 */
reply: Reply, };

/**
 * What an encyclopedia says, a stranger's text, with where it says so and how old that is.
 */
export type Claim = { 
/**
 * The encyclopedia that says so.
 */
source: Encyclopedia, 
/**
 * What was found under the title asked for; titles may lead to others.
 */
title: Untrusted<string>, 
/**
 * What the encyclopedia says there, as plain text on one line.
 */
text: Untrusted<string>, 
/**
 * Where it stands, for people: made from `title`, at the origin that was asked.
 */
cited: string, 
/**
 * When it was last changed there, `YYYY-MM-DD`, if it said so.
 */
revised: string | null, 
/**
 * When it was asked, by the device's clock.
 */
asked_at_ms: number, };

/**
 * What goes with an item.
 */
export type Companions = { 
/**
 * Best first; empty where nothing says what goes with it.
 */
cards: Array<Card>, 
/**
 * What says so.
 */
by: CompanionsBy, };

/**
 * What says that items go together.
 */
export type CompanionsBy = "sequence" | "facets";

/**
 * What a person says to a request.
 */
export type ConsentAnswer = "no" | "once" | "session" | "thirty_days";

/**
 * A question to the person.
 */
export type ConsentQuestion = { 
/**
 * To be named in the answer.
 */
question: QuestionId, 
/**
 * To whom.
 */
recipient: Recipient, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * Kinds of data.
 */
scopes: Scopes, 
/**
 * Exactly what would leave.
 */
message: string, 
/**
 * Its bytes.
 */
bytes: number, 
/**
 * What was replaced in it.
 */
redacted: Array<Redacted>, };

/**
 * One addend of a score.
 */
export type Contribution = { 
/**
 * Where it comes from.
 */
source: ReasonSource, 
/**
 * Signed, in units of the score.
 */
value: number, };

/**
 * How things stand in a conversation.
 */
export type ConversationView = { 
/**
 * What was said, oldest first.
 */
said: Array<string>, 
/**
 * What was said beside a request, or instead of one.
 */
act: SpeechAct | null, 
/**
 * The code of the language in which it was said last, where that is not English.
 */
language: string | null, 
/**
 * Words of that language that the grammar does not know could not be read by their meaning: what that takes is missing.
 */
unmeant: boolean, 
/**
 * It was longer than is read: its end counts for nothing.
 */
cut: boolean, 
/**
 * What memory says, where it was asked.
 */
recalled: Recalled | null, 
/**
 * How it was read: every condition and wish.
 */
chips: Array<Chip>, 
/**
 * Items that keep every condition, best first.
 */
cards: Array<Card>, 
/**
 * Items that come nearest, where none does.
 */
nearest: Array<Card>, 
/**
 * Where none does: conditions without which some would, and how many.
 */
would_take: Array<[Chip, number]>, 
/**
 * A question that is worth an answer.
 */
question: Question | null, 
/**
 * What a set adds up to: the column, the sum and the limit.
 */
sum: [string, number, number] | null, 
/**
 * The plan, and what became of each step.
 */
steps: Array<StepTold>, 
/**
 * Who planned: `local`, `browser`, `local_server` or `remote`.
 */
tier: string, 
/**
 * Which model planned, if one did.
 */
planner: string | null, 
/**
 * Which model is set up and might be asked.
 */
can_plan: string | null, 
/**
 * The plan has to do with finding something.
 */
searched: boolean, 
/**
 * A planner is being asked, under this number.
 */
consulting: PageTask | null, 
/**
 * A planner was asked, and this is why the plan is not its own.
 */
fell_back: WhyNot | null, 
/**
 * The step that waits for a yes or no.
 */
confirm: number | null, 
/**
 * It waits only because the day's budget of acts is used up.
 */
budget_spent: boolean, 
/**
 * A planner's own question, a stranger's text.
 */
asks: Untrusted<string> | null, 
/**
 * Something is being looked up.
 */
looking_up: boolean, 
/**
 * What was looked up.
 */
claims: Array<Claim>, };

/**
 * How the head of the ranking would differ, had one act never happened.
 */
export type Counterfactual = { 
/**
 * Places compared.
 */
places: number, 
/**
 * Titles that would no longer be in them, in order.
 */
leave: Array<string>, 
/**
 * Titles that would be in their stead, in order.
 */
enter: Array<string>, };

/**
 * What went wrong within the engine, or between it and the page.
 */
export type Defect = "not_open" | "not_started" | "stopped" | "garbled" | "unexportable";

/**
 * Everything about one item.
 */
export type Details = { 
/**
 * As on a card.
 */
card: Card, 
/**
 * Whole description, paragraphs separated by blank lines.
 */
description: string, 
/**
 * The owner's page, `https:` or `http:` only.
 */
url: string | null, 
/**
 * Facets in name order.
 */
facets: Array<[string, Array<string>]>, 
/**
 * Numbers in name order.
 */
numbers: Array<[string, number]>, };

/**
 * The controls of the ranker. Each is a weight that the ranker uses as it stands.
 */
export type Dials = { 
/**
 * 0 = best match first, 1 = as different from each other as possible; the MMR trade-off is `1 - diversity`.
 */
diversity: number, 
/**
 * 0 = well-known first, 1 = lesser-known first; the weight of the popularity discount.
 */
novelty: number, 
/**
 * Share of places given to exploration, 0 to 0.5.
 */
exploration: number, 
/**
 * 0 = whatever scores best, 1 = the same mix of kinds as in what was taken up; Steck's λ.
 */
calibration: number, };

/**
 * What is said unasked.
 */
export type Digest = { 
/**
 * Best first.
 */
suggestions: Array<Suggested>, };

/**
 * What the page asks.
 */
export type Egress = { "answer": { 
/**
 * Of [`EgressEvent::Question`].
 */
question: QuestionId, 
/**
 * Theirs.
 */
answer: ConsentAnswer, } } | { "revoke": { 
/**
 * Which.
 */
grant: GrantId, } } | { "ask_again": { 
/**
 * To whom.
 */
recipient: Recipient, 
/**
 * What for.
 */
purpose: Purpose, } } | { "set_provider": { 
/**
 * It.
 */
provider: Provider | null, } } | { "change_private": { 
/**
 * Words to add; there are at most [`MOST_PRIVATE`] in all.
 */
add: Array<string>, 
/**
 * Words to take away.
 */
remove: Array<string>, } } | { "plan": { 
/**
 * Chosen by the asker, and not in use.
 */
task: PageTask, 
/**
 * As typed.
 */
goal: string, } } | { "lookup": { 
/**
 * Chosen by the asker, and not in use.
 */
task: PageTask, 
/**
 * Item id.
 */
item: string, 
/**
 * Where.
 */
source: Encyclopedia, } } | { "picture": { 
/**
 * Chosen by the asker, and not in use.
 */
task: PageTask, 
/**
 * Item id.
 */
item: string, 
/**
 * Whether the person may be asked; otherwise only a grant lets it through.
 */
ask: boolean, } } | { "open_pack": { 
/**
 * Chosen by the asker, and not in use.
 */
task: PageTask, 
/**
 * Absolute URL of its `pack.json`.
 */
url: string, } } | { "cancel": { 
/**
 * As it was begun.
 */
task: PageTask, } } | { "erase_receipts": null } | { "set_encyclopedia": { 
/**
 * An origin.
 */
base: string | null, } };

/**
 * What the worker says unasked.
 */
export type EgressEvent = { "question": ConsentQuestion } | { "settled": { 
/**
 * Which.
 */
question: QuestionId, } } | { "gate_wanted": null } | { "changed": null } | { "said": { 
/**
 * As it was begun.
 */
task: PageTask, 
/**
 * More of it.
 */
text: string, } } | { "repair": { 
/**
 * As it was begun.
 */
task: PageTask, } } | { "ended": { 
/**
 * As it was begun.
 */
task: PageTask, 
/**
 * How.
 */
end: Ending, } };

/**
 * Everything that the page shows about what leaves.
 */
export type EgressView = { 
/**
 * In short.
 */
left: Left, 
/**
 * Grants that hold.
 */
grants: Array<Grant>, 
/**
 * Where the person said no in this tab.
 */
refused: Array<[Recipient, Purpose]>, 
/**
 * Receipts, latest first.
 */
receipts: Array<LedgerLine>, 
/**
 * The planner that is set up.
 */
provider: Provider | null, 
/**
 * Words that are never to leave.
 */
private: Array<string>, 
/**
 * The encyclopedia that is asked, if not the usual one.
 */
encyclopedia: string | null, };

/**
 * The model's vectors of texts, for measurement and tests.
 */
export type Embed = { 
/**
 * The texts.
 */
texts: Array<string>, };

/**
 * The encyclopedia that is asked.
 */
export type Encyclopedia = "wikipedia" | "wikidata";

/**
 * How something that was begun ended.
 */
export type Ending = { "plan": { 
/**
 * Tools with their arguments as JSON, in order.
 */
steps: Array<[string, string]>, 
/**
 * Which planner made it.
 */
tier: string, } } | { "no_plan": { 
/**
 * Why.
 */
why: WhyNot, } } | { "claim": { 
/**
 * With its source and age.
 */
claim: Claim, 
/**
 * Whether it was kept from an earlier question.
 */
kept: boolean, } } | { "no_claim": { 
/**
 * Why.
 */
why: NoClaim, } } | { "picture": { 
/**
 * Address of its bytes within the browser.
 */
url: string, } } | "pack_opened" | { "failed": { 
/**
 * Why.
 */
why: WhyNot, } };

/**
 * A message with what it takes to trust it.
 */
export type Envelope<T> = { 
/**
 * [`VERSION`].
 */
v: number, 
/**
 * Build id of the sender.
 */
build: string, 
/**
 * Chosen by the asker, repeated by the answer; 0 in events.
 */
id: number, 
/**
 * The message.
 */
body: T, };

/**
 * What the worker says unasked.
 */
export type Event = { "type": "ready" } | { "type": "status" } & Status | { "type": "memory_changed" } | { "type": "forgotten" } | { "type": "told_changed" } | { "type": "progress" } & BuildProgress | { "type": "egress" } & EgressEvent;

/**
 * Why an item has the score by which it was ranked.
 */
export type Explain = { 
/**
 * Item id.
 */
item: string, 
/**
 * The slate with the card that is asked about: as it was made, so is it explained. Without one, or when it is kept no
 * more, the item is explained as it stands now.
 */
slate?: number, };

/**
 * Why an item has its score. The contributions add up to the score.
 */
export type Explanation = { 
/**
 * Item id.
 */
item: string, 
/**
 * The score by which it was ranked.
 */
score: number, 
/**
 * Largest first by absolute value.
 */
contributions: Array<Contribution>, 
/**
 * The topics that the item is of, those that the person holds first.
 */
topics: Array<Topic>, 
/**
 * The person's own rules that keep the item out of what is recommended.
 */
kept_out: Array<OwnRule>, 
/**
 * Where the item stands, 1-based: the place of its card in the feed, cards shown before its slate counted, or without a
 * slate its place in the whole catalogue for this person.
 */
rank: number, 
/**
 * Its place without its largest contribution from a remembered act: computed, not guessed. None if there is no such act,
 * or it would not be among what is shown.
 */
rank_without_top: number | null, 
/**
 * What else would change without that act.
 */
without_top: Counterfactual | null, };

/**
 * Everything remembered, for the person to keep: as a file, or as one JSON document where no language is named.
 */
export type Export = { 
/**
 * The language of what a person reads in the file.
 */
language?: string, 
/**
 * What the file is encrypted under; empty for nothing.
 */
passphrase?: string, };

/**
 * The whole ledger, for the person to keep; `docs/egress.md` says what is in it.
 */
export type ExportLedger = Record<symbol, never>;

/**
 * A document for the person to keep.
 */
export type Exported = { 
/**
 * JSON; empty where a file was asked for.
 */
json: string, 
/**
 * The file.
 */
file: Uint8Array, };

/**
 * One hard filter: the item's facet holds one of the values.
 */
export type FacetFilter = { 
/**
 * Name as in the pack.
 */
facet: string, 
/**
 * Any of these.
 */
values: Array<string>, };

/**
 * A facet and its values.
 */
export type FacetInfo = { 
/**
 * Name as in the pack.
 */
name: string, 
/**
 * Values with the number of items, most used first, at most 24.
 */
values: Array<[string, number]>, };

/**
 * Why a call could not be met; nothing was changed.
 */
export type Failure = { "pack": { 
/**
 * Why.
 */
why: PackFault, } } | { "memory": { 
/**
 * Why.
 */
why: StoreFault, } } | { "not_found": { 
/**
 * Its id.
 */
item: string, } } | { "model": { 
/**
 * Why.
 */
why: ModelFault, } } | { "file": { 
/**
 * Why.
 */
why: FileFault, } } | { "egress": { 
/**
 * Why.
 */
why: Refusal, } } | { "full": { 
/**
 * That much.
 */
most: number, } } | "stopped" | "mismatch" | "unguarded" | { "internal": { 
/**
 * Which.
 */
why: Defect, } };

/**
 * What is wrong with a part of a file. Names of fields are all of the file that it holds.
 */
export type Fault = { "empty": { 
/**
 * Its name.
 */
field: string, } } | "control_character" | { "long_id": { 
/**
 * Bytes that it may have.
 */
most: number, } } | "used_id" | { "cut": { 
/**
 * Its name.
 */
field: string, } } | { "long_row": { 
/**
 * Bytes that it may have.
 */
most: number, } } | { "not_json": { 
/**
 * 1-based.
 */
column: number, } } | { "not_a_list": { 
/**
 * 1-based.
 */
column: number, } } | "not_an_object" | { "field_not_an_object": { 
/**
 * Its name.
 */
field: string, } } | { "not_a_number": { 
/**
 * Its name.
 */
field: string, } } | "negative" | "date" | { "link": { 
/**
 * Its name.
 */
field: string, } } | { "cells": { 
/**
 * Cells of the row.
 */
row: number, 
/**
 * Cells of the header.
 */
header: number, } } | "unclosed" | "column_twice" | { "no_column": { 
/**
 * Its name.
 */
field: string, } } | "no_items" | "untitled" | "deep" | "no_picture" | { "only_first": { 
/**
 * Items that are taken.
 */
most: number, 
/**
 * Items that there are.
 */
count: number, } };

/**
 * A slate for the person as they are now.
 */
export type Feed = { 
/**
 * Cards wanted.
 */
limit: number, 
/**
 * Items that the page already shows, so that "more" continues rather than repeats.
 */
exclude: Array<string>, };

/**
 * Why a file cannot be taken in.
 */
export type FileFault = { "too_large": { 
/**
 * Bytes that are read.
 */
most: number, } } | "kind" | "binary" | { "no_item": { 
/**
 * The first problem in it.
 */
first: Problem | null, } } | "no_name" | "no_export" | "damaged" | "locked" | "passphrase" | { "no_reader": { 
/**
 * What the browser said.
 */
said: string, } } | { "unread": { 
/**
 * What the browser or a library said.
 */
said: string, } };

/**
 * What to forget.
 */
export type Forget = { "type": "one", 
/**
 * Its identity.
 */
seq: Seq, } | { "type": "these", 
/**
 * Their identities.
 */
seqs: Array<Seq>, } | { "type": "item", 
/**
 * Item id.
 */
item: string, } | { "type": "mark", 
/**
 * Item id.
 */
item: string, 
/**
 * Name of the kind as in its JSON: `like`, `save`, …
 */
kind: string, } | { "type": "search", 
/**
 * What was searched for.
 */
text: string, } | { "type": "everything" };

/**
 * Forget; answered when it is gone from storage and from everything derived.
 */
export type ForgetActs = { 
/**
 * What.
 */
what: Forget, 
/**
 * The feed to answer with, as it is without what is forgotten.
 */
feed?: Feed, };

/**
 * Acts are gone.
 */
export type Forgotten = { 
/**
 * How many were removed.
 */
count: number, 
/**
 * How things stand since.
 */
status: Status, 
/**
 * The feed that was asked for with it.
 */
slate: Slate | null, };

/**
 * What a model within the browser is to be asked about the present goal.
 */
export type GetBrief = Record<symbol, never>;

/**
 * Everything about one item.
 */
export type GetDetails = { 
/**
 * Item id.
 */
item: string, };

/**
 * The person opens the app: what is there to say unasked?
 */
export type GetDigest = { 
/**
 * Days of the person's calendar since the epoch.
 */
day: number, 
/**
 * Minute of that day.
 */
minute: number, };

/**
 * Grants, receipts and settings.
 */
export type GetEgress = Record<symbol, never>;

/**
 * What is remembered, in words.
 */
export type GetMemory = Record<symbol, never>;

/**
 * The message of a receipt.
 */
export type GetReceipt = { 
/**
 * Which receipt.
 */
id: ReceiptId, };

/**
 * How things stand.
 */
export type GetStatus = Record<symbol, never>;

/**
 * The person opens their day, and may arrange a shelf first.
 */
export type GetToday = { 
/**
 * Days of the person's calendar since the epoch.
 */
day: number, 
/**
 * A shelf, and how it is to be arranged from now on.
 */
arrange: [Shelf, Arrangement] | null, };

/**
 * How well the ranking has done for this person. It takes tens of milliseconds.
 */
export type GetTrackRecord = Record<symbol, never>;

/**
 * A goal that the page offers.
 */
export type GoalOffer = { 
/**
 * As the page put it, in the person's language: what was said. It is not read.
 */
text: string, 
/**
 * What it stands for.
 */
choices: Array<Choice>, 
/**
 * How many items, if so many.
 */
count: number | null, 
/**
 * The item that others are to be like, by its id.
 */
like: string | null, };

/**
 * What goes with an item, beside what is like it.
 */
export type GoesWith = { 
/**
 * Item id.
 */
item: string, 
/**
 * At most so many.
 */
limit: number, 
/**
 * How many of [`super::Similar`] are shown beside them: none of those is among them.
 */
similar: number, };

/**
 * Why nobody can have an item.
 */
export type Gone = "sold_out" | "past";

/**
 * One recipient may be sent some kinds of data for one purpose, for a time.
 */
export type Grant = { 
/**
 * Its name.
 */
id: GrantId, 
/**
 * To whom.
 */
recipient: Recipient, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * Kinds of data.
 */
scopes: Scopes, 
/**
 * How long.
 */
term: GrantTerm, 
/**
 * When it was given.
 */
given_at_ms: number, };

/**
 * Names a grant: below 2^53, so that a page can hold it.
 */
export type GrantId = number;

/**
 * How long a grant holds.
 */
export type GrantTerm = "session" | { "until": number };

/**
 * A topic, and what the person wants of it.
 */
export type HeldTopic = { 
/**
 * Which.
 */
topic: Topic, 
/**
 * What they want of it.
 */
hold: Hold, };

/**
 * What the person has decided.
 */
export type HistoryChoices = { 
/**
 * Whether the day comes before the month.
 */
day_first: boolean | null, 
/**
 * The profile that is theirs.
 */
profile: string | null, 
/**
 * Whether columns that are not known are read as their names suggest.
 */
columns: boolean, };

/**
 * A file of a history.
 */
export type HistoryFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes.
 */
bytes: Uint8Array, };

/**
 * What was done with a thing.
 */
export type HistoryKind = "consumed" | "finished" | "stopped" | "started" | "rated" | "liked" | "disliked" | "wants" | "has" | "saved" | "skipped" | "follows";

/**
 * What is left out for one reason.
 */
export type HistoryLeftOut = { 
/**
 * HistoryWhy.
 */
why: HistoryWhy, 
/**
 * How many rows, or files.
 */
count: number, 
/**
 * The first of them.
 */
first: HistoryPlace, };

/**
 * Where in what was read.
 */
export type HistoryPlace = { 
/**
 * The path of the file, with the archive that it is in.
 */
file: string, 
/**
 * The line or the entry, from 1; 0 for all of it.
 */
line: number, };

/**
 * What a file leaves open, and only the person can tell.
 */
export type HistoryQuestion = { "type": "day_month", 
/**
 * A date that can be read either way.
 */
example: string, } | { "type": "profile", 
/**
 * Their names.
 */
names: Array<string>, } | { "type": "columns" };

/**
 * A row, as it will be remembered.
 */
export type HistoryRow = { 
/**
 * What was done.
 */
kind: HistoryKind, 
/**
 * The number given.
 */
value: number | null, 
/**
 * Of how many.
 */
of: number | null, 
/**
 * With what.
 */
title: Untrusted<string>, 
/**
 * Who made it.
 */
maker: Untrusted<string> | null, 
/**
 * When it was made.
 */
year: number | null, 
/**
 * When it was done.
 */
at_ms: number | null, 
/**
 * How often.
 */
times: number, };

/**
 * A history in short.
 */
export type HistorySummary = { 
/**
 * Whose exports they are.
 */
sources: Array<string>, 
/**
 * How many acts there are of each kind.
 */
counts: Array<[HistoryKind, number]>, 
/**
 * When the first was done, and the last.
 */
span: [number, number] | null, 
/**
 * The first of them.
 */
first: Array<HistoryRow>, 
/**
 * What is left out, by reason.
 */
left_out: Array<HistoryLeftOut>, 
/**
 * Columns that are dropped for the person's sake, with how many cells.
 */
private: Array<[string, number]>, 
/**
 * How many acts have no time.
 */
undated: number, 
/**
 * What is to be asked.
 */
questions: Array<HistoryQuestion>, };

/**
 * A history, and what of it the catalogue knows.
 */
export type HistoryView = { 
/**
 * In short.
 */
summary: HistorySummary, 
/**
 * The catalogue's name.
 */
catalog: string, 
/**
 * Things that it has.
 */
matched: number, 
/**
 * Things that it may have, by their titles.
 */
by_title: number, 
/**
 * Things that it has not.
 */
unknown: number, 
/**
 * Acts that are new here.
 */
added: number, 
/**
 * Acts that were remembered here already.
 */
known: number, 
/**
 * Acts that were forgotten here, and stay so.
 */
forgotten: number, };

/**
 * HistoryWhy a row or a file is left out.
 */
export type HistoryWhy = "private" | "trailer" | "advert" | "other_event" | "short" | "no_title" | "no_act" | "unknown_status" | "twice" | "other_profile" | "deleted" | "undecided" | "broken" | "unknown_file" | "too_large" | "packed";

/**
 * What the person wants of a topic.
 */
export type Hold = "follow" | "less" | "mute";

/**
 * Hold topics so from now on, or let go of them; answered with all that are held.
 */
export type HoldTopics = { 
/**
 * What changes: a topic, and what the person wants of it; none where they let go of it. Without any, it is a look.
 */
change: Array<[Topic, Hold | null]>, 
/**
 * An item, to be told what can be said of it.
 */
of?: string, 
/**
 * Something that could be said of an item, as it was offered: from now on it holds.
 */
say?: OwnRule, 
/**
 * The rule of this number is taken back.
 */
end?: number, };

/**
 * Take an export back in: what it holds and memory does not, but for what was forgotten here.
 */
export type Import = { 
/**
 * The file or the document, as [`Export`] gave it.
 */
file: Uint8Array, 
/**
 * What it is encrypted under; empty where it is not.
 */
passphrase?: string, };

/**
 * An export was taken in, and is durable.
 */
export type Imported = { 
/**
 * Acts that are new here.
 */
added: number, 
/**
 * Acts that were remembered here already.
 */
known: number, 
/**
 * Acts that were forgotten here, and stay so.
 */
forgotten: number, 
/**
 * Lines that could not be read.
 */
left_out: number, 
/**
 * Where the file is damaged, as `file:line`; the first such places.
 */
damaged: Array<string>, 
/**
 * Where there is something that this build does not know, likewise.
 */
unknown: Array<string>, };

/**
 * One derived belief.
 */
export type InterestView = { 
/**
 * Words from the evidence that describe it.
 */
label: string, 
/**
 * The topics that the words name, in their order.
 */
topics: Array<Topic>, 
/**
 * In [0, 1].
 */
strength: number, 
/**
 * From this visit rather than from long ago.
 */
session: boolean, 
/**
 * The interactions behind it: item title, share of the belief.
 */
evidence: Array<SupportingAct>, };

/**
 * A receipt and what became of it.
 */
export type LedgerLine = { 
/**
 * Its name.
 */
id: ReceiptId, 
/**
 * When it was about to be sent.
 */
at_ms: number, 
/**
 * What it was.
 */
receipt: Receipt, 
/**
 * What became of it; none while it is not known. What is not known counts as left.
 */
outcome: TransferOutcome | null, };

/**
 * What has left this device, from the ledger.
 */
export type Left = { 
/**
 * Whether it can be said that nothing has.
 */
nothing: boolean, 
/**
 * When the ledger began; none if it could not be read.
 */
since_ms: number | null, 
/**
 * Requests that left, or may have.
 */
requests: number, 
/**
 * Their bytes.
 */
bytes: number, 
/**
 * To whom.
 */
recipients: Array<Recipient>, 
/**
 * Whether the ledger fits together.
 */
intact: boolean, 
/**
 * Whether a newer build has written in the record what this one cannot read.
 */
newer: boolean, };

/**
 * What was learnt: so many more items of a kind are among the first that would be recommended, or fewer.
 */
export type Lesson = { 
/**
 * A value of a facet, or a tag, as in the catalogue.
 */
label: string, 
/**
 * How many more; below 0, fewer.
 */
by: number, };

/**
 * Load the embedding model, if it is not loaded. Progress comes as events.
 */
export type LoadModel = Record<symbol, never>;

/**
 * The standing marks of a person on an item.
 */
export type Marks = { 
/**
 * Liked.
 */
liked: boolean, 
/**
 * Saved.
 */
saved: boolean, 
/**
 * Disliked or "not for me".
 */
rejected: boolean, 
/**
 * The person has it.
 */
had: boolean, 
/**
 * Done with to the end.
 */
finished: boolean, 
/**
 * Given up before the end.
 */
stopped: boolean, 
/**
 * Opened at least once.
 */
opened: boolean, };

/**
 * Where an engine keeps memory.
 */
export type MemoryPlace = "app" | "site" | "nowhere" | "page";

/**
 * Where memory is kept.
 */
export type MemoryState = { "state": "durable" } | { "state": "volatile", 
/**
 * Why, and so what the person can do.
 */
why: Unkept, } | { "state": "lost" } | { "state": "restored" } | { "state": "recopied" } | { "state": "damaged", 
/**
 * How many were set aside, not deleted.
 */
records: number, 
/**
 * Of how many acts nothing is left.
 */
missing: number, };

/**
 * What is remembered, for the memory page.
 */
export type MemoryView = { 
/**
 * What it believes, strongest first; each belief names its evidence.
 */
interests: Array<InterestView>, 
/**
 * Every act, newest first.
 */
acts: Array<RememberedAct>, 
/**
 * Bytes of memory on the device, if the browser tells.
 */
bytes: number | null, };

/**
 * Why the model cannot be used.
 */
export type ModelFault = "absent" | "other" | { "status": { 
/**
 * HTTP status.
 */
status: number, } } | "altered" | { "unloaded": { 
/**
 * What the browser or the runtime said.
 */
said: string, } } | { "broken": { 
/**
 * What the runtime said; empty if it said nothing.
 */
said: string, } };

/**
 * The tier of text understanding that is on.
 */
export type ModelState = { "state": "idle" } | { "state": "loading", 
/**
 * Bytes so far.
 */
done: number, 
/**
 * Bytes in all; 0 if unknown.
 */
total: number, } | { "state": "ready" } | { "state": "failed", 
/**
 * Why.
 */
why: ModelFault, };

/**
 * Why an answer holds no claim.
 */
export type NoClaim = "missing" | "ambiguous" | "garbage";

/**
 * Something to keep in mind.
 */
export type Note = { 
/**
 * The number of the note.
 */
id: number, 
/**
 * The text, in the person's words, or in words that they said yes to.
 */
text: string, 
/**
 * When it was noted.
 */
at_ms: number, };

/**
 * A topic that is offered.
 */
export type OfferedTopic = { 
/**
 * Which.
 */
topic: Topic, 
/**
 * A well-known item of it.
 */
item: string, 
/**
 * Absolute URL of that item's picture.
 */
image: string | null, };

/**
 * What the person has offered to put into requests to one recipient. It grants nothing: each request is still asked
 * about, or covered by a grant.
 */
export type Offers = Scopes;

/**
 * What the person said of an item, and what follows from it.
 */
export type OwnRule = { 
/**
 * Names it.
 */
id: number, 
/**
 * Why.
 */
because: Because, 
/**
 * The catalogue of the item that it was said of.
 */
catalog: string, 
/**
 * That item.
 */
item: string, 
/**
 * What it goes by: the maker, the topic, the name of the number that says how long things are; else the item's title.
 */
name: string, 
/**
 * The facet whose value the topic is; none for a tag.
 */
facet?: string, 
/**
 * From which number on it takes too long.
 */
least?: number, 
/**
 * When it was said, in milliseconds since the Unix epoch.
 */
at_ms: number, 
/**
 * When it ends; when it is taken back, if none.
 */
until_ms?: number, };

/**
 * Why a catalogue cannot be used.
 */
export type PackFault = { "status": { 
/**
 * Relative to the pack.
 */
path: string, 
/**
 * HTTP status.
 */
status: number, } } | { "unread": { 
/**
 * Relative to the pack.
 */
path: string, 
/**
 * What the browser or the disk said.
 */
said: string, } } | { "too_large": { 
/**
 * Relative to the pack.
 */
path: string, 
/**
 * The size that the manifest states.
 */
bytes: number, } } | { "altered": { 
/**
 * Relative to the pack.
 */
path: string, } } | "newer" | { "malformed": { 
/**
 * Relative to the pack.
 */
path: string, } };

/**
 * A task of the page's, under a number that it chose and that no other one under way has.
 */
export type PageTask = number;

/**
 * A stretch of a text, as it was and as it leaves.
 */
export type Piece = { 
/**
 * As the person wrote it. Never leaves where there is an alias.
 */
original: string, 
/**
 * What stands for it, with its kind; none where it leaves as it is.
 */
alias: [RedactionKind, string] | null, };

/**
 * Which recommendation led to an act: what off-policy evaluation needs.
 */
export type Placement = { 
/**
 * Identifies the slate.
 */
slate: number, 
/**
 * 0-based position in the slate.
 */
position: number, 
/**
 * Probability with which the policy put this item here, in (0, 1].
 */
propensity: number, 
/**
 * What the weights of the score sources are learnt from. Absent in acts of the oldest builds.
 */
scores?: SourceScores, };

/**
 * What the items' popularity counts: only what people did may be called popular.
 */
export type PopularityCounts = "people" | "languages" | "other";

/**
 * Something in a file that could not be used, or not whole.
 */
export type Problem = { 
/**
 * Where.
 */
at: RowPlace, 
/**
 * What.
 */
fault: Fault, };

/**
 * A model that the person has set up. It holds no key.
 */
export type Provider = { 
/**
 * How to speak with it.
 */
kind: ProviderKind, 
/**
 * Where it is, without the path that the kind adds: `https://api.example/v1`, `http://localhost:11434`.
 */
endpoint: string, 
/**
 * The model's name there.
 */
model: string, 
/**
 * Whether the person typed a key for it.
 */
keyed: boolean, 
/**
 * What else the person lets it be told.
 */
offers: Offers, };

/**
 * The wire format that a provider speaks.
 */
export type ProviderKind = "open_ai" | "anthropic" | "ollama";

/**
 * What a request is for. A grant is for one purpose.
 */
export type Purpose = "plan" | "lookup" | "picture" | "catalog";

/**
 * What the agent would like to know.
 */
export type Question = { 
/**
 * About which facet or number.
 */
facet: string, 
/**
 * The comparison of which nobody knows what it is about, as it was said; the offers are what it may be about.
 */
unread: string | null, 
/**
 * Answers that are offered, beside that it does not matter.
 */
offers: Array<Choice>, };

/**
 * A question to the person.
 */
export type QuestionId = number;

/**
 * Hours without suggestions, in minutes of the day; over midnight if `from` is after `to`.
 */
export type Quiet = { 
/**
 * The first quiet minute.
 */
from: number, 
/**
 * The first minute that is not quiet again.
 */
to: number, };

/**
 * The main reason for a card. The page words it; titles are shown as text.
 */
export type Reason = { "because": { 
/**
 * What the item has in common with most of them, in the catalogue's words: a label and a kind at most.
 */
shared: Array<string>, 
/**
 * Largest share first, at most 3.
 */
items: Array<Cause>, } } | { "follows": { 
/**
 * The topic, in the catalogue's words.
 */
topic: string, } } | { "more": { 
/**
 * The maker, or that item's title.
 */
name: string, } } | { "popular": { 
/**
 * What that is.
 */
counts: PopularityCounts, } } | "back" | { "beyond": { 
/**
 * The kind that tells most of it, in the catalogue's words.
 */
kind: string | null, } } | "explore" | "similar" | "asked" | { "match": { 
/**
 * By words.
 */
words: boolean, 
/**
 * By meaning.
 */
meaning: boolean, } };

/**
 * Where an addend of a score comes from.
 */
export type ReasonSource = { "act": { 
/**
 * Its identity.
 */
seq: Seq, 
/**
 * Name of the kind as in its JSON: `like`, `open`, …
 */
kind: string, 
/**
 * Item title or text.
 */
title: string, 
/**
 * The name of the item's catalogue, if that is another one.
 */
catalog: string | null, } } | { "popularity": { 
/**
 * What the catalogue's popularity counts.
 */
counts: PopularityCounts, } } | "novelty" | "fatigue" | { "kind": { 
/**
 * Its name in the catalogue.
 */
name: string, } } | { "topic": { 
/**
 * In the catalogue's words.
 */
topic: string, 
/**
 * What they want of it.
 */
hold: Hold, } } | { "more": { 
/**
 * The maker, or the item's title.
 */
name: string, } } | { "owner": { 
/**
 * What the owner calls it.
 */
label: string, } };

/**
 * What memory says of what it was asked about. With nothing in it, it does not know.
 */
export type Recalled = { 
/**
 * What was done, what fits best first, the latest of what fits alike.
 */
acts: Array<RememberedAct>, 
/**
 * How many such acts there are: the latest on each item.
 */
total: number, 
/**
 * The days that were asked about, the first and the last since 1970.
 */
span: [number, number] | null, 
/**
 * What is kept in mind about it.
 */
notes: Array<Note>, 
/**
 * Topics that are held.
 */
topics: Array<HeldTopic>, 
/**
 * What was said of items.
 */
rules: Array<OwnRule>, };

/**
 * What was sent, without its content.
 */
export type Receipt = { 
/**
 * To whom.
 */
recipient: Recipient, 
/**
 * What for.
 */
purpose: Purpose, 
/**
 * Kinds of data.
 */
scopes: Scopes, 
/**
 * By which grant; none for a single "yes".
 */
grant: GrantId | null, 
/**
 * Length of [`EgressRequest::message`].
 */
bytes: number, 
/**
 * SHA-256 of it, in hexadecimal.
 */
sha256: string, };

/**
 * Names a receipt: the place in the ledger where the request was written down before it was sent.
 */
export type ReceiptId = { 
/**
 * Whose chain.
 */
node: number, 
/**
 * Place in the chain.
 */
n: number, };

/**
 * The message of a receipt.
 */
export type ReceiptText = { 
/**
 * The message; none if it was erased.
 */
text: string | null, };

/**
 * An origin: scheme, host and port, as browsers write it. `https:`, or `http:` on this machine.
 */
export type Recipient = string;

/**
 * Remember acts; answered when they are durable.
 */
export type RecordActs = { 
/**
 * In order.
 */
acts: Array<Act>, 
/**
 * The feed to answer with, as it is after the acts.
 */
feed?: Feed, 
/**
 * Whether to tell what was learnt by the last of them.
 */
tell?: boolean, };

/**
 * Acts are durable now.
 */
export type Recorded = { 
/**
 * Their identities, in order.
 */
seqs: Array<Seq>, 
/**
 * How things stand since.
 */
status: Status, 
/**
 * The feed that was asked for with it.
 */
slate: Slate | null, 
/**
 * What was learnt, if that was asked for, what changed most first.
 */
learnt: Array<Lesson>, };

/**
 * A text with its replacements: the difference that the person is shown.
 */
export type Redacted = { 
/**
 * In order.
 */
pieces: Array<Piece>, };

/**
 * What kind of thing was replaced.
 */
export type RedactionKind = "private" | "name" | "email" | "phone" | "address" | "id";

/**
 * Why something cannot be sent as it is.
 */
export type Refusal = "no_planner" | "busy" | "number_taken" | "nothing_left" | { "request": { 
/**
 * Why.
 */
why: BadRequest, } };

/**
 * One remembered act, in words.
 */
export type RememberedAct = { 
/**
 * Identity.
 */
seq: Seq, 
/**
 * When, by the device's clock.
 */
at_ms: number, 
/**
 * What was done.
 */
kind: ActKind, 
/**
 * Item id, for a link; none for searches.
 */
item: string | null, 
/**
 * Item title or the text searched for.
 */
title: string, 
/**
 * The name of the item's catalogue, if that is another one.
 */
catalog: string | null, 
/**
 * Absolute URL of the item's picture.
 */
image: string | null, };

/**
 * What a person says of a field by pressing a button: nothing of it has to be read.
 */
export type Reply = { "is": Array<string> } | { "is_not": Array<string> } | { "at_most": number } | "meant" | "no_preference";

/**
 * A call, as it crosses the wire.
 */
export type Request = { "type": "start" } & Start | { "type": "status" } & GetStatus | { "type": "load_model" } & LoadModel | { "type": "set_dials" } & SetDials | { "type": "feed" } & Feed | { "type": "similar" } & Similar | { "type": "explain" } & Explain | { "type": "track_record" } & GetTrackRecord | { "type": "details" } & GetDetails | { "type": "goes_with" } & GoesWith | { "type": "search" } & Search | { "type": "embed" } & Embed | { "type": "record" } & RecordActs | { "type": "forget" } & ForgetActs | { "type": "undo_forget" } & UndoForget | { "type": "memory" } & GetMemory | { "type": "export" } & Export | { "type": "import" } & Import | { "type": "bring" } & Bring | { "type": "build" } & BuildPack | { "type": "stop" } & Stop | { "type": "egress" } & Egress | { "type": "egress_view" } & GetEgress | { "type": "receipt" } & GetReceipt | { "type": "export_ledger" } & ExportLedger | { "type": "ask" } & Asking | { "type": "brief" } & GetBrief | { "type": "standing" } & Stand | { "type": "digest" } & GetDigest | { "type": "sources" } & Sources | { "type": "things" } & Things | { "type": "topics" } & HoldTopics | { "type": "today" } & GetToday;

/**
 * The answer to a call, as it crosses the wire.
 */
export type Response = { "type": "status" } & Status | { "type": "slate" } & Slate | { "type": "explanation" } & Explanation | { "type": "track_record" } & TrackRecord | { "type": "details" } & Details | { "type": "companions" } & Companions | { "type": "results" } & Results | { "type": "vectors" } & Vectors | { "type": "recorded" } & Recorded | { "type": "forgotten" } & Forgotten | { "type": "memory" } & MemoryView | { "type": "export" } & Exported | { "type": "imported" } & Imported | { "type": "brought" } & HistoryView | { "type": "built" } & Built | { "type": "accepted" } & Accepted | { "type": "egress_view" } & EgressView | { "type": "receipt" } & ReceiptText | { "type": "told" } & ConversationView | { "type": "brief" } & Brief | { "type": "standing" } & StandingView | { "type": "digest" } & Digest | { "type": "sources" } & SourcesView | { "type": "things" } & ThingsView | { "type": "topics" } & TopicsView | { "type": "today" } & TodayView | { "type": "failed", 
/**
 * Why.
 */
failure: Failure, };

/**
 * Search results.
 */
export type Results = { 
/**
 * The query they answer.
 */
query: string, 
/**
 * Best first.
 */
cards: Array<Card>, 
/**
 * Items that match in all.
 */
total: number, 
/**
 * Whether meaning was used.
 */
semantic: boolean, 
/**
 * The query as it was taken, where no item has a word as it was typed: the words that a slip or two lead to.
 */
meant: string | null, 
/**
 * What comes near, where nothing was found.
 */
near: Array<Card>, 
/**
 * Values of facets with how many of what was found have each, most first; those of a facet that is filtered by as if it
 * were not.
 */
facets: Array<FacetInfo>, 
/**
 * Whether there are dates to sort by.
 */
dated: boolean, 
/**
 * The latest searches that are remembered, where nothing was typed, the last one first.
 */
recent: Array<string>, };

/**
 * Where in a file something is wrong.
 */
export type RowPlace = "whole" | { "line": number } | { "entry": number } | { "named": string };

/**
 * A rule that holds, with what that does here.
 */
export type RuleTold = { 
/**
 * Which.
 */
rule: OwnRule, 
/**
 * Items of the open catalogue that it keeps out or puts forward.
 */
items: number, };

/**
 * A set of [`Scope`]s; in JSON, a list.
 */
export type Scopes = Array<"goal" | "tools" | "facets" | "taste" | "titles" | "query" | "address">;

/**
 * Search by words, and by meaning where the model is ready.
 */
export type Search = { 
/**
 * As typed; empty finds everything that passes the filters, most popular first.
 */
query: string, 
/**
 * All must hold.
 */
filters: Array<FacetFilter>, 
/**
 * Cards wanted.
 */
limit: number, 
/**
 * In which order.
 */
sort?: Sort, };

/**
 * A unique place in the order of all interactions, over tabs and sessions: a Lamport clock, ties by node.
 */
export type Seq = { 
/**
 * Larger than every clock value the writer had seen.
 */
clock: number, 
/**
 * Random per writer (per tab).
 */
node: number, };

/**
 * Change the dials; they are kept.
 */
export type SetDials = { 
/**
 * The new values.
 */
dials: Dials, };

/**
 * A shelf.
 */
export type Shelf = { 
/**
 * What stands on it.
 */
kind: ShelfKind, 
/**
 * The topic that is followed, of a shelf of one.
 */
topic: Topic | null, };

/**
 * What stands on a shelf.
 */
export type ShelfKind = "followed" | "more" | "new" | "sources" | "back" | "other";

/**
 * A shelf with its cards.
 */
export type ShelfView = { 
/**
 * Which.
 */
shelf: Shelf, 
/**
 * The title of the item that it goes by, if it goes by one.
 */
like: string | null, 
/**
 * Whether it is pinned.
 */
pinned: boolean, 
/**
 * In order.
 */
cards: Array<Card>, };

/**
 * Items like one item.
 */
export type Similar = { 
/**
 * Item id.
 */
item: string, 
/**
 * Cards wanted.
 */
limit: number, };

/**
 * A list of recommendations.
 */
export type Slate = { 
/**
 * Identifies it.
 */
id: number, 
/**
 * In order.
 */
cards: Array<Card>, 
/**
 * Whether more could be had.
 */
more: boolean, };

/**
 * An order of search results.
 */
export type Sort = "relevance" | "title" | "newest";

/**
 * What each source gave to an item's score when it was recommended, before its weight, by the source's name. A source
 * that this build does not know stays in the act; one that an act does not name gave nothing.
 */
export type SourceScores = { [key in string]: number };

/**
 * One source.
 */
export type SourceTold = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Items in it.
 */
items: number, 
/**
 * When it was added, or last replaced.
 */
added_ms: number, 
/**
 * Whether its items are found by meaning and can be recommended by likeness.
 */
embedded: boolean, };

/**
 * What the person does.
 */
export type Sources = { "about": "view" } | { "about": "add", 
/**
 * What they call it; empty for its own name.
 */
name: string, 
/**
 * The file's name.
 */
file: string, 
/**
 * Its content.
 */
bytes: Uint8Array, } | { "about": "remove", 
/**
 * By its name.
 */
name: string, } | { "about": "undo" } | { "about": "embed" };

/**
 * How it stands.
 */
export type SourcesView = { 
/**
 * In the order in which they were added.
 */
sources: Array<SourceTold>, 
/**
 * Of the file that was just added: what could not be read.
 */
left_out: Array<Problem>, 
/**
 * Whether a source has no vectors that the language model, once it is here, was not asked for yet.
 */
waits: boolean, };

/**
 * What is said beside a request, or instead of one.
 */
export type SpeechAct = "greeting" | "thanks" | "help" | "why" | "compare" | "recall" | "forget_all" | "back";

/**
 * A part of long work.
 */
export type Stage = "reading" | "embedding";

/**
 * What the person does.
 */
export type Stand = { "about": "view" } | { "about": "set_autonomy", 
/**
 * All of it.
 */
autonomy: Autonomy, } | { "about": "add_watch", 
/**
 * In their words.
 */
text: string, } | { "about": "remove_watch", 
/**
 * Which.
 */
id: number, } | { "about": "remove_note", 
/**
 * Which.
 */
id: number, } | { "about": "set_quiet", 
/**
 * Hours of silence.
 */
quiet: Quiet | null, 
/**
 * Suggestions a day.
 */
per_day: number, } | { "about": "stop", 
/**
 * Which.
 */
kind: SuggestionKind, 
/**
 * Stopped.
 */
stopped: boolean, };

/**
 * How it stands.
 */
export type StandingView = { 
/**
 * How much the agent does of its own accord.
 */
autonomy: Autonomy, 
/**
 * What it keeps in mind.
 */
notes: Array<Note>, 
/**
 * What the person waits for, and since when.
 */
watches: Array<Watched>, 
/**
 * Hours of silence.
 */
quiet: Quiet | null, 
/**
 * Suggestions a day, at most.
 */
per_day: number, 
/**
 * Kinds of suggestions that are stopped.
 */
stopped: Array<SuggestionKind>, 
/**
 * Acts without a yes that are left in the budget of a day.
 */
acts_left: number, };

/**
 * The first message: open memory and the pack. Answered once a feed can be asked for.
 */
export type Start = { 
/**
 * Absolute URL of the pack's `pack.json`, same origin.
 */
pack: string, 
/**
 * Absolute URL of the folder with the model files, same origin.
 */
model: string, 
/**
 * Absolute URL of the folder with the ONNX runtime, same origin.
 */
runtime: string, 
/**
 * Where memory is kept.
 */
memory: MemoryPlace, };

/**
 * Where things stand.
 */
export type Status = { 
/**
 * Name of the catalogue.
 */
catalog: string, 
/**
 * Items in it.
 */
items: number, 
/**
 * Its licence and attribution, for the footer.
 */
licence: string, 
/**
 * Who must be named.
 */
attribution: string, 
/**
 * How meaning is found now.
 */
model: ModelState, 
/**
 * Where memory is kept.
 */
memory: MemoryState, 
/**
 * What of it, beside the acts, cannot be read.
 */
unreadable: Array<UnreadableRecord>, 
/**
 * Acts remembered; that a card was in view is none.
 */
remembered: number, 
/**
 * Current dials.
 */
dials: Dials, 
/**
 * Facets to filter by, most used first.
 */
facets: Array<FacetInfo>, 
/**
 * What the owner calls their rules, which put items forward or hold them back.
 */
owner_rules: Array<string>, 
/**
 * What has left this device, from the ledger.
 */
left: Left, };

/**
 * Why a step could not be done.
 */
export type StepFailure = { "bad": BadStep } | "nothing_to_be_like" | "step_found_nothing" | "wrong_arguments" | "enough_acts" | "enough_questions" | "nothing_remembered" | { "full": { 
/**
 * That much.
 */
most: number, } } | "not_kept" | "nothing_left" | { "bad_request": BadRequest } | "nothing_found";

/**
 * What became of a step.
 */
export type StepState = "done" | "undone" | "declined" | "failed";

/**
 * One step of the plan.
 */
export type StepTold = { 
/**
 * Its tool.
 */
tool: Tool, 
/**
 * What it is about, if it is about words: a stranger's, if a model planned.
 */
text: Untrusted<string> | null, 
/**
 * What became of it; none if it has not come to that.
 */
state: StepState | null, 
/**
 * Candidates after it, if it has to do with candidates.
 */
found: number | null, 
/**
 * Why it was not done, if it was not.
 */
failed: StepFailure | null, 
/**
 * What it did can be taken back.
 */
undo: boolean, 
/**
 * It acted without a yes: the person has to be told.
 */
tell: boolean, };

/**
 * Stop the long work that the page waits for: reading a file, or embedding what it holds. It is heard at once, whatever is
 * being done; what is stopped is answered with [`super::Failure::Stopped`].
 */
export type Stop = Record<symbol, never>;

/**
 * What the page answers. Only what was asked for is filled.
 */
export type StoreAnswer = { 
/**
 * The ask that it answers.
 */
store: number, 
/**
 * Why it could not be done: name and message of the browser's error.
 */
error: string | null, 
/**
 * Keys and values of the tables that were scanned.
 */
rows: [string, Uint8Array][][], 
/**
 * Keys of the tables that were asked about.
 */
keys: Array<Array<string>>, 
/**
 * Values of the keys that were asked about, in that order.
 */
values: (Uint8Array | null)[], };

/**
 * What the engine asks of the page.
 */
export type StoreAsk = { 
/**
 * Tells asks apart, and from other messages.
 */
store: number, 
/**
 * Which of the storage port's functions is called.
 */
op: StoreOperation, 
/**
 * Tables to read, in this order.
 */
tables: Array<Table>, 
/**
 * Keys to get.
 */
keys: Array<string>, 
/**
 * Changes to commit.
 */
ops: Array<StoreChange>, };

/**
 * One change of a commit.
 */
export type StoreChange = { 
/**
 * What happens to the record.
 */
kind: StoreChangeKind, 
/**
 * The table that the record is in.
 */
table: Table, 
/**
 * The record's key; empty where a whole table is cleared.
 */
key: string, 
/**
 * The record's bytes; empty where nothing is put.
 */
value: Uint8Array, };

/**
 * What happens to a record.
 */
export type StoreChangeKind = "put" | "delete" | "clear";

/**
 * Why memory could not be read or written.
 */
export type StoreFault = "quota" | "aborted" | "unavailable" | "newer" | "held" | "incomplete" | "unencodable" | { "platform": { 
/**
 * What the browser said.
 */
said: string, } };

/**
 * A function of the storage port.
 */
export type StoreOperation = "scan" | "keys" | "get" | "commit" | "commit_if";

/**
 * The parts of memory beside the acts.
 */
export type StoredPart = { "part": "private_words" } | { "part": "autonomy" } | { "part": "provider" } | { "part": "grant", "grant": GrantId } | { "part": "encyclopedia" } | { "part": "dials" } | { "part": "suggestions" } | { "part": "notes" } | { "part": "watches" } | { "part": "sources" } | { "part": "topics" } | { "part": "dozen" } | { "part": "shelves" } | { "part": "things" };

/**
 * What it was done to.
 */
export type Subject = { "item": string } | { "text": string };

/**
 * Something said unasked.
 */
export type Suggested = { 
/**
 * What.
 */
card: Card, 
/**
 * Why now.
 */
why: SuggestionReason, };

/**
 * Why the app may speak up.
 */
export type SuggestionKind = "watched" | "saved";

/**
 * Why something is said now.
 */
export type SuggestionReason = { "watched": { 
/**
 * What they wait for, in their words.
 */
text: string, 
/**
 * When they began to wait.
 */
since_ms: number, } } | { "saved": { 
/**
 * When it was saved.
 */
at_ms: number, } };

/**
 * An interaction behind a belief.
 */
export type SupportingAct = { 
/**
 * Its identity, to forget it by.
 */
seq: Seq, 
/**
 * Item id, for a link; none for an item of another catalogue.
 */
item: string | null, 
/**
 * Item title, or its id where nothing more is known.
 */
title: string, 
/**
 * The name of the item's catalogue, if that is another one.
 */
catalog: string | null, 
/**
 * Share of the belief, in [0, 1]; all shares add to 1.
 */
share: number, };

/**
 * Where it was done.
 */
export type Surface = "feed" | "item" | "similar" | "search" | "memory" | "import";

/**
 * A named set of records.
 */
export type Table = "interactions" | "meta" | "quarantine" | "outside";

/**
 * One item.
 */
export type ThingView = { 
/**
 * The item, with its marks.
 */
card: Card, 
/**
 * When it was last marked or written about.
 */
at_ms: number, 
/**
 * The person's note; empty for none.
 */
note: string, 
/**
 * The collections that it is in.
 */
collections: Array<string>, };

/**
 * What is asked or done about things.
 */
export type Things = { "action": "view" } | { "action": "shared", 
/**
 * Item ids.
 */
items: Array<string>, } | { "action": "keep", 
/**
 * Item id.
 */
item: string, 
/**
 * In the person's words; empty for none.
 */
note: string, 
/**
 * Names.
 */
collections: Array<string>, };

/**
 * Items that the open catalogue does not have.
 */
export type ThingsElsewhere = { 
/**
 * How many they are.
 */
count: number, 
/**
 * Those whose title is known, each with the name of its catalogue; the latest first.
 */
named: Array<[string, string]>, };

/**
 * Items with what the person keeps of them.
 */
export type ThingsView = { 
/**
 * The latest first; of a shared list, in its order.
 */
things: Array<ThingView>, 
/**
 * Names of collections, in alphabetical order.
 */
collections: Array<string>, 
/**
 * What there is besides, of other catalogues or of none that is known.
 */
elsewhere: ThingsElsewhere, };

/**
 * A day.
 */
export type TodayView = { 
/**
 * At most twelve, in the order in which they were put in the morning; what was done about them since is marked.
 */
dozen: Array<Card>, 
/**
 * Whether it was made when nothing was known of the person: then nothing can be said to suit them.
 */
varied: boolean, 
/**
 * The dozen before; none where there was none.
 */
before: Array<Card>, 
/**
 * Of which day that was.
 */
before_day: number, 
/**
 * The pinned ones first; none is empty, and nothing is on two of them.
 */
shelves: Array<ShelfView>, 
/**
 * Shelves that are hidden.
 */
hidden: Array<Shelf>, };

/**
 * What a plan may use. There are no others.
 */
export type Tool = "search_catalog" | "similar_items" | "recommend" | "filter" | "compare" | "item_details" | "recall" | "remember" | "forget" | "ask_user" | "explain" | "make_bundle" | "watch" | "lookup";

/**
 * What items have in common, in the words of their catalogue. It means the same in every catalogue that has the words.
 */
export type Topic = { 
/**
 * The facet whose value it is; none for a tag.
 */
facet?: string, 
/**
 * The value or the tag.
 */
value: string, };

/**
 * A topic that is held, with what that does here.
 */
export type TopicTold = { 
/**
 * Which.
 */
topic: Topic, 
/**
 * What the person wants of it.
 */
hold: Hold, 
/**
 * Items of the open catalogue that it lifts, holds back or hides.
 */
items: number, };

/**
 * The topics that the person holds, and their rules.
 */
export type TopicsView = { 
/**
 * In the order of their names.
 */
held: Array<TopicTold>, 
/**
 * What they said of items and still holds, the latest first.
 */
rules: Array<RuleTold>, 
/**
 * What can be said of the item that was asked about.
 */
offers: Array<OwnRule>, 
/**
 * To begin with, for somebody who has neither done nor said anything yet.
 */
offered: Array<OfferedTopic>, };

/**
 * How well the ranking has done for this person: each pick is looked for in the ranking as it would have been just
 * before the person first touched the item.
 */
export type TrackRecord = { 
/**
 * Picks (likes and saves) looked at, the latest ones.
 */
picks: number, 
/**
 * Places that count as found.
 */
places: number, 
/**
 * Picks found there.
 */
ranked: number, 
/**
 * Picks that the most popular items not yet decided on would have found there.
 */
popular: number, 
/**
 * What each score source is worth to this person, 1 as shipped: other people's histories, likeness, the prior.
 */
worth: [number, number, number], 
/**
 * Share of plain popularity in the ranking: above 0 while the learnt weights have not proved better.
 */
popularity: number, 
/**
 * Comparisons that was learnt from.
 */
learnt_from: number, };

/**
 * Why a request broke off.
 */
export type TransferFailure = "network" | "timeout" | "too_long" | "cancelled" | "revoked";

/**
 * What became of a request.
 */
export type TransferOutcome = { "type": "sent" } | { "type": "answered", 
/**
 * HTTP status.
 */
status: number, 
/**
 * Bytes of the answer.
 */
bytes: number, } | { "type": "failed", 
/**
 * Why.
 */
why: TransferFailure, } | { "type": "never_sent" };

/**
 * Put back what the last [`ForgetActs`] of this tab removed, if it is still held.
 */
export type UndoForget = Record<symbol, never>;

/**
 * Why nothing is kept.
 */
export type Unkept = "closed" | "newer" | "held" | "incomplete";

/**
 * A part of memory beside the acts that this build cannot read. It is kept as it is.
 */
export type UnreadableRecord = { 
/**
 * Which.
 */
part: StoredPart, 
/**
 * Whether a newer build wrote it; otherwise it is damaged.
 */
newer: boolean, };

/**
 * Something that a stranger wrote.
 */
export type Untrusted<T> = T;

/**
 * Unit vectors, concatenated in the order of the texts.
 */
export type Vectors = { 
/**
 * Components of each.
 */
dim: number, 
/**
 * `dim` values per text.
 */
values: Array<number>, };

/**
 * Something that the person waits for.
 */
export type Watched = { 
/**
 * Names it.
 */
id: number, 
/**
 * In words.
 */
text: string, 
/**
 * Since when.
 */
since_ms: number, };

/**
 * Why something did not come about.
 */
export type WhyNot = "not_allowed" | "not_written" | "unreadable" | "cancelled" | "no_key" | "network" | "timeout" | { "status": { 
/**
 * HTTP status.
 */
status: number, 
/**
 * A stranger's text.
 */
complaint: string, } } | "garbage" | "no_plan" | "declined" | "budget" | { "bad_request": { 
/**
 * Why.
 */
why: BadRequest, } } | { "bad_pack": { 
/**
 * Why.
 */
why: PackFault, } };
