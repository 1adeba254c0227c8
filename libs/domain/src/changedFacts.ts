/** What became of a recorded fact later: the version of the event that corrected or revoked it last. */
export interface ChangedFact {
  readonly by: number;
  readonly how: 'corrected' | 'revoked';
}

/**
 * The facts of a request that a later event of its stream changed, by their versions. A correction is an event of its own: the
 * record it is about stays as it was, and a page that lists both says so at the record.
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
