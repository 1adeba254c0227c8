import { isEvidenceKind, isServiceMode, type EvidenceKind, type ServiceMode } from '@yishen/statute';
import { Rejected } from '../rejected';
import type { FileReference, Sealed } from '../sealed';

/** What proves a date: a file or a note. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly note?: Sealed;
  readonly file?: FileReference;
}

/** The evidence fields of an act. */
export interface EvidenceFields {
  readonly evidenceKind?: string | undefined;
  readonly evidenceNote?: Sealed | undefined;
  readonly evidenceFile?: FileReference | undefined;
}

/** Reads evidence: a file or a note, of a kind that the field allows. Throws `Rejected`. */
export function evidenceOf(fields: EvidenceFields, allowed?: readonly EvidenceKind[]): Evidence {
  const { evidenceKind: kind = '', evidenceNote: note, evidenceFile: file } = fields;
  if (!isEvidenceKind(kind) || (allowed && !allowed.includes(kind))) {
    throw new Rejected('request.evidence-kind-unknown', { kind });
  }
  if (!note && !file) throw new Rejected('request.evidence-missing', { kind });
  return { kind, ...(note ? { note } : {}), ...(file ? { file } : {}) };
}

/** Reads the evidence of an act that does not require any. */
export function evidenceIfAny(fields: EvidenceFields): { readonly evidence?: Evidence } {
  const { evidenceKind, evidenceNote, evidenceFile } = fields;
  if (evidenceKind === undefined && !evidenceNote && !evidenceFile) return {};
  return { evidence: evidenceOf(fields) };
}

/** Reads a mode of service; refuses an unknown one. */
export function serviceModeOf(text: string): ServiceMode {
  if (!isServiceMode(text)) throw new Rejected('request.service-mode-unknown', { serviceMode: text });
  return text;
}

/** An object with one field, or with none when the value is `undefined`. */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}

/** The number of the next notice, consultation or order of its kind. */
export function nextNumber(list: readonly { readonly n: number }[]): number {
  return Math.max(0, ...list.map(({ n }) => n)) + 1;
}

/** The list with the item of a number changed. */
export function withNumber<T extends { readonly n: number }>(
  list: readonly T[],
  n: number,
  change: Partial<T>,
): readonly T[] {
  return list.map((item) => (item.n === n ? { ...item, ...change } : item));
}
