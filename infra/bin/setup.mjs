#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from '../local/setup.mjs';
import { main } from '../local/steps.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

await main(() => setUp({ root, testServer: true, browser: process.argv.includes('--browser') }));
