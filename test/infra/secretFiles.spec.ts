import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeSecretsFromFiles } from '../../infra/local/secretFiles.mjs';

it('the launcher takes an address from a file, and refuses one that is given twice or cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yishen-secrets-'));
  try {
    const file = join(folder, 'url');
    writeFileSync(file, 'postgres://app:p@db/yishen\n');
    const env: Record<string, string> = { YISHEN_DATABASE_URL_FILE: file };
    takeSecretsFromFiles(env);
    expect(env).toEqual({ YISHEN_DATABASE_URL: 'postgres://app:p@db/yishen' });
    expect(() => takeSecretsFromFiles({ ...env, YISHEN_DATABASE_URL_FILE: file })).toThrow('not both');
    expect(() => takeSecretsFromFiles({ YISHEN_APP_PASSWORD_FILE: join(folder, 'gone') })).toThrow('ENOENT');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
