/** How a recorded fact was changed: the version of the last event that corrected or revoked it. */
export interface ChangedFact {
  readonly by: number;
  readonly how: 'corrected' | 'revoked';
}

/**
 * The facts of a request that a later event changed, by their versions. A correction is an event of its own and leaves the record
 * as it was, so a page that lists both says so at the record.
 */
export function changedFacts(
  events: readonly {
    readonly type: string;
    readonly version: number;
    readonly data: Readonly<Record<string, unknown>>;
  }[],
): ReadonlyMap<number, ChangedFact> {
  return new Map(
    events.flatMap(({ type, version, data }): [number, ChangedFact][] => {
      const about = data['version'];
      if (typeof about !== 'number') return [];
      if (type === 'FactCorrected') return [[about, { by: version, how: 'corrected' }]];
      return type === 'FactRevoked' ? [[about, { by: version, how: 'revoked' }]] : [];
    }),
  );
}
