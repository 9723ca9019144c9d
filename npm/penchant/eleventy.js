// config.addPlugin(penchant): recommendations are made after each build; {% recs limit=4 %} shows them.

import { build, tag } from './index.js';

/** Options as of `build`; the folder is Eleventy's own. */
export default function penchant(config, options = {}) {
  let prefix = '/';
  config.on('eleventy.config', (user) => {
    prefix = user.userConfig?.config?.pathPrefix ?? user.config?.pathPrefix ?? prefix;
  });
  const shown = (attributes = {}) => {
    const { __keywords, ...named } = attributes;
    return tag(named, `${prefix.replace(/\/$/, '')}/penchant`);
  };
  // In Nunjucks the names come as one object; in Liquid and JavaScript as it is given.
  config.addShortcode('recs', shown);
  config.on('eleventy.after', ({ directories, dir }) => {
    build({ site: directories?.output ?? dir.output, id: 'site', ...options });
  });
}
