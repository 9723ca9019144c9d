// "Less of this, because …": said on a card, kept in the feed, listed, taken back; and what memory answers when it is asked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually, feed, open, part, remembered } from './lib/app.mjs';

test('what is said of a card is a rule: it keeps out, is listed with its end, and is taken back', async (t) => {
  const { origin, page, complaints } = await open(t);
  const [item] = await feed(page);
  const card = page.locator(`[data-testid=card][data-item="${item}"]`);
  await part(card, 'not-for-me').click();
  const said = part(card, 'feedback');
  await eventually(() => said.locator('option').count(), (count) => count > 3, 'what can be said');
  const reason = await said.locator('option', { hasText: 'not now' }).textContent();
  await said.selectOption({ label: reason });
  await card.getByText('Noted.').waitFor();

  await page.reload();
  assert.ok(!(await feed(page)).includes(item), 'it is kept out');

  await remembered(page);
  const rule = part(page, 'rule');
  await rule.waitFor();
  const told = await rule.textContent();
  assert.ok(told.includes(reason) && told.includes('until') && told.includes('Keeps 1 item'), told);
  await rule.getByRole('button').click();
  await rule.waitFor({ state: 'detached' });

  await page.goto(origin);
  assert.ok((await feed(page)).includes(item), 'it is back');
  assert.deepEqual(complaints, []);
});

test('undone on its card, a rule is gone and the card is as it was', async (t) => {
  const { page } = await open(t);
  const [item] = await feed(page);
  const card = page.locator(`[data-testid=card][data-item="${item}"]`);
  await part(card, 'not-for-me').click();
  const said = part(card, 'feedback');
  await eventually(() => said.locator('option').count(), (count) => count > 3, 'what can be said');
  await said.selectOption({ index: 1 });
  await card.getByText('Noted.').waitFor();
  await part(card, 'undo').click();
  await part(card, 'like').waitFor();
  await remembered(page);
  assert.equal(await part(page, 'rule').count(), 0);
});

test('memory says what was liked and when, or that it does not know', async (t) => {
  const { origin, page, complaints } = await open(t);
  const [item] = await feed(page);
  const card = page.locator(`[data-testid=card][data-item="${item}"]`);
  await part(card, 'like').click();
  await page.goto(`${origin}/#/ask`);
  const ask = async (text) => {
    await part(page, 'ask-input').fill(text);
    await part(page, 'ask-send').click();
  };
  await ask('what did I like today?');
  const act = part(page, 'recalled-act');
  await act.waitFor();
  assert.match(await act.textContent(), /Today/);
  await ask('what did I like last winter?');
  await part(page, 'recalled').getByText('Nothing is remembered of that.').waitFor();
  assert.deepEqual(complaints, []);
});
