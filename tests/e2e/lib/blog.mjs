// A static site as a generator leaves it, with the widget and a pack in `penchant/`, as an owner's one command puts them there.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { DIST, host } from './local.mjs';

const KINDS = {
  tea: ['green', 'black', 'white', 'oolong', 'smoked', 'aged', 'powdered', 'roasted'],
  bicycle: ['racing', 'folding', 'cargo', 'touring', 'mountain', 'electric', 'city', 'gravel'],
  garden: ['rose', 'herb', 'vegetable', 'rock', 'water', 'winter', 'roof', 'kitchen'],
};

/** What is on the site: path → title, in three kinds. */
export const POSTS = Object.entries(KINDS).flatMap(([kind, names]) =>
  names.map((name) => ({ path: `/${kind}/${name}/`, title: `The ${name} ${kind}`, kind })),
);

export const WIDGET = (attributes = '', below = '') =>
  `<script type="module" src="${below}/penchant/penchant.js"></script>
  <penchant-recs limit="6" ${attributes}><a href="/one.html">One</a> <a href="/two.html">Two</a></penchant-recs>`;

export const html = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Blog</title>${head}</head><body>${body}</body></html>`;

const post = ({ title, kind }, widget) =>
  html(
    `<main><h1>${title}</h1><p>All about the ${kind}: ${title}, and why a ${kind} is a ${kind}.</p></main>${widget}`,
    `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Article', headline: title, description: `All about the ${kind}: ${title}.`, articleSection: kind })}</script>`,
  );

/**
 * Its folder, and a host of it until the test ends.
 * @param {object} [options] `widget` on every post, more `pages` by path, `more` arguments of the builder, `serve` options
 */
export async function blog(t, { widget = WIDGET(), pages = {}, more = [], serve } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-blog-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const one of POSTS) write(`${one.path}index.html`, post(one, widget));
  for (const [path, text] of Object.entries({ 'index.html': html(`<h1>Blog</h1>${widget}`), ...pages })) write(path, text);
  const about = ['--id', 'blog', '--title', 'Blog', '--out', join(folder, 'penchant')];
  execFileSync(process.env.PENCHANT_TOOL, ['pack', 'build', '--site', folder, ...about, ...more], { stdio: 'pipe' });
  addWidget(join(folder, 'penchant'));
  return { folder, write, ...(await host(t, folder, serve)) };
}

/** Copies the widget's files into a folder. */
export function addWidget(folder) {
  const from = join(DIST, 'embed/v1');
  for (const file of readdirSync(from).filter((file) => !/\.(br|gz)$/.test(file))) {
    cpSync(join(from, file), join(folder, file), { recursive: true });
  }
}
