// The npm packages, as tarballs: `penchant` (the command and the wrappers), `@penchant/<platform>` (the program), `@penchant/model`
// (the embedding model) and `penchant-embed` (the widget). It publishes nothing.
//
//   node npm/pack.mjs <out> --binary <penchant> --embed <dist/embed/v1> [--model <folder>] [--platform linux-x64] [--local]
//
// With `--local` the packages name each other by their files, so that they install where no registry has them.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { platform as here } from './penchant/index.js';

const HERE = fileURLToPath(new URL('penchant', import.meta.url));
const LICENCES = ['LICENSE-APACHE', 'LICENSE-MIT'].map((name) => fileURLToPath(new URL(`../${name}`, import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    binary: { type: 'string' },
    embed: { type: 'string' },
    model: { type: 'string' },
    platform: { type: 'string', default: here() },
    local: { type: 'boolean', default: false },
  },
});
const out = resolve(positionals[0]);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const main = read(join(HERE, 'package.json'));

/** Packs what `fill` puts into a folder, under this manifest; the path of the tarball. */
function pack(manifest, fill) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-npm-'));
  try {
    fill(folder);
    for (const licence of LICENCES) cpSync(licence, join(folder, licence.split('/').pop()));
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
    mkdirSync(out, { recursive: true });
    const said = execFileSync('npm', ['pack', '--json', '--loglevel=error', '--pack-destination', out], { cwd: folder, encoding: 'utf8' });
    return join(out, JSON.parse(said)[0].filename.replace('@', '').replace('/', '-'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { version, license } = main;
const made = {};

const [os, cpu] = values.platform.split('-');
made[`@penchant/${values.platform}`] = pack(
  { name: `@penchant/${values.platform}`, description: `The program of penchant for ${values.platform}.`, version, license, os: [os === 'windows' ? 'win32' : os], cpu: [cpu] },
  (folder) => {
    const program = join(folder, 'bin', os === 'windows' ? 'penchant.exe' : 'penchant');
    cpSync(values.binary, program);
    chmodSync(program, 0o755);
  },
);
made['penchant-embed'] = pack(read(join(values.embed, 'package.json')), (folder) => {
  cpSync(values.embed, folder, { recursive: true, dereference: true, filter: (path) => !/\.(br|gz)$/.test(path) });
});
if (values.model) {
  const files = ['model.onnx', 'vocab.txt'];
  // For whoever wants to compare; the program refuses another model than the one that it names.
  const hash = (name) => createHash('sha256').update(readFileSync(join(values.model, name))).digest('hex');
  const sha256 = Object.fromEntries(files.map((name) => [name, hash(name)]));
  made['@penchant/model'] = pack({ name: '@penchant/model', description: 'The embedding model of penchant.', version, license, files, sha256 }, (folder) => {
    for (const file of readdirSync(values.model)) cpSync(join(values.model, file), join(folder, file), { dereference: true });
  });
}
const named = (names) =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, version]) => {
      if (!values.local) return [[name, version]];
      return made[name] ? [[name, `file:${made[name]}`]] : [];
    }),
  );
const { dependencies, optionalDependencies, ...rest } = main;
made.penchant = pack({ ...rest, dependencies: named(dependencies), optionalDependencies: named(optionalDependencies) }, (folder) => {
  cpSync(HERE, folder, { recursive: true });
});
for (const [name, path] of Object.entries(made)) console.log(`${name} ${path}`);
