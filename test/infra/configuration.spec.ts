import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(__dirname, '..', '..');

// Runs the programs that `tsc -b` built.
it.each(['case-api/dist/main.js', 'worker/dist/main.js', 'projector/dist/main.js', 'projector/dist/verify.main.js'])(
  '%s ends with one sentence and no stack when its configuration is wrong, and keeps the secret',
  (program) => {
    const env = { PATH: process.env['PATH'], YISHEN_DATABASE_URL: 'mysql://root:s3cret@db' };
    const ended = spawnSync(process.execPath, [join(root, 'apps', program)], { env, encoding: 'utf8' });
    const said = `${ended.stdout}${ended.stderr}`;
    expect(ended.status).toBe(1);
    expect(said.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/配置有误，无法启动：YISHEN_DATABASE_URL 的值不对.*YISHEN_DATABASE_URL has a wrong value/),
    ]);
    expect(said).not.toMatch(/s3cret|\bat .*\.js/);
  },
);
