import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailure, run, step } from './steps.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The browser of this machine, if it has one: named by YISHEN_CHROMIUM, on PATH, or among the applications. */
export function findChromium() {
  if (process.env.YISHEN_CHROMIUM) return process.env.YISHEN_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...APPLICATIONS].find((path) => existsSync(path));
}

/** The browser for the browser tests, installed with apt where that is ours to do. */
export async function prepareChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new StepFailure(
      'The browser tests need Chromium, Chrome or Edge: install one (Debian, as root: apt-get install chromium fonts-noto-cjk) or set YISHEN_CHROMIUM.',
    );
  }
  await step('Chromium and a Chinese font with apt-get', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const waiting = ['-o', 'DPkg::Lock::Timeout=300', '-q'];
    await run('apt-get', [...waiting, 'update'], { env });
    await run(
      'apt-get',
      [...waiting, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'],
      {
        env,
      },
    );
  });
  const installed = findChromium();
  if (!installed) throw new StepFailure('apt-get installed Chromium, but no command `chromium` is on PATH.');
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (!fonts.stdout?.trim())
    throw new StepFailure('No font with Chinese characters is installed: apt-get install fonts-noto-cjk.');
  return installed;
}
