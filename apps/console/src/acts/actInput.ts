import { ACT_FIELDS, isRequestAct, type ActField, type FieldKind } from '@yishen/domain';
import type { RequestAct } from '../api/schemas';

/** An act as its form says it: its type, and its fields in clear. */
export type TypedAct = ActValues & { readonly type: string };

/** The act as it is sent: the API names what the form left out. */
export function sentAct(act: TypedAct): RequestAct {
  return act as unknown as RequestAct;
}

/** What a form of an act holds, by field. */
export type ActValues = Readonly<Record<string, unknown>>;

/** The fields of an act in the order of the domain's table; none for what is no act. */
export function fieldsOf(act: string): readonly (readonly [string, ActField])[] {
  return isRequestAct(act) ? Object.entries(ACT_FIELDS[act] as Readonly<Record<string, ActField>>) : [];
}

/** The act that a filled form says; fields left empty are left out, so that the interface names those it misses. */
export function actOf(act: string, values: ActValues): TypedAct {
  const given = fieldsOf(act).flatMap(([name, { kind }]) => {
    const value = valueOf(kind, values[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const override = valueOf('text', values['override']);
  return { type: act, ...Object.fromEntries(given), ...(override === undefined ? {} : { override }) };
}

/** Whether a form says all that its act needs. */
export function isComplete(act: string, values: ActValues): boolean {
  const given = actOf(act, values);
  return fieldsOf(act).every(([name, { optional }]) => optional || given[name] !== undefined);
}

function valueOf(kind: FieldKind, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  switch (kind) {
    case 'text':
      return trimmed(value);
    case 'texts':
      return lines(value);
    case 'contents':
      return filled(value, trimmed);
    case 'changes':
      return filled(value, (part, name) =>
        name === 'fen' ? fenOf(String(part)) : typeof part === 'number' ? part : trimmed(part),
      );
    case 'money':
      return typeof value === 'string' || typeof value === 'number' ? fenOf(String(value)) : undefined;
    default:
      return value;
  }
}

function trimmed(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

function lines(value: unknown): readonly string[] | undefined {
  const items = (typeof value === 'string' ? value.split('\n') : []).map((line) => line.trim()).filter(Boolean);
  return items.length === 0 ? undefined : items;
}

function filled(
  value: unknown,
  read: (part: unknown, key: string) => unknown,
): Readonly<Record<string, unknown>> | undefined {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const given = parts.flatMap(([key, part]) => {
    const text = part === null || part === undefined ? undefined : read(part, key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** An amount in yuan, with two decimals at most, in fen; `undefined` for what is no amount. */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** An amount in fen as yuan with two decimals. */
export function yuanOf(fen: number): string {
  return (fen / 100).toFixed(2);
}
