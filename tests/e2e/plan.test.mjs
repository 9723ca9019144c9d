// Plans in the app: by a model behind the gate, by the browser's own model, with acts that wait for a yes; what stands
// beyond one conversation, and what is said unasked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byMenu, cardsIn, demoItems, eventually, feed, open, part, saved } from './lib/app.mjs';
import { plan, reply, setUp, witness } from './lib/planner.mjs';

const PLAN = (...steps) => JSON.stringify({ steps: [...steps, { tool: 'recommend', arguments: { count: 4 } }] });
const SEARCH = { tool: 'search_catalog', arguments: { query: 'chess' } };
const REMEMBER = { tool: 'remember', arguments: { text: 'no strategy games' } };
const isGame = (id) => demoItems().get(id)?.facets.category?.includes('Game');

async function say(page, text) {
  await part(page, 'ask-input').fill(text);
  await part(page, 'ask-send').click();
}

const found = (page) => () => cardsIn(part(page, 'told'));
const tier = (page, name) => page.locator(`[data-testid="tier"][data-tier="${name}"]`).waitFor();

/** The app on the page for goals, with a model at `host` set up. */
async function atAsk(t, host) {
  const app = await setUp(t, host);
  await part(app.page, 'nav-ask').click();
  return app;
}

test('a model plans when it is asked to; every item keeps what was said; an act waits for a yes and can be undone', async (t) => {
  const host = await witness(t, plan(PLAN(REMEMBER, SEARCH)));
  const { page, recorder, complaints } = await atAsk(t, host);
  await say(page, 'a game');
  await tier(page, 'local');
  assert.equal(host.arrived.length, 0, 'it was asked unasked');
  await part(page, 'consult').click();
  await part(page, 'consent-session').click();
  // The plan proposes an act: nothing of it happens before the yes.
  await part(page, 'confirm').getByText('no strategy games').waitFor();
  await part(page, 'confirm-yes').click();
  await tier(page, 'local_server');
  await eventually(found(page), (ids) => ids.length > 0 && ids.length <= 4 && ids.every(isGame), 'games that the plan found');
  assert.equal(host.arrived.length, 1);

  await byMenu(page, 'menu-may');
  await part(page, 'notes').getByText('no strategy games').waitFor();
  await part(page, 'nav-ask').click();
  await part(page, 'plan').locator('> summary').click();
  await part(page, 'undo-step').click();
  await eventually(() => part(page, 'undo-step').count(), (count) => count === 0, 'undone');
  await byMenu(page, 'menu-may');
  await part(page, 'notes').getByText('Nothing.').waitFor();

  // The trace can be kept.
  await part(page, 'nav-ask').click();
  await part(page, 'plan').locator('> summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), part(page, 'save-trace').click()]);
  const trace = JSON.parse(await saved(download));
  assert.equal(trace.tier, 'local_server');
  assert.deepEqual(trace.steps.map(({ tool }) => tool).slice(0, 2), ['remember', 'search_catalog']);
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('where the model fails the plan made here stands, and the page says why', async (t) => {
  const host = await witness(t, reply(500, 'application/json', '{"error":{"message":"out of order"}}'));
  const { page } = await atAsk(t, host);
  await say(page, 'a board game');
  await eventually(found(page), (ids) => ids.length === 10, 'the local answer');
  const before = await found(page)();
  await part(page, 'consult').click();
  await part(page, 'consent-no').click();
  await part(page, 'fell-back').getByText('You did not allow it').waitFor();
  assert.deepEqual(await found(page)(), before);
  assert.equal(host.arrived.length, 0);
});

// No browser that is installed here brings such a model along, so one is played.
test("the browser's own model plans, and nothing leaves", async (t) => {
  const answer = PLAN(SEARCH);
  const before = (page) =>
    page.addInitScript((answer) => {
      const session = { prompt: async (text, { responseConstraint }) => (text.includes('a game') && responseConstraint.type === 'object' ? answer : 'no'), destroy() {} };
      globalThis.LanguageModel = { availability: async () => 'available', create: async () => session };
    }, answer);
  const { page, recorder, complaints } = await open(t, { before });
  await feed(page);
  await part(page, 'nav-ask').click();
  await say(page, 'a game');
  await part(page, 'consult-own').click();
  await tier(page, 'browser');
  assert.ok((await found(page)()).every(isGame));
  // With other words it runs again, and without a step.
  await part(page, 'plan').locator('> summary').click();
  await part(page, 'step').locator('summary').first().click();
  await part(page, 'step-words').first().fill('chess');
  await part(page, 'reword').first().click();
  await eventually(found(page), (ids) => ids.includes('org.gnome.Chess'), 'chess');
  if (!(await part(page, 'drop-step').first().isVisible())) await part(page, 'plan').locator('> summary').click();
  const steps = await part(page, 'step').count();
  await part(page, 'drop-step').first().click();
  await eventually(() => part(page, 'step').count(), (count) => count === steps - 1, 'one step less');
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('what it may do is a dial with a table; what is to be kept in mind holds the next time', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  await byMenu(page, 'menu-may');
  await part(page, 'level').getByText('Suggests as well').waitFor();
  await part(page, 'table').locator('summary').click();
  const row = part(page, 'table').locator('tr', { hasText: 'Keep something in mind' });
  await row.getByText('asks you first').first().waitFor();
  await part(page, 'autonomy').fill('3');
  await part(page, 'acts-left').getByText('10 of 10').waitFor();
  await part(page, 'autonomy').fill('4');
  await part(page, 'level').getByText('Acts, tells you').waitFor();
  await row.getByText('does it and tells you').first().waitFor();

  await part(page, 'nav-ask').click();
  await say(page, 'remember that I want no strategy games');
  await eventually(() => part(page, 'chip').count(), (count) => count === 1, 'one reading');
  assert.equal(await part(page, 'confirm').count(), 0, 'at this level it acts');
  await part(page, 'acted').getByText('I want no strategy games').waitFor();
  await part(page, 'ask-over').click();
  await say(page, 'a game');
  await eventually(() => part(page, 'chip').count(), (count) => count === 2, 'the note and the goal');
  await say(page, 'tell me when there is a card game');
  await byMenu(page, 'menu-may');
  await part(page, 'watches').getByText('card game').waitFor();

  await part(page, 'watch-text').fill('a web browser');
  await part(page, 'watch-add').click();
  await part(page, 'watches').getByText('a web browser').waitFor();
  await page.getByRole('button', { name: 'Remove: a web browser' }).click();
  await eventually(() => part(page, 'watches').getByText('a web browser').count(), (count) => count === 0, 'removed');
  await page.reload();
  await part(page, 'watches').getByText('card game').waitFor();
  assert.deepEqual(complaints, []);
});
