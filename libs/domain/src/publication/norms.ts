import { yearOf, type PlainDate } from '@yishen/calendar';
import { NORM_KINDS, isNormKind, type NormCount, type NormKind, type PublicationFigure } from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import { actorOf, dateNotAfterToday, type DecisionContext } from '../request/context';
import type { Sealed } from '../sealed';

/** A 规章 or 行政规范性文件 was entered in the register of the agency that issued it (条例 第二十条第一项); its title is public. */
export type NormEntered = DomainEvent<
  'NormEntered',
  {
    readonly agencyId: string;
    readonly n: number;
    readonly kind: NormKind;
    readonly title: string;
    readonly number?: string;
    readonly issuedOn: PlainDate;
    readonly by: string;
  }
>;

/** A document of the register was repealed, or ceased to have effect. */
export type NormRepealed = DomainEvent<
  'NormRepealed',
  { readonly agencyId: string; readonly n: number; readonly repealedOn: PlainDate; readonly by: string }
>;

/** An entry of the register was amended; `struck` when it should never have been entered. */
export type NormAmended = DomainEvent<
  'NormAmended',
  {
    readonly agencyId: string;
    readonly n: number;
    readonly changes: NormChanges;
    readonly struck?: true;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

/** What an amendment changes; `null` takes back a repeal that never happened. */
export interface NormChanges {
  readonly kind?: NormKind;
  readonly title?: string;
  readonly number?: string;
  readonly issuedOn?: PlainDate;
  readonly repealedOn?: PlainDate | null;
}

/** Every event of a register. */
export type NormEvent = NormEntered | NormRepealed | NormAmended;

/** The parts of a document that table two depends on. */
export interface CountedNorm {
  readonly kind: NormKind;
  readonly issuedOn: PlainDate;
  readonly repealedOn?: PlainDate | null;
  readonly struck: boolean;
}

/** A document of the register as it reads now. */
export interface Norm extends CountedNorm {
  readonly n: number;
  readonly title: string;
  readonly number?: string;
  readonly repealedOn?: PlainDate;
}

/** The register of an agency, by number. */
export type NormRegister = readonly Norm[];

/** A register without entries. */
export const EMPTY_NORM_REGISTER: NormRegister = [];

/** Folds one event into one document: the one it names, or a new one; never throws. */
export function evolveNorm(norm: Norm | undefined, event: NormEvent): Norm | undefined {
  switch (event.type) {
    case 'NormEntered': {
      const { agencyId: _, by: __, ...entered } = event.data;
      return { ...entered, struck: false };
    }
    case 'NormRepealed':
      return norm && { ...norm, repealedOn: event.data.repealedOn };
    case 'NormAmended': {
      if (!norm) return norm;
      const { changes, struck = false } = event.data;
      const { repealedOn, ...others } = { ...norm, ...changes, struck: norm.struck || struck };
      return { ...others, ...(repealedOn == null ? {} : { repealedOn }) };
    }
    default:
      return norm;
  }
}

/** Folds one event into the register; never throws. */
export function evolveNormRegister(register: NormRegister, event: NormEvent): NormRegister {
  const n = (event.data as { readonly n?: number } | undefined)?.n;
  const known = register.find((one) => one.n === n);
  const norm = evolveNorm(known, event);
  if (norm === known || !norm) return register;
  return known ? register.map((one) => (one === known ? norm : one)) : [...register, norm];
}

/**
 * The figures of table two that the register gives for a year (30号): issued and repealed in it, and in force at its end. A kind
 * without a document issued by then gives no figures: the register is not in use for it.
 */
export function normFigures(
  register: readonly CountedNorm[],
  year: number,
): Readonly<Partial<Record<PublicationFigure, string>>> {
  return Object.fromEntries(
    Object.entries(NORM_KINDS).flatMap(([kind, { figures }]) => {
      if (!register.some((norm) => norm.kind === kind && stands(norm, year))) return [];
      return Object.values(figures).map((figure) => [figure, String(normsBehind(register, figure, year).length)]);
    }),
  );
}

/** The documents that a figure of table two counts in a year; empty for a figure that no register gives. */
export function normsBehind<N extends CountedNorm>(
  register: readonly N[],
  figure: PublicationFigure,
  year: number,
): readonly N[] {
  const found = Object.entries(NORM_KINDS).flatMap(([kind, { figures }]) =>
    Object.entries(figures).map(([count, name]) => ({ kind, count: count as NormCount, name })),
  );
  const counted = found.find(({ name }) => name === figure);
  if (!counted) return [];
  return register.filter(
    (norm) => norm.kind === counted.kind && stands(norm, year) && IS_COUNTED[counted.count](norm, year),
  );
}

const IS_COUNTED: Readonly<Record<NormCount, (norm: CountedNorm, year: number) => boolean>> = {
  issued: ({ issuedOn }, year) => yearOf(issuedOn) === year,
  repealed: ({ repealedOn }, year) => repealedOn != null && yearOf(repealedOn) === year,
  inForce: ({ repealedOn }, year) => repealedOn == null || yearOf(repealedOn) > year,
};

function stands({ struck, issuedOn }: CountedNorm, year: number): boolean {
  return !struck && yearOf(issuedOn) <= year;
}

/** The commands of a register. */
export type NormCommand =
  | {
      readonly type: 'EnterNorm';
      readonly agencyId: string;
      readonly kind: string;
      readonly title: string;
      readonly number?: string | undefined;
      readonly issuedOn: string;
      readonly repealedOn?: string | undefined;
    }
  | { readonly type: 'RepealNorm'; readonly agencyId: string; readonly n: number; readonly repealedOn: string }
  | {
      readonly type: 'AmendNorm';
      readonly agencyId: string;
      readonly n: number;
      readonly changes: Readonly<Partial<Record<keyof NormChanges, string | null | undefined>>>;
      readonly struck?: boolean | undefined;
      readonly reason: Sealed;
    };

/** Decides an entry of the register. Throws `Rejected`. */
export function decideNorm(command: NormCommand, register: NormRegister, context: DecisionContext): NormEvent[] {
  const { agencyId } = command;
  const by = actorOf(context);
  switch (command.type) {
    case 'EnterNorm': {
      const n = Math.max(0, ...register.map((one) => one.n)) + 1;
      const { kind, title, number, issuedOn } = readChanges(command, context) as Required<NormChanges>;
      const data = { agencyId, n, kind, title, ...(number ? { number } : {}), issuedOn, by };
      const entered: NormEvent = { type: 'NormEntered', schema: 1, data };
      if (command.repealedOn === undefined) return [entered];
      const repeal = { type: 'RepealNorm', agencyId, n, repealedOn: command.repealedOn } as const;
      return [entered, ...decideNorm(repeal, evolveNormRegister(register, entered), context)];
    }
    case 'RepealNorm': {
      const norm = standingNorm(register, command.n);
      if (norm.repealedOn !== undefined) throw new Rejected('norm.already-repealed', { repealedOn: norm.repealedOn });
      const repealedOn = dateNotAfterToday(command.repealedOn, context.now, 'norm.date-in-future');
      requireOrder({ ...norm, repealedOn });
      return [{ type: 'NormRepealed', schema: 1, data: { agencyId, n: norm.n, repealedOn, by } }];
    }
    case 'AmendNorm': {
      const norm = standingNorm(register, command.n);
      const changes = readChanges(command.changes, context);
      const changed = Object.entries(changes).some(([field, value]) => (norm[field as keyof Norm] ?? null) !== value);
      if (!command.struck && !changed) throw new Rejected('norm.nothing-amended');
      const { n, reason } = command;
      const data = { agencyId, n, changes, ...(command.struck ? { struck: true as const } : {}), reason, by };
      const amended: NormEvent = { type: 'NormAmended', schema: 1, data };
      requireOrder(evolveNorm(norm, amended)!);
      return [amended];
    }
  }
}

function standingNorm(register: NormRegister, n: number): Norm {
  const norm = register.find((one) => one.n === n && !one.struck);
  if (!norm) throw new Rejected('norm.unknown', { n });
  return norm;
}

function requireOrder({ issuedOn, repealedOn }: Norm): void {
  if (repealedOn !== undefined && repealedOn < issuedOn) {
    throw new Rejected('norm.repealed-before-issued', { issuedOn, repealedOn });
  }
}

function readChanges(
  {
    kind,
    title,
    number,
    issuedOn,
    repealedOn,
  }: Readonly<Partial<Record<keyof NormChanges, string | null | undefined>>>,
  { now }: DecisionContext,
): NormChanges {
  if (kind != null && !isNormKind(kind)) throw new Rejected('norm.kind-unknown', { kind });
  if (title?.trim() === '') throw new Rejected('norm.title-missing');
  const day = (text: string) => dateNotAfterToday(text, now, 'norm.date-in-future');
  return {
    ...(kind == null ? {} : { kind }),
    ...(title == null ? {} : { title: title.trim() }),
    ...(number == null ? {} : { number: number.trim() }),
    ...(issuedOn == null ? {} : { issuedOn: day(issuedOn) }),
    ...(repealedOn === undefined ? {} : { repealedOn: repealedOn === null ? null : day(repealedOn) }),
  };
}
