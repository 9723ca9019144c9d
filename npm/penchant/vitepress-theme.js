// .vitepress/theme/index.js: export { default } from 'penchant/vitepress/theme'. For another theme than the default one, or
// other attributes: `withRecs(theme, { limit: 4 })`.

import { useRoute, withBase } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { defineComponent, h } from 'vue';

import { Recs } from './vue.js';

/** A theme that shows recommendations below each page. */
export function withRecs(theme, attributes = {}) {
  const Layout = defineComponent({
    setup(_, { slots }) {
      const route = useRoute();
      // Pages change without being loaded anew: then it is another element.
      const recs = () => h(Recs, { key: route.path, src: withBase('/penchant/penchant.js'), ...attributes });
      return () => h(theme.Layout, null, { ...slots, 'doc-after': recs });
    },
  });
  return { ...theme, extends: theme, Layout };
}

export default withRecs(DefaultTheme);
