import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '../embed/internal/frame_words.ts';
import { LANGUAGES } from '../protocol/languages.ts';

test('every language of the app has all the words of the frame, in its own words', () => {
  const english = words('en');
  for (const language of LANGUAGES) {
    const own = words(language);
    assert.equal(own.tag, language);
    for (const [name, text] of Object.entries(own)) {
      assert.ok(text.length > 1, `${language}: ${name}`);
      if (language !== 'en') assert.notEqual(text, english[name as keyof typeof english], `${language}: ${name}`);
    }
  }
});

const CHOICES: [tags: (string | undefined)[], language: string][] = [
  [['de'], 'de'],
  [['DE-at'], 'de'],
  [['nl', 'fr-CA', 'de'], 'fr'],
  [['', 'ja'], 'ja'],
  [[undefined, 'ar'], 'ar'],
  [['nl'], 'en'],
  [['toString', '__proto__'], 'en'],
  [[], 'en'],
];

for (const [tags, language] of CHOICES) {
  test(`of ${JSON.stringify(tags)} the frame speaks ${language}`, () => assert.equal(words(...tags).tag, language));
}
