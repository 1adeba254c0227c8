import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError, type Fault } from './configurationError';
import { PRESENT, TEMPORAL } from './processes';
import { DESCRIPTIONS, type Description } from './variables';

/** A variable whose value is a `T`. */
export type Variable<T> = z.ZodType<T>;

/** Variables by their names. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration of a process from its environment; throws a `ConfigurationError` that names every variable at fault. */
export function readConfiguration<T extends z.ZodObject>(schema: T, env: Environment = process.env): z.output<T> {
  const found = new Map<string, Found>();
  const texts = textsOf(schema, [], (path, description) => {
    const one = find(description, env);
    found.set(path.join('.'), one);
    return one.text ?? description.byDefault;
  });
  const read = schema.safeParse(texts);
  const unread = new Set(read.error?.issues.map(({ path }) => path.join('.')));
  const faults = [...found].flatMap(([path, { description, text, fault }]) => {
    // An issue inside a list belongs to the list's variable.
    const refused = [...unread].some((at) => at === path || at.startsWith(`${path}.`));
    return fault ?? (refused ? faultOf(description, text === undefined ? 'missing' : 'wrong') : []);
  });
  if (!read.success || faults.length > 0) throw new ConfigurationError(faults);
  return read.data;
}

/** Reads one variable; `undefined` when it is not set. */
export function readVariable<T>(variable: Variable<T>, env: Environment = process.env): T | undefined {
  const { description, text, fault } = find(descriptionOf(variable), env);
  if (fault) throw new ConfigurationError([fault]);
  if (text === undefined) return undefined;
  const read = variable.safeParse(text);
  if (!read.success) throw new ConfigurationError([faultOf(description, 'wrong')]);
  return read.data;
}

/** The address of the Temporal test server whose time is the present of a simulated year; undefined on a system of record. */
export function readTestClock(env: Environment = process.env): string | undefined {
  return readConfiguration(PRESENT, env).from && readConfiguration(TEMPORAL, env).address;
}

/** The name of a variable in the environment. */
export function nameOf(variable: Variable<unknown>): string {
  return descriptionOf(variable).name;
}

/** The description of a variable, beside its schema. */
export function descriptionOf(schema: z.core.$ZodType): Description {
  const description = DESCRIPTIONS.get(schema);
  if (!description) throw new Error('a variable has no description');
  return description;
}

interface Found {
  readonly description: Description;
  readonly text?: string;
  readonly fault?: Fault;
}

function textsOf(
  schema: z.ZodObject<Readonly<Record<string, z.ZodType>>>,
  above: readonly string[],
  textAt: (path: readonly string[], description: Description) => string | undefined,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => {
      const path = [...above, key];
      return [key, field instanceof z.ZodObject ? textsOf(field, path, textAt) : textAt(path, descriptionOf(field))];
    }),
  );
}

// Treats an empty variable as not set, because a compose file cannot omit it.
function find(description: Description, env: Environment): Found {
  const { name, secret } = description;
  const text = env[name] || undefined;
  const path = secret && env[`${name}_FILE`];
  if (!path) return text === undefined ? { description } : { description, text };
  if (text !== undefined) return { description, text, fault: faultOf(description, 'twice') };
  try {
    return { description, text: readFileSync(path, 'utf8').replace(/\r?\n$/, '') };
  } catch {
    return { description, fault: faultOf(description, 'unreadable') };
  }
}

function faultOf({ name, takes }: Description, is: Fault['is']): Fault {
  return { variable: name, is, takes };
}
