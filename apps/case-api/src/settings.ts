/** What a case-api process is started with; the launcher and a deployment set the same environment. */
export interface Settings {
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly filesDir: string;
  readonly host: string;
  readonly port: number;
  /** The built console; without it the API alone is served. */
  readonly consoleDir?: string;
  /** The addresses of proxies whose word on the client's address and protocol is taken. */
  readonly trustProxy: string;
  /** The console says that the data are for trying out. */
  readonly demo: boolean;
}

/** Reads the settings; names every variable that is missing. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const required = ['YISHEN_DATABASE_URL', 'YISHEN_KEY_FILE', 'YISHEN_FILES_DIR'] as const;
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`case-api needs ${missing.join(', ')} in its environment`);
  const port = Number(env['YISHEN_HTTP_PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('YISHEN_HTTP_PORT is not a port');
  const consoleDir = env['YISHEN_CONSOLE_DIR'];
  return {
    databaseUrl: env['YISHEN_DATABASE_URL'] ?? '',
    keyFile: env['YISHEN_KEY_FILE'] ?? '',
    filesDir: env['YISHEN_FILES_DIR'] ?? '',
    host: env['YISHEN_HTTP_HOST'] ?? '127.0.0.1',
    port,
    ...(consoleDir ? { consoleDir } : {}),
    trustProxy: env['YISHEN_TRUST_PROXY'] || 'loopback',
    demo: env['YISHEN_DEMO'] === '1',
  };
}
