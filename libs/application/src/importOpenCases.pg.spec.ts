import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, paperRequest, staff, type Office } from '../test/office';

let office: Office;
beforeAll(async () => {
  office = await openOffice('2024-03-15T02:00:00.000Z');
});
afterAll(() => office.close());

function openCase(row: number, formerNumber: string, receivedOn = '2023-12-20') {
  const { applicant, channel, content } = paperRequest('');
  return {
    ...applicant,
    channel,
    content,
    receivedOn,
    row,
    formerNumber,
    evidenceKind: 'handInReceipt',
    evidenceNote: '存于卷宗',
  };
}

describe('bringing in open cases', () => {
  it('registers each by its former number, and none twice when a longer list is sent again', async () => {
    const agencyId = randomUUID();
    const clerk = staff(agencyId, 'clerk');
    const first = await office.commands.importOpenCases(clerk, { agencyId, cases: [openCase(2, '2023-1')] });
    const cases = [openCase(2, '2023-1'), openCase(3, '2023-2')];
    const again = await office.commands.importOpenCases(clerk, { agencyId, cases });
    expect(first).toMatchObject([{ row: 2, outcome: 'registered' }]);
    expect(again).toMatchObject([
      { ...first[0], outcome: 'repeated' },
      { row: 3, outcome: 'registered' },
    ]);
    const [imported] = first;
    if (imported?.outcome !== 'registered') throw new Error('not registered');
    const [received] = await office.store.readStream(`request-${imported.requestId}`);
    expect(received).toMatchObject({
      type: 'RequestReceived',
      data: { formerNumber: '2023-1', receivedOn: '2023-12-20' },
    });
  });

  it('refuses a row that the law or an earlier import contradicts, and takes the others', async () => {
    const agencyId = randomUUID();
    const clerk = staff(agencyId, 'clerk');
    await office.commands.importOpenCases(clerk, { agencyId, cases: [openCase(2, '2023-1')] });
    const cases = [openCase(2, '2023-1', '2023-12-21'), openCase(3, '2007-9', '2007-01-02'), openCase(4, '2023-3')];
    const rows = await office.commands.importOpenCases(clerk, { agencyId, cases });
    expect(rows).toMatchObject([
      { row: 2, outcome: 'refused', refusal: { code: 'command-reused' } },
      { row: 3, outcome: 'refused', refusal: { code: 'request.received-before-law' } },
      { row: 4, outcome: 'registered' },
    ]);
  });

  it('needs the right to register, and two agencies may use the same numbers', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const cases = [openCase(2, '2023-1')];
    const stranger = office.commands.importOpenCases(staff(other, 'clerk'), { agencyId: one, cases });
    await expect(stranger).rejects.toMatchObject({ code: 'access.other-agency' });
    for (const agencyId of [one, other]) {
      const rows = await office.commands.importOpenCases(staff(agencyId, 'clerk'), { agencyId, cases });
      expect(rows).toMatchObject([{ outcome: 'registered' }]);
    }
  });
});
