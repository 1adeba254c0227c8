/** The choices of a closed list by their names, as a field offers them. */
export function choicesOf<Code extends string>(names: Readonly<Record<Code, { readonly label: string }>>) {
  return Object.entries<{ readonly label: string }>(names).map(([value, { label }]) => ({
    value,
    label,
    title: label,
  }));
}
