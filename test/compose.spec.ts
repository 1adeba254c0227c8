import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(__dirname, '..');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.command);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'node_modules' || name === 'dist') return [];
    return statSync(path).isDirectory()
      ? sources(path)
      : path.endsWith('.ts') && !path.endsWith('.spec.ts')
        ? [path]
        : [];
  });
}

// Checks what can be read without a container engine, because none runs here.
describe('docker-compose.yml', () => {
  it.each(services)('pins the image of %s to a version', (_, { image }) => {
    expect(image).toMatch(/:[\w.-]*\d/);
    expect(image).not.toMatch(/:latest/);
  });

  it.each(ours)('starts %s by an entry point that the sources build', (_, { command }) => {
    const [node, entry = ''] = command ?? [];
    expect(node).toBe('node');
    expect(existsSync(join(root, entry.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
  });

  it.each(ours)('sets for %s only variables that some code reads', (_, { environment = {} }) => {
    const read = ['apps', 'libs']
      .flatMap((folder) => sources(join(root, folder)))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unread = Object.keys(environment).filter((name) => name.startsWith('YISHEN_') && !read.includes(name));
    expect(unread).toEqual([]);
  });

  it('names only dependencies and volumes that exist, and waits for health only where there is a health check', () => {
    for (const [name, { depends_on = {}, volumes = [] }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect([name, other in compose.services]).toEqual([name, true]);
        if (condition === 'service_healthy')
          expect([other, compose.services[other]?.healthcheck !== undefined]).toEqual([other, true]);
      }
      for (const volume of volumes)
        expect([name, (volume.split(':')[0] ?? '') in compose.volumes]).toEqual([name, true]);
    }
  });

  it('publishes ports on this machine only and contains no secret', () => {
    for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(readFileSync(join(root, 'docker-compose.yml'), 'utf8')).not.toMatch(/PASSWORD: (?!\$\{)\S/);
  });
});

describe('the Dockerfile', () => {
  const dockerfile = readFileSync(join(root, 'infra/images/Dockerfile'), 'utf8');

  it('pins its base images and does not run as root', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const [, base] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(base).toMatch(/:\d/);
  });

  it('copies only files that exist', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list = '']) => list.split(' '));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
