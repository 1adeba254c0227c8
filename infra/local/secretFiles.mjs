import { readFileSync } from 'node:fs';
import { StepFailure } from './steps.mjs';

const SECRETS = ['YISHEN_DATABASE_URL', 'YISHEN_ADMIN_DATABASE_URL', 'YISHEN_APP_PASSWORD'];

/**
 * Puts what stands in the file of `NAME_FILE` into `NAME`, as libs/configuration reads it, which may not be built yet: the
 * launcher asks for these names itself and hands them on.
 */
export function takeSecretsFromFiles(env = process.env) {
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new StepFailure(`Set one of ${name} and ${name}_FILE, not both.`);
    try {
      env[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      throw new StepFailure(`The file named by ${name}_FILE cannot be read (${error.code}).`);
    }
    delete env[`${name}_FILE`];
  }
}
