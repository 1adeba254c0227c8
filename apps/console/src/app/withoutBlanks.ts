/**
 * What a form says, without the fields that were left empty, at any depth. The form's own rules ask for what must be there, so what
 * is left has the shape of what is sent.
 */
export function withoutBlanks<Values extends object>(typed: Values): Values {
  const filled = { ...typed };
  for (const name of Object.keys(typed) as (keyof Values)[]) {
    const value = typed[name];
    if (value === undefined || value === null || value === '') delete filled[name];
    else if (isGroup(value)) filled[name] = withoutBlanks(value);
  }
  return filled;
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
