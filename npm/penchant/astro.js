// integrations: [penchant()]: recommendations are made when Astro has built the site; `Recs.astro` shows them.

import { fileURLToPath } from 'node:url';

import { build } from './index.js';

/** Options as of `build`; the folder and the address are Astro's own. */
export default function penchant(options = {}) {
  let address;
  return {
    name: 'penchant',
    hooks: {
      'astro:config:done': ({ config }) => {
        address = new URL(config.base, config.site ?? 'http://localhost/').href;
      },
      'astro:build:done': ({ dir }) => build({ site: fileURLToPath(dir), siteUrl: address, id: 'site', ...options }),
    },
  };
}
