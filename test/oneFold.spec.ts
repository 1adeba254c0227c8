import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');

// The events that change what an earlier event of their stream said.
const CHANGES = ['FactCorrected', 'FactRevoked', 'ProceedingCorrected', 'RecordCorrectionDateAmended', 'NormAmended'];

// Who may name one outside libs/domain, and why. A line more is a second reading of the log, unless it only gives the event a name.
const NAMED: Readonly<Record<string, string>> = {
  'apps/case-api/src/proceedings/proceedingTimeline.ts': 'the sentence of the event in the timeline',
  'apps/case-api/src/recordCorrections/recordCorrectionPage.service.ts': 'the sentence of the event in the timeline',
  'libs/catalogue/src/proceedingLabels.ts': 'the words of the event',
  'libs/catalogue/src/recordCorrectionWords.ts': 'the words of the event',
  'libs/catalogue/src/request/correction.ts': 'the words of the event',
};

function programs(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory())
      return ['node_modules', 'dist', 'testing', 'test'].includes(name) ? [] : programs(path);
    return /\.(ts|tsx)$/.test(name) && !/\.(spec|contract|d)\.tsx?$/.test(name) ? [path] : [];
  });
}

const outsideTheDomain = ['apps', 'libs', 'workflows']
  .flatMap((folder) => programs(join(root, folder)))
  .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') }))
  .filter(({ file }) => !file.startsWith(join('libs', 'domain')));

describe('what a correction or a revocation means is said in libs/domain alone', () => {
  it('no other program names the event of one, but to say it in words', () => {
    const naming = outsideTheDomain.filter(({ text }) => CHANGES.some((type) => text.includes(type)));
    expect(naming.map(({ file }) => file).sort()).toEqual(Object.keys(NAMED).sort());
  });

  it('no other program has a fold of its own', () => {
    const folding = outsideTheDomain.filter(({ text }) => /\b(function|const) evolve[A-Z]/.test(text));
    expect(folding.map(({ file }) => file)).toEqual([]);
  });

  it('no projection looks at an event: its rows are made of the folded state', () => {
    const projections = outsideTheDomain.filter(({ file }) => /^libs.read-model.src.\w+.table\.ts$/.test(file));
    expect(projections.length).toBeGreaterThan(10);
    expect(
      projections.filter(({ text }) => /\b[A-Z][A-Za-z]*Event\b|\bevent[.,:)]/.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });
});
