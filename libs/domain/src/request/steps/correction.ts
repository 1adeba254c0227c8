import type { ByType, DomainEvent } from '../../event';
import { Rejected } from '../../rejected';
import type { Sealed } from '../../sealed';
import { count, text, type FieldsOfActs } from '../actField';
import { actorOf } from '../context';
import { forbidden } from '../guards';
import type { Changes, KnownRequest, PendingCorrection, RecordedFact, RequestEvent } from '../procedure';
import type { AnyFactRule, Desk, Mark, Step } from '../step';

declare module '../procedure' {
  interface RequestRecords extends ByType<CorrectionRecord> {}
  interface RequestActs extends CorrectionActs {}
}

/** Somebody asked that a recorded fact be corrected; a second person decides. */
export type CorrectionProposed = DomainEvent<
  'CorrectionProposed',
  {
    readonly n: number;
    /** The version of the fact in this stream, and its type. */
    readonly version: number;
    readonly of: string;
    readonly changes: Changes;
    readonly reason: Sealed;
    readonly by: string;
  }
>;

/** A recorded fact was corrected: it has other values from now on. */
export type FactCorrected = DomainEvent<
  'FactCorrected',
  {
    readonly n: number;
    readonly version: number;
    readonly of: string;
    readonly changes: Changes;
    readonly by: string;
    readonly proposedBy?: string;
  }
>;

/** A proposed correction was turned down. */
export type CorrectionRejected = DomainEvent<
  'CorrectionRejected',
  { readonly n: number; readonly reason: Sealed; readonly by: string }
>;

/** A recorded fact was revoked: it no longer counts. */
export type FactRevoked = DomainEvent<
  'FactRevoked',
  { readonly version: number; readonly of: string; readonly reason: Sealed; readonly by: string }
>;

type CorrectionRecord = CorrectionProposed | FactCorrected | CorrectionRejected | FactRevoked;

/** The acts of correction: a new fact, never an edit. */
export const correctionActs = {
  ProposeCorrection: { version: { kind: 'version' }, changes: { kind: 'changes' }, reason: text },
  ConfirmCorrection: { n: count },
  RejectCorrection: { n: count, reason: text },
  RevokeFact: { version: { kind: 'version' }, reason: text },
} as const satisfies FieldsOfActs;
type CorrectionActs = typeof correctionActs;

/** How the time line marks corrections. */
export const CORRECTION_MARKS: { readonly [R in CorrectionRecord['type']]: Mark } = {
  CorrectionProposed: 'changed',
  FactCorrected: 'changed',
  CorrectionRejected: 'changed',
  FactRevoked: 'changed',
};

const CORRECTION_OPEN = forbidden('request.no-correction-proposed', ({ corrections }) => corrections.length === 0);

const pendingOnes = ({ corrections }: KnownRequest) =>
  corrections.map((correction) => ({ n: correction.n, correction }));

/** Corrections of recorded facts: a new event that changes the values of a fact, or revokes it. */
export const correction: Step<keyof CorrectionActs> = {
  flow: 'correction',
  acts: {
    ProposeCorrection: {
      access: 'request.handle',
      article: '条例第四十五条',
      guards: [],
      decide: ({ version, changes, reason }, state, desk) => {
        const [fact, rule] = factAt(state, version, desk);
        checkChanges(fact, rule, changes, desk);
        requireCurrent(state, fact, rule);
        const by = actorOf(desk);
        const n = state.correctionCount + 1;
        const consequences = rule.consequences?.(fact, changes, state, desk);
        const proposal: PendingCorrection = { n, version, of: fact.type, changes: { ...changes, ...consequences }, by };
        const corrected = correctionOf(proposal, by);
        // Try the correction out now, even if it waits for its second person.
        desk.requireConsistent(state, desk.evolve(state, corrected));
        recordAnew(state, fact, rule, changes, desk);
        const proposed: RequestEvent = { type: 'CorrectionProposed', schema: 1, data: { ...proposal, reason } };
        const needsTwo = Object.keys(changes).some((field) => rule.correctable[field]?.twoPersons);
        return needsTwo ? [proposed] : [proposed, corrected];
      },
    },
    ConfirmCorrection: {
      access: 'request.approve',
      article: '条例第四十五条',
      guards: [CORRECTION_OPEN],
      about: pendingOnes,
      decide: ({ n }, state, desk) => {
        const proposal = pendingCorrection(state, n);
        const by = actorOf(desk);
        if (proposal.by === by) throw new Rejected('request.needs-second-person');
        requireCurrent(state, ...factAt(state, proposal.version, desk));
        const corrected = correctionOf(proposal, by);
        return [corrected, ...following(state, corrected, desk)];
      },
    },
    RejectCorrection: {
      access: 'request.approve',
      article: '条例第四十五条',
      guards: [CORRECTION_OPEN],
      about: pendingOnes,
      decide: ({ n, reason }, state, desk) => {
        pendingCorrection(state, n);
        return [{ type: 'CorrectionRejected', schema: 1, data: { n, reason, by: actorOf(desk) } }];
      },
    },
    RevokeFact: {
      access: 'request.approve',
      article: '条例第四十五条',
      guards: [],
      decide: ({ version, reason }, state, desk) => {
        const [fact, rule] = factAt(state, version, desk);
        if (!rule.revocable) throw new Rejected('request.fact-not-revocable', { of: fact.type });
        if (rule.hasFollowers?.(state, fact)) throw new Rejected('request.fact-has-followers', { of: fact.type });
        return [{ type: 'FactRevoked', schema: 1, data: { version, of: fact.type, reason, by: actorOf(desk) } }];
      },
    },
  },
  facts: {},
  kinds: {},
};

function correctionOf({ n, version, of, changes, by: proposedBy }: PendingCorrection, by: string): FactCorrected {
  return { type: 'FactCorrected', schema: 1, data: { n, version, of, changes, by, proposedBy } };
}

// The other facts that change when the day of receipt moved.
function following(state: KnownRequest, corrected: FactCorrected, desk: Desk): readonly FactCorrected[] {
  const after = desk.evolve(state, corrected);
  if (after.status === 'unknown' || after.receivedOn === state.receivedOn) return [];
  const { n, by, proposedBy } = corrected.data;
  const first = Math.max(after.correctionCount, n) + 1;
  return desk.followingChanges(state, after).map((change, at) => ({
    type: 'FactCorrected',
    schema: 1,
    data: { n: first + at, ...change, by, proposedBy },
  }));
}

function factAt(state: KnownRequest, version: number, desk: Desk): [RecordedFact, AnyFactRule] {
  const fact = state.facts.find((candidate) => candidate.version === version);
  if (!fact) throw new Rejected('request.fact-unknown', { version });
  // A fact that only a later version of this program knows must stay as it is.
  return [fact, desk.ruleOf(fact.type) ?? { type: fact.type, mark: 'plain', sheet: null, day: null, ...UNTOUCHABLE }];
}

const UNTOUCHABLE = {
  correctable: {},
  revocable: false,
  apply: (procedure) => procedure,
} satisfies Pick<AnyFactRule, 'correctable' | 'revocable' | 'apply'>;

function pendingCorrection(state: KnownRequest, n: number): PendingCorrection {
  const pending = state.corrections.find((one) => one.n === n);
  if (!pending) throw new Rejected('request.no-correction-proposed', { n });
  return pending;
}

function checkChanges(fact: RecordedFact, { correctable }: AnyFactRule, changes: object, desk: Desk): void {
  const entries = Object.entries(changes) as [string, string | number][];
  if (entries.length === 0) throw new Rejected('request.correction-empty');
  for (const [field, value] of entries) {
    const check = Object.hasOwn(correctable, field) ? correctable[field] : undefined;
    if (!check) throw new Rejected('request.field-not-correctable', { of: fact.type, field });
    if (!check.isValid(value, desk)) throw new Rejected('request.correction-invalid', { field, value });
  }
}

// An undone answer no longer counts: correcting it would count it again.
function requireCurrent(state: KnownRequest, fact: RecordedFact, { concludes }: AnyFactRule): void {
  if (!concludes) return;
  const later = state.facts.some(({ version, type }) => version > fact.version && type === 'RequestReopened');
  if (later) throw new Rejected('request.fact-superseded');
}

// A correction may not set what could not have been recorded: no twenty-first day, no delay to a date that is not later.
function recordAnew(state: KnownRequest, fact: RecordedFact, rule: AnyFactRule, changes: Changes, desk: Desk): void {
  if (!rule.recordAnew) return;
  const before = desk.withoutFact(state, fact.version);
  if (before.status !== 'unknown') rule.recordAnew({ ...fact.data, ...changes }, before, desk);
}
