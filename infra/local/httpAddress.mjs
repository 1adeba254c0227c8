import { freePort } from './process.mjs';
import { StepFailure } from './steps.mjs';

const FIRST_PORT = 7080;

/** A port number from text; `name` is where the text was given. */
export function portNumber(text, name) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StepFailure(`${name} takes a port number`);
  return port;
}

/**
 * Where the console and the API listen. A port that was asked for is that port or a failure; else the one of the last start
 * is kept if it is free.
 * @param {{ asked?: number, known?: number, env?: NodeJS.ProcessEnv }} options asked by the command line
 */
export async function httpAddress({ asked, known, env = process.env }) {
  const host = env.YISHEN_HTTP_HOST || '127.0.0.1';
  const wanted = asked ?? (env.YISHEN_HTTP_PORT ? portNumber(env.YISHEN_HTTP_PORT, 'YISHEN_HTTP_PORT') : undefined);
  const port = await freePort(wanted ?? known ?? FIRST_PORT, { host, insist: wanted !== undefined });
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return { host, port, url: `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}` };
}
