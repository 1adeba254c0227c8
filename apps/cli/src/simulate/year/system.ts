import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CliError } from '../../cliError';

/** A whole system of its own whose present goes on only when it is told to. */
export interface SimulatedSystem {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  /** Its folder: data, and the logs of its processes. */
  readonly varDir: string;
  /** Ends it; its folder is removed unless it is to be looked at. */
  readonly stop: (options: { readonly keep: boolean }) => Promise<void>;
}

interface Launcher {
  readonly startSimulatedSystem: (options: {
    readonly root: string;
    readonly from: string;
  }) => Promise<SimulatedSystem>;
}

const ROOT = join(__dirname, '..', '..', '..', '..', '..');

/** Starts PostgreSQL, Kafka, the dated Temporal server and the three services, with the launcher of this clone. */
export async function startSystem(from: string): Promise<SimulatedSystem> {
  const launcher = join(ROOT, 'infra', 'local', 'simulatedSystem.mjs');
  if (!existsSync(launcher)) throw new CliError('cli.simulate.noClone');
  const { startSimulatedSystem } = (await import(pathToFileURL(launcher).href)) as Launcher;
  return await startSimulatedSystem({ root: ROOT, from });
}
