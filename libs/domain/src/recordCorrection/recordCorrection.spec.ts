import { describe, expect, it } from 'vitest';
import { sealed, specification } from '../testing';
import {
  UNKNOWN_RECORD_CORRECTION,
  decideRecordCorrection,
  evolveRecordCorrection,
  recordCorrectionActs,
} from './recordCorrection';
import type { RecordCorrection } from './application';
import type { AskRecordCorrection, RecordCorrectionEvent } from './events';

const given = specification({
  decide: decideRecordCorrection,
  evolve: evolveRecordCorrection,
  initial: UNKNOWN_RECORD_CORRECTION,
});
const at = { now: '2024-03-20T04:00:00.000Z' };
const text = sealed;

const asking: AskRecordCorrection = {
  type: 'AskRecordCorrection',
  agencyId: 'agency',
  code: '7K2M-9QXD',
  channel: 'inPerson',
  receivedOn: '2024-03-04',
  applicant: { person: 'person', kind: 'naturalPerson', name: text, contact: text },
  record: text,
  claim: text,
  proof: { note: text },
};
const decide = (outcome: string, decidedOn = '2024-03-11') =>
  ({ type: 'DecideRecordCorrection', outcome, decidedOn, statement: text }) as const;
const tell = (toldOn = '2024-03-12') => ({ type: 'TellRecordCorrection', toldOn, serviceMode: 'post' }) as const;
const withdraw = { type: 'WithdrawRecordCorrection', withdrawnOn: '2024-03-12' } as const;
const amend = (date: string, to: string) => ({ type: 'AmendRecordCorrection', date, to, reason: text }) as const;

const asked = given(at).when(asking).events();
const decided = [
  ...asked,
  ...given(at, ...asked)
    .when(decide('corrected'))
    .events(),
];
const told = [
  ...decided,
  ...given(at, ...decided)
    .when(tell())
    .events(),
];
const stateOf = (events: readonly RecordCorrectionEvent[]): RecordCorrection =>
  events.reduce(evolveRecordCorrection, UNKNOWN_RECORD_CORRECTION);

describe('an application to correct a record (条例 第四十一条)', () => {
  it('names the applicant, the record and what is wrong in it', () => {
    expect(asked).toEqual([
      {
        type: 'RecordCorrectionAsked',
        schema: 1,
        data: {
          agencyId: 'agency',
          code: '7K2M-9QXD',
          channel: 'inPerson',
          receivedOn: '2024-03-04',
          applicant: asking.applicant,
          record: text,
          claim: text,
          proof: { note: text },
        },
      },
    ]);
  });

  it('needs proof (有证据证明)', () => {
    expect(
      given(at)
        .when({ ...asking, proof: {} })
        .rejection(),
    ).toBe('record-correction.proof-missing');
  });

  it.each([
    [{ channel: 'pigeon' }, 'request.channel-unknown'],
    [{ applicant: { ...asking.applicant, kind: 'alien' } }, 'request.applicant-kind-unknown'],
    [{ receivedOn: '2024-03-21' }, 'request.date-in-future'],
    [{ receivedOn: '2024-02-30' }, 'date.invalid'],
  ])('is refused with %j', (change, code) => {
    expect(
      given(at)
        .when({ ...asking, ...change })
        .rejection(),
    ).toBe(code);
  });

  it('is registered only once', () => {
    expect(
      given(at, ...asked)
        .when(asking)
        .rejection(),
    ).toBe('record-correction.already-asked');
  });
});

describe('the decision on an application to correct a record', () => {
  it.each(['corrected', 'forwarded', 'referred', 'refused'])(
    'may have the outcome %s, one of the four of the article',
    (outcome) => {
      const [event] = given(at, ...asked)
        .when(decide(outcome))
        .events();
      expect(event).toEqual({
        type: 'RecordCorrectionDecided',
        schema: 1,
        data: { outcome, decidedOn: '2024-03-11', statement: text },
      });
    },
  );

  it('may not have another outcome, precede the application, or lie in the future', () => {
    const refusedFor = (act: ReturnType<typeof decide>) =>
      given(at, ...asked)
        .when(act)
        .rejection();
    expect(refusedFor(decide('ignored'))).toBe('record-correction.outcome-unknown');
    expect(refusedFor(decide('refused', '2024-03-03'))).toBe('request.date-out-of-order');
    expect(refusedFor(decide('refused', '2024-03-21'))).toBe('request.date-in-future');
  });

  it('can be replaced until the applicant is told, and not afterwards', () => {
    const again = given(at, ...decided)
      .when(decide('refused'))
      .events();
    expect(stateOf([...decided, ...again])).toMatchObject({ status: 'decided', outcome: 'refused' });
    expect(
      given(at, ...told)
        .when(decide('refused'))
        .rejection(),
    ).toBe('record-correction.already-told');
  });

  it('has no period in law, so that a decision years later is still recorded', () => {
    const late = { now: '2026-11-23T04:00:00.000Z' };
    expect(
      given(late, ...asked)
        .when(decide('corrected', '2026-11-20'))
        .events(),
    ).toHaveLength(1);
  });
});

describe('telling the applicant the decision on a record', () => {
  it('ends the application, whatever the outcome', () => {
    expect(stateOf(told)).toMatchObject({
      status: 'told',
      outcome: 'corrected',
      dates: { receivedOn: '2024-03-04', decidedOn: '2024-03-11', toldOn: '2024-03-12' },
    });
  });

  it('needs an earlier decision and a known mode of service', () => {
    expect(
      given(at, ...asked)
        .when(tell())
        .rejection(),
    ).toBe('record-correction.not-decided');
    expect(
      given(at, ...decided)
        .when(tell('2024-03-10'))
        .rejection(),
    ).toBe('request.date-out-of-order');
    expect(
      given(at, ...decided)
        .when({ ...tell(), serviceMode: 'pigeon' })
        .rejection(),
    ).toBe('request.service-mode-unknown');
  });
});

describe('the withdrawal of an application to correct a record', () => {
  it('ends it', () => {
    const gone = [
      ...asked,
      ...given(at, ...asked)
        .when(withdraw)
        .events(),
    ];
    expect(stateOf(gone)).toMatchObject({ status: 'withdrawn', dates: { withdrawnOn: '2024-03-12' } });
    expect(
      given(at, ...gone)
        .when(decide('corrected'))
        .rejection(),
    ).toBe('record-correction.withdrawn');
  });
});

describe('a wrong date of an application to correct a record', () => {
  it('is amended by an event of its own, and the state reads the right one', () => {
    const amended = given(at, ...told)
      .when(amend('toldOn', '2024-03-13'))
      .events();
    expect(amended).toEqual([
      { type: 'RecordCorrectionDateAmended', schema: 1, data: { date: 'toldOn', to: '2024-03-13', reason: text } },
    ]);
    expect(stateOf([...told, ...amended])).toMatchObject({ status: 'told', dates: { toldOn: '2024-03-13' } });
  });

  it.each([
    ['decidedOn', '2024-03-13', 'request.date-out-of-order'],
    ['receivedOn', '2024-03-12', 'request.date-out-of-order'],
    ['toldOn', '2024-03-12', 'record-correction.nothing-amended'],
    ['withdrawnOn', '2024-03-12', 'record-correction.date-unknown'],
    ['bornOn', '2024-03-12', 'record-correction.date-unknown'],
    ['toldOn', '2024-03-21', 'request.date-in-future'],
  ])('cannot be amended by setting %s to %s: %s', (date, to, code) => {
    expect(
      given(at, ...told)
        .when(amend(date, to))
        .rejection(),
    ).toBe(code);
  });
});

describe('the acts offered on an application to correct a record', () => {
  it('are those that the decider accepts', () => {
    const acts = { decide: decide('corrected'), tell: tell(), withdraw, amend: amend('receivedOn', '2024-03-05') };
    for (const history of [[], asked, decided, told]) {
      const offered = recordCorrectionActs(stateOf(history));
      expect(offered).toHaveLength(4);
      for (const act of Object.values(acts)) {
        const { allowed, reason } = offered.find(({ act: type }) => type === act.type)!;
        const run = given(at, ...history).when(act);
        if (allowed) expect(run.events()).toHaveLength(1);
        else expect(run.rejection()).toBe(reason);
      }
    }
  });
});
