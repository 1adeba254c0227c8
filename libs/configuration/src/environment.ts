/** The environment of a child process: this one with these values, without the variables that name files for them. */
export function environmentWith(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const files = new Set(Object.keys(values).map((name) => `${name}_FILE`));
  return Object.fromEntries(Object.entries({ ...process.env, ...values }).filter(([name]) => !files.has(name)));
}

/** Makes this process use these values from now on, so that it acts on another system. */
export function actOn(values: Readonly<Record<string, string>>): void {
  Object.assign(process.env, values);
}
