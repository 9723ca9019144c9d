// <Recs :limit="4" @select="…">links for those without scripts</Recs>: the element, for Vue 3.

import { defineComponent, h, onMounted } from 'vue';

const EVENTS = ['ready', 'impression', 'select', 'error'];

/**
 * Attributes are the element's (docs/embed.md); `src` is where its script is served. On pages that change without being loaded
 * anew, give it a `key` of the page's path.
 */
export const Recs = defineComponent({
  name: 'Recs',
  inheritAttrs: false,
  props: { src: { type: String, default: '/penchant/penchant.js' } },
  emits: EVENTS,
  setup(props, { attrs, emit, slots }) {
    // By its address, so that no bundler takes it apart.
    onMounted(() => import(/* @vite-ignore */ /* webpackIgnore: true */ props.src).catch(() => {}));
    const listeners = Object.fromEntries(
      EVENTS.map((name) => [`onPenchant:${name}`, (event) => emit(name, event)]),
    );
    return () => h('penchant-recs', { ...attrs, ...listeners }, slots.default?.());
  },
});

export default Recs;
