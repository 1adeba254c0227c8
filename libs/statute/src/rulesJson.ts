import { isPlainDate } from '@yishen/calendar';
import { PERIODS, type Period, type PeriodName, type Periods } from './periods';

/** The error for a file of hypothetical periods that cannot be read; `where` names the place. */
export class InvalidRules extends Error {
  constructor(readonly where: string) {
    super(`invalid rules: ${where}`);
    this.name = 'InvalidRules';
  }
}

const FIELDS = ['version', 'days', 'unit', 'article', 'from', 'until'];

/**
 * Reads hypothetical periods from JSON, to preview a future law. A period that is named gets the given versions, the others keep
 * theirs: `{"periods":{"reply":[{"version":"reply-2030","days":15,"unit":"working","article":"…","from":"2030-01-01"}]}}`.
 * The versions of a period must follow each other without gap or overlap, the last one without an end. Throws `InvalidRules`.
 */
export function readPeriodsJson(value: unknown): Periods {
  const { periods } = fieldsOf(value, ['periods'], 'rules');
  const given = fieldsOf(periods, Object.keys(PERIODS), 'periods');
  const read = Object.entries(given).map(([name, versions]) => [name, versionsOf(name as PeriodName, versions)]);
  if (read.length === 0) throw new InvalidRules('periods');
  return { ...PERIODS, ...(Object.fromEntries(read) as Partial<Periods>) };
}

function versionsOf(name: PeriodName, value: unknown): readonly Period[] {
  if (!Array.isArray(value) || value.length === 0) throw new InvalidRules(name);
  const versions = value.map((version: unknown, at) => periodOf(version, `${name}[${at}]`));
  for (const [at, { until }] of versions.entries()) {
    const next = versions[at + 1];
    if (until !== next?.from) throw new InvalidRules(`${name}[${at}].until`);
  }
  return versions;
}

function periodOf(value: unknown, where: string): Period {
  const { version, days, unit, article, from, until } = fieldsOf(value, FIELDS, where);
  const text = (field: string, given: unknown): string => {
    if (typeof given !== 'string' || given.trim() === '') throw new InvalidRules(`${where}.${field}`);
    return given;
  };
  const date = (field: string, given: unknown): string => {
    if (typeof given !== 'string' || !isPlainDate(given)) throw new InvalidRules(`${where}.${field}`);
    return given;
  };
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > 400) {
    throw new InvalidRules(`${where}.days`);
  }
  if (unit !== 'working') throw new InvalidRules(`${where}.unit`);
  const start = date('from', from);
  const end = until === undefined ? {} : { until: date('until', until) };
  if (end.until !== undefined && end.until <= start) throw new InvalidRules(`${where}.until`);
  return { version: text('version', version), days, unit, article: text('article', article), from: start, ...end };
}

// Refuse an unknown field: it is most likely a misspelt known one.
function fieldsOf(value: unknown, known: readonly string[], where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InvalidRules(where);
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new InvalidRules(`${where}.${unknown}`);
  return value as Record<string, unknown>;
}
