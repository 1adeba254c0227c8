import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(__dirname, '..');

// The events that change an earlier event of their stream.
const CHANGES = ['FactCorrected', 'FactRevoked', 'ProceedingCorrected', 'RecordCorrectionDateAmended', 'NormAmended'];

// The files outside libs/domain that may name such an event, and why. They may only give it a name: anything more is a second fold.
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

describe('only libs/domain decides what a correction or revocation means', () => {
  it('so other code names such an event only to give it words', () => {
    const naming = outsideTheDomain.filter(({ text }) => CHANGES.some((type) => text.includes(type)));
    expect(naming.map(({ file }) => file).sort()).toEqual(Object.keys(NAMED).sort());
  });

  it('so other code has no fold', () => {
    const folding = outsideTheDomain.filter(({ text }) => /\b(function|const) evolve[A-Z]/.test(text));
    expect(folding.map(({ file }) => file)).toEqual([]);
  });

  it('so projections make their rows from the folded state, never from events', () => {
    const projections = outsideTheDomain.filter(({ file }) => /^libs.read-model.src.\w+.table\.ts$/.test(file));
    expect(projections.length).toBeGreaterThan(10);
    expect(
      projections.filter(({ text }) => /\b[A-Z][A-Za-z]*Event\b|\bevent[.,:)]/.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });
});
