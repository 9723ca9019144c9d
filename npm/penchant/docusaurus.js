// plugins: ['penchant/docusaurus']: recommendations are made when Docusaurus has built the site; `Recs` of `penchant/react`
// shows them, in MDX or in a swizzled component.

import { build } from './index.js';

/** Options as of `build`; the folder and the address are Docusaurus's own. */
export default function penchant({ siteConfig, baseUrl }, { id, ...options } = {}) {
  return {
    name: 'penchant',
    injectHtmlTags: () => ({
      headTags: [{ tagName: 'link', attributes: { rel: 'stylesheet', href: `${baseUrl}penchant/reserve.css` } }],
    }),
    postBuild: ({ outDir }) =>
      build({ site: outDir, siteUrl: new URL(baseUrl, siteConfig.url).href, id: id === 'default' ? 'site' : id, ...options }),
  };
}
