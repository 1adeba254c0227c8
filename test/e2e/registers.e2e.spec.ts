import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_AGENCY, signIn, type Session } from '../support/session';
import { wholeSystem, type Stack } from '../support/stack';

interface List<Row> {
  readonly rows: readonly Row[];
}
interface Correction {
  readonly id: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly version: number;
}
interface Suggestion {
  readonly request: string;
  readonly requestVersion: number;
  readonly n: number;
  readonly accepted: boolean | null;
}

// Goes through relay, broker and projector: the lists show what is recorded, with the version that the next act needs.
describe('the registers beside the requests', () => {
  let stack: Stack;
  let clerk: Session;
  let head: Session;
  let agency: string;
  let today: string;

  beforeAll(async () => {
    stack = await wholeSystem();
    [clerk, head] = await Promise.all([signIn(stack.http, 'clerk'), signIn(stack.http, 'head')]);
    agency = clerk.agency(DEMO_AGENCY);
    ({ today } = clerk.me);
  });
  afterAll(() => stack?.close());

  it('follow the correction of a record from their list until the applicant is told (条例 第四十一条)', async () => {
    const path = `/agencies/${agency}/record-corrections`;
    const asked = await clerk.send({
      path,
      body: {
        channel: 'inPerson',
        receivedOn: today,
        applicant: { kind: 'naturalPerson', name: '上官云帆', contact: '13900139000' },
        record: '安置人口登记表第三页',
        claim: '家庭人口应为四人',
        proof: { note: '户口簿' },
      },
    });
    expect(asked.status).toBe(201);
    const { id } = asked.body;
    const listed = async (state: string, after: string): Promise<Correction | undefined> => {
      const list = await clerk.get<List<Correction>>(`${path}?state=${state}&pageSize=200&after=${after}`);
      return list.body.rows.find((row) => row.id === id);
    };
    const act = async (who: Session, body: object, version = 0) => {
      const answer = await who.send({ path: `/record-corrections/${id}/acts`, body, version });
      expect(answer.status).toBe(200);
      return answer.body.position;
    };
    const open = await listed('open', asked.body.position);
    expect(open).toMatchObject({ status: 'asked', outcome: null });
    const decision = { type: 'DecideRecordCorrection', outcome: 'corrected', decidedOn: today, statement: '四人' };
    const decided = await listed('open', await act(head, decision, open?.version));
    expect(decided).toMatchObject({ status: 'decided', outcome: 'corrected' });
    const told = { type: 'TellRecordCorrection', toldOn: today, serviceMode: 'direct' };
    const done = await act(clerk, told, decided?.version);
    expect(await listed('open', done)).toBeUndefined();
    expect(await listed('closed', done)).toMatchObject({ status: 'told' });
  });

  it('let a suggestion be judged and marked as published from their list (条例 第四十四条)', async () => {
    const registered = await clerk.send({
      path: `/agencies/${agency}/requests`,
      body: {
        channel: 'inPerson',
        receivedOn: today,
        applicant: { kind: 'naturalPerson', name: '上官云帆', contact: '13900139000' },
        content: '申请公开学区划分图',
      },
    });
    const { id } = registered.body;
    const act = async (who: Session, body: object, version = 0) => {
      const answer = await who.send({ path: `/requests/${id}/acts`, body, version });
      expect(answer.status).toBe(200);
      return answer.body.position;
    };
    const listed = async (state: string, after: string): Promise<Suggestion | undefined> => {
      const query = `state=${state}&pageSize=200&after=${after}`;
      const list = await clerk.get<List<Suggestion>>(`/agencies/${agency}/disclosure-suggestions?${query}`);
      return list.body.rows.find((row) => row.request === id);
    };
    const suggesting = { type: 'SuggestDisclosure', by: 'applicant', suggestedOn: today, information: '学区划分图' };
    const open = await listed('open', await act(clerk, suggesting, registered.body.version));
    const judging = {
      type: 'JudgeDisclosureSuggestion',
      n: open?.n,
      judgedOn: today,
      accepted: true,
      reason: '广泛知晓',
    };
    const accepted = await listed('accepted', await act(head, judging, open?.requestVersion));
    expect(accepted).toMatchObject({ n: 1, accepted: true });
    const publishing = { type: 'RecordSuggestionPublished', n: 1, publishedOn: today };
    const done = await act(clerk, publishing, accepted?.requestVersion);
    expect([await listed('accepted', done), await listed('done', done)]).toMatchObject([undefined, { n: 1 }]);
  });
});
