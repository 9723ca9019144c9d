// export default defineConfig({ ...penchant(), … }): recommendations are made when VitePress has built the site; the theme in
// `penchant/vitepress/theme` shows them below each page.

import { build } from './index.js';

/** Options as of `build`; the folder and the base are VitePress's own. */
export default function penchant(options = {}) {
  return {
    // The theme is code of pages, to be built like theirs.
    vite: { ssr: { noExternal: ['penchant'] } },
    // What else is done at the end calls this one, too.
    buildEnd: ({ outDir, site }) =>
      build({ site: outDir, siteUrl: new URL(site.base, 'http://localhost/').href, id: 'site', ...options }),
  };
}
