import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailure } from './steps.mjs';

const JDK = { apt: 'default-jdk-headless', dnf: 'java-21-openjdk-devel', brew: 'openjdk', apk: 'openjdk21-jdk' };
const NODE = { apt: 'npm', dnf: 'npm', brew: 'node', apk: 'npm' };

/** The programs that setting up may need: how to ask for the version, which is old enough, what it is for, how it is called. */
const TOOLS = {
  java: {
    args: ['-version'],
    least: [17],
    version: /version "(\d+)/,
    need: 'Java 17 or newer, for Kafka and the Temporal test server',
    packages: JDK,
  },
  javac: {
    args: ['-version'],
    least: [17],
    version: /javac (\d+)/,
    need: 'a Java compiler (a JDK, not only a JRE), for the Temporal test server',
    packages: JDK,
  },
  mvn: {
    args: ['-version'],
    least: [3],
    version: /Apache Maven (\d+)/,
    need: 'Maven, to fetch Kafka and the Temporal test server',
    packages: { apt: 'maven', dnf: 'maven', brew: 'maven', apk: 'maven' },
  },
  go: {
    args: ['version'],
    // An older Go cannot fetch the one that the sources ask for.
    least: [1, 21],
    version: /go(\d+)\.(\d+)/,
    need: 'Go 1.21 or newer, to build Temporal (or the command `temporal`, or YISHEN_TEMPORAL_ADDRESS of a running server)',
    packages: { apt: 'golang-go', dnf: 'golang', brew: 'go', apk: 'go' },
  },
  npm: {
    args: ['--version'],
    least: [10],
    version: /^(\d+)/,
    need: 'npm 10 or newer, which comes with Node.js',
    packages: NODE,
  },
};

/** How each package manager is told to install something. */
const MANAGERS = {
  apt: 'apt-get install',
  dnf: 'dnf install',
  brew: 'brew install',
  apk: 'apk add',
};

/** The package manager of a system, by its name for itself; undefined where we know none. */
export function managerOf(platform = process.platform, release = readRelease()) {
  if (platform === 'darwin') return 'brew';
  const lines = release.split('\n').map((line) => line.replaceAll('"', '').split('='));
  const value = (name) => lines.find(([first]) => first === name)?.[1] ?? '';
  const systems = `${value('ID')} ${value('ID_LIKE')}`.split(' ');
  if (systems.some((name) => ['debian', 'ubuntu'].includes(name))) return 'apt';
  if (systems.some((name) => ['fedora', 'rhel', 'centos'].includes(name))) return 'dnf';
  if (systems.includes('alpine')) return 'apk';
  return undefined;
}

function readRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/**
 * Fails with every tool that is missing or too old, and the line that installs them all.
 * @param {readonly (keyof typeof TOOLS)[]} names
 * @param {{ isThere?: (name: keyof typeof TOOLS) => boolean, manager?: keyof typeof MANAGERS | null }} [system]
 */
export function requireTools(names, { isThere = isInstalled, manager = managerOf() } = {}) {
  const missing = [...new Set(names)].filter((name) => !isThere(name));
  if (missing.length === 0) return;
  const needs = missing.map((name) => `  - ${TOOLS[name].need}`);
  const packages = manager && [...new Set(missing.map((name) => TOOLS[name].packages[manager]))];
  const how = packages ? ['', `Install: ${MANAGERS[manager]} ${packages.join(' ')}`] : [];
  throw new StepFailure(['Missing, or too old:', ...needs, ...how].join('\n'));
}

/** The file that a command on PATH is; undefined if there is none. */
export function whereIs(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function isInstalled(name) {
  const { args, version, least } = TOOLS[name];
  const probe = spawnSync(name, args, { encoding: 'utf8' });
  if (probe.error) return false;
  const said = `${probe.stdout ?? ''}${probe.stderr ?? ''}`.replace(/\u001b\[[0-9;]*m/g, '');
  const [, ...found] = version.exec(said) ?? [];
  if (found.length === 0) return false;
  const at = found.findIndex((part, index) => Number(part) !== (least[index] ?? 0));
  return at === -1 || Number(found[at]) > (least[at] ?? 0);
}
