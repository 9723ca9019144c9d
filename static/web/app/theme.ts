// Before the first paint: the language and the colours that the person chose, or that the browser has. Keys and attributes
// are those of ui/language.rs and ui/theme.rs.

import { LANGUAGES, RIGHT_TO_LEFT } from '../protocol/languages.ts';

/** What was kept under this key; none where storage is closed to us. */
const kept = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const root = document.documentElement;
const theme = kept('penchant-theme');
// Otherwise the system's colours.
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

// Who was welcomed is not asked again, and leaves no room for it (ui/parts/welcome.rs).
if (kept('penchant-welcomed')) root.dataset.welcomed = 'yes';

const wanted = [kept('penchant-language'), ...navigator.languages].map((tag) => tag?.split('-')[0]);
root.lang = wanted.find((tag) => LANGUAGES.some((known) => known === tag)) ?? LANGUAGES[0];
root.dir = RIGHT_TO_LEFT.some((tag) => tag === root.lang) ? 'rtl' : 'ltr';
