#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../local/build.mjs';
import { main } from '../local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** npm run build: builds everything, and leaves the mark by which `npm start` sees that it need not. */
await main(() => build(root, { anew: true }));
