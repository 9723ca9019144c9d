// The program behind the package: where it is, and how a build starts it.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);

/** The platform as packages name it. */
export function platform({ platform, arch } = process) {
  return `${platform === 'win32' ? 'windows' : platform}-${process.env.npm_config_arch || arch}`;
}

/** The path of the program: what `PENCHANT_BINARY_PATH` names, else that of the package for this platform. */
export function binaryPath(name = platform()) {
  if (process.env.PENCHANT_BINARY_PATH) return process.env.PENCHANT_BINARY_PATH;
  try {
    return require.resolve(`@penchant/${name}/bin/penchant${name.startsWith('windows') ? '.exe' : ''}`);
  } catch {
    throw new Error(
      `penchant: there is no program for ${name}: the package @penchant/${name} is not installed.\n` +
        'Either npm left optional packages out (install again without --omit=optional or --no-optional), or there is none for\n' +
        'this platform: then build one (cargo install penchant) and name it in PENCHANT_BINARY_PATH.',
    );
  }
}

/** The folder of a package that came along; none where it did not. */
function folder(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** Runs the program and returns its exit code. */
export function run(args) {
  const own = { PENCHANT_WIDGET: folder('penchant-embed'), PENCHANT_MODEL: folder('@penchant/model') };
  const given = Object.fromEntries(Object.entries(own).filter(([, path]) => path));
  const program = binaryPath();
  const { status, error, signal } = spawnSync(program, args, { stdio: 'inherit', windowsHide: true, env: { ...given, ...process.env } });
  if (error) throw new Error(`penchant: ${program} could not be started: ${error.message}`);
  return status ?? (signal ? 1 : 0);
}

/** Puts recommendations into a built site: `{ site, siteUrl, id, title, rules, order, interactions, out }`. */
export function build(options) {
  const names = { siteUrl: 'site-url' };
  const args = Object.entries(options).filter(([, value]) => value != null && value !== '');
  const status = run(args.map(([name, value]) => `--${names[name] ?? name}=${value}`));
  if (status !== 0) throw new Error(`penchant ended with ${status}`);
}

/** The tag, for templates: attributes by name, and the folder that the pack is in. */
export function tag(attributes = {}, folder = '/penchant', inside = '') {
  const quoted = (text) => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${quoted(value)}"`);
  return `<link rel="stylesheet" href="${folder}/reserve.css">
<script type="module" src="${folder}/penchant.js"></script>
<penchant-recs${written.join('')}>${inside}</penchant-recs>`;
}
