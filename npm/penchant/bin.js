#!/usr/bin/env node
// `npx penchant …`: runs the program that came for this platform, with the arguments as they are.

import { run } from './index.js';

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
