import type { Instant } from '@yishen/calendar';

/** A fact: a past-tense type, the schema number of its data, and data that survives JSON unchanged. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly schema: number;
  readonly data: Data;
}

/** A recorded event as the folds read it: the fact with its version in the stream and, when known, its position in the log. */
export interface StoredEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  readonly version: number;
  readonly position?: string;
}

/** When an event was recorded, from its meta; `undefined` without them. */
export function recordedAt(event: object): Instant | undefined {
  return (event as { readonly meta?: { readonly at?: Instant } }).meta?.at;
}

/** Events by their type, as a step adds them to the lists of its stream (libs/domain/DECISIONS.md). */
export type ByType<E extends { readonly type: string }> = { [T in E['type']]: Extract<E, { readonly type: T }> };
