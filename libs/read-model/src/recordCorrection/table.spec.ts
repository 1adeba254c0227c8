import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { recordCorrection } from './table';

const sealed = { k: 'key', v: 'c2VhbGVk' };
const asked = {
  type: 'RecordCorrectionAsked',
  data: {
    agencyId: 'agency-a',
    code: '7K2M-9QXD',
    channel: 'inPerson',
    receivedOn: '2024-03-04',
    applicant: { person: 'one', kind: 'naturalPerson', name: sealed, contact: sealed },
    record: sealed,
    claim: sealed,
    proof: { note: sealed },
  },
};
const decided = {
  type: 'RecordCorrectionDecided',
  data: { outcome: 'forwarded', decidedOn: '2024-03-11', statement: sealed },
};
const told = { type: 'RecordCorrectionTold', data: { toldOn: '2024-03-12', serviceMode: 'post' } };
const amended = {
  type: 'RecordCorrectionDateAmended',
  data: { date: 'receivedOn', to: '2024-03-05', reason: sealed },
};
const rowOf = (events: Parameters<typeof projected>[1]) =>
  projected(recordCorrection, events, { stream: 'recordCorrection-one', numberOfTimes: 2 });

describe('the register of corrections', () => {
  it('shows where an application stands, with its dates as amended', () => {
    expect(rowOf([asked, decided, told, amended]).rows).toEqual([
      {
        stream: 'recordCorrection-one',
        id: 'one',
        agencyId: 'agency-a',
        code: '7K2M-9QXD',
        applicantKind: 'naturalPerson',
        channel: 'inPerson',
        receivedOn: '2024-03-05',
        status: 'told',
        outcome: 'forwarded',
        decidedOn: '2024-03-11',
        toldOn: '2024-03-12',
        withdrawnOn: null,
        version: 4,
        position: '4',
      },
    ]);
  });

  it('a withdrawal ends it', () => {
    const withdrawn = { type: 'RecordCorrectionWithdrawn', data: { withdrawnOn: '2024-03-06' } };
    expect(rowOf([asked, withdrawn]).rows).toMatchObject([{ status: 'withdrawn', withdrawnOn: '2024-03-06' }]);
  });

  it('counts in no table of the report and names nobody', () => {
    const { rows, ledger, counters } = rowOf([asked, decided, told]);
    expect([ledger, counters]).toEqual([[], []]);
    expect(JSON.stringify(rows)).not.toContain(sealed.v);
  });
});
