import { expect, it } from 'vitest';
import { managerOf, requireTools } from '../../infra/local/tools.mjs';

const none = { isThere: () => false };

it('all missing tools are named at once, with one line that installs them', () => {
  expect(() => requireTools(['java', 'javac', 'mvn', 'go'], { ...none, manager: 'apt' })).toThrow(
    /Java 17.*compiler.*Maven.*Go 1\.21.*Install: apt-get install default-jdk-headless maven golang-go$/s,
  );
  expect(() => requireTools(['java', 'mvn'], { ...none, manager: 'apk' })).toThrow(
    'Install: apk add openjdk21-jdk maven',
  );
});

it('a tool that is installed is not named as missing', () => {
  const isThere = (name: string): boolean => name !== 'mvn';
  expect(() => requireTools(['java', 'mvn'], { isThere, manager: 'dnf' })).toThrow(/^(?!.*Java).*dnf install maven$/s);
  expect(() => requireTools(['java', 'go'], { isThere })).not.toThrow();
});

it('missing tools are named without an install line when the package manager is unknown', () => {
  expect(() => requireTools(['java'], { ...none, manager: null })).toThrow(/Java 17 or newer(?!.*Install:)/s);
});

it.each([
  ['ID=debian\nVERSION_ID="12"\n', 'apt'],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'apt'],
  ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'dnf'],
  ['ID=fedora\n', 'dnf'],
  ['ID=alpine\n', 'apk'],
  ['ID=arch\n', undefined],
  ['', undefined],
])('the package manager is chosen by /etc/os-release: %j', (release, manager) => {
  expect(managerOf('linux', release)).toBe(manager);
});

it('the package manager of macOS is brew', () => {
  expect(managerOf('darwin', '')).toBe('brew');
});
