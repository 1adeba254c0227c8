/** The environment of a child process: ours with these values, each instead of the file that may hold it. */
export function environmentWith(values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const files = new Set(Object.keys(values).map((name) => `${name}_FILE`));
  return Object.fromEntries(Object.entries({ ...process.env, ...values }).filter(([name]) => !files.has(name)));
}

/** Makes this process read these values from here on: it acts on another system than the one it was started for. */
export function actOn(values: Readonly<Record<string, string>>): void {
  Object.assign(process.env, values);
}
