// The TypeScript of `static/web`: started by `cargo xtask`, which gives the folder of the npm packages.
//
//   node xtask/web.mjs build <folder>   scripts and pages, as they are served
//   node xtask/web.mjs check            types and lints
//   node xtask/web.mjs tests <folder>   the unit tests, for Node to run

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NPM = join(process.env.PENCHANT_NPM, 'node_modules');
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WEB = join(ROOT, 'static/web');
const esbuild = createRequire(`${process.env.PENCHANT_NPM}/`)('esbuild');

/** Served path → where its code begins. Each stands alone: one file is one request. */
const SCRIPTS = {
  'boot.js': 'app/boot.ts',
  // For the end-to-end tests; it is not deployed by itself.
  'client.js': 'protocol/client.ts',
  'sw.js': 'service-worker/main.ts',
  'theme.js': 'app/theme.ts',
  'embed/v1/frame.js': 'embed/internal/frame.ts',
  'embed/v1/headless.js': 'embed/public/headless.ts',
  'embed/v1/penchant.js': 'embed/public/penchant.ts',
  'embed/v1/personal.js': 'embed/internal/personal.ts',
};
/** Those that are no modules: a service worker, and what runs before the page is there. */
const CLASSIC = ['sw.js', 'theme.js'];
const OPTIONS = { bundle: true, target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };

/** What is imported later stays a file of its own, beside the others. */
const later = {
  name: 'later',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.+\// }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.js`, external: true } : undefined,
    ),
};

/** A style sheet is a text to who imports it. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    }),
};

async function build(out) {
  for (const [to, from] of Object.entries(SCRIPTS)) {
    await esbuild.build({
      ...OPTIONS,
      entryPoints: [join(WEB, from)],
      outfile: join(out, to),
      format: CLASSIC.includes(to) ? 'iife' : 'esm',
      minify: true,
      plugins: [later, styles],
    });
  }
  for (const file of ['frame.html', 'frame.css', 'reserve.css', 'package.json']) cpSync(join(WEB, 'embed', file), join(out, 'embed/v1', file));
  declare(join(out, 'embed/v1'));
  writeFileSync(join(out, 'gate.html'), await gate());
}

/** The gate's code, put into its page. Not minified: who looks at the page can read it. */
async function gate() {
  const { code } = await esbuild.transform(readFileSync(join(WEB, 'app/gate.ts'), 'utf8'), {
    loader: 'ts',
    format: 'iife',
    target: OPTIONS.target,
    tsconfigRaw: { compilerOptions: { strict: true } },
  });
  const hash = createHash('sha256').update(code).digest('base64');
  const page = readFileSync(join(WEB, 'app/gate.html'), 'utf8');
  // The hash stands in the source, so that no change of the code goes without one that a reviewer sees.
  if (!page.includes(`script-src 'sha256-${hash}'`)) throw new Error(`gate.html has to name its script: 'sha256-${hash}'`);
  return page.replace('<script src="gate.ts"></script>', () => `<script>${code}</script>`);
}

/** Declarations for sites that use TypeScript. */
function declare(to) {
  const all = join(to, 'types');
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', WEB, '--outDir', all];
  if (!tsc('-p', WEB, ...emit)) throw new Error('the types do not fit');
  for (const file of readdirSync(join(all, 'embed/public'))) {
    const text = readFileSync(join(all, 'embed/public', file), 'utf8');
    writeFileSync(join(to, file), text.replaceAll(/(from '\.\/\w+)\.ts'/g, "$1.js'"));
  }
  rmSync(all, { recursive: true });
}

async function tests(out) {
  rmSync(out, { recursive: true, force: true });
  const files = readdirSync(join(WEB, 'tests')).filter((file) => file.endsWith('.test.ts'));
  await esbuild.build({
    ...OPTIONS,
    entryPoints: files.map((file) => join(WEB, 'tests', file)),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    nodePaths: [NPM],
    plugins: [styles],
  });
  // For the tests of the store in a browser: they evaluate it, and find its exports in `store`.
  const entryPoints = [join(WEB, 'embed/internal/store.ts')];
  await esbuild.build({ ...OPTIONS, entryPoints, outfile: join(out, 'store.js'), format: 'iife', globalName: 'store', minify: true });
}

/** Everything that is wrong is shown; true if nothing is. */
function check() {
  const outcomes = [
    tsc('-p', WEB),
    tsc('-p', join(WEB, 'service-worker')),
    run('biome', ['check', '--error-on-warnings', '.'], WEB),
  ];
  return outcomes.every(Boolean);
}

function tsc(...args) {
  // Where the compiler, and editors, look for the types of packages.
  const link = join(ROOT, 'node_modules');
  rmSync(link, { force: true });
  symlinkSync(NPM, link, 'junction');
  return run('tsc', args, ROOT);
}

/** Runs a program of a package; true if it succeeded. */
function run(program, args, cwd) {
  return spawnSync(process.execPath, [join(NPM, '.bin', program), ...args], { cwd, stdio: 'inherit' }).status === 0;
}

const [command, folder] = process.argv.slice(2);
if (command === 'build') await build(folder);
else if (command === 'tests') await tests(folder);
else if (command === 'check') process.exitCode = check() ? 0 : 1;
else throw new Error(`no such command: ${command}`);
