import { matchPath } from 'react-router';
import { expect, it } from 'vitest';

const SOURCES = Object.entries(
  import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true }),
);
const TABLE = SOURCES.find(([path]) => path.endsWith('/screens.tsx'))?.[1] ?? '';

it('every page of the console is in the table of screens, so that an address leads to it', () => {
  const pages = SOURCES.filter(([, text]) => /^export default function/m.test(text));
  expect(pages.length).toBeGreaterThan(10);
  const missing = pages.filter(([path]) => !TABLE.includes(`'${path.replace('.tsx', '')}'`));
  expect(missing.map(([path]) => path)).toEqual([]);
});

it('every link within the console leads to a screen', () => {
  const paths = [...TABLE.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);
  const links = SOURCES.flatMap(([, text]) => [...text.matchAll(/<Link\b[^>]*?\bto=(?:"([^"]+)"|\{`([^`]+)`\})/g)]).map(
    ([, plain, template = '']) => plain ?? template.replace(/\$\{[^}]+\}/g, 'x'),
  );
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((address) => !paths.some((path) => matchPath(path, address)))).toEqual([]);
});
