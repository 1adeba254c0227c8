import { randomBytes, randomUUID } from 'node:crypto';

const sealed = (bytes: number) => ({ k: randomUUID(), v: randomBytes(bytes).toString('base64') });

const deadlines = (derivation: number, state: string, closed: boolean) => ({
  derivation,
  closed,
  deadlines: [
    {
      kind: 'reply',
      from: '2024-03-04',
      dueOn: '2024-04-01',
      dueAt: '2024-04-01T15:59:59.999Z',
      state,
      provisional: false,
      workingDays: 20,
      article: '《政府信息公开条例》第三十三条第二款',
      ruleVersion: 'reply-2019',
      calendarVersion: 'cn-2024',
      warnings: [],
    },
  ],
});

/** The events of a request from receipt to answer, of realistic size. */
export const CASE: readonly { readonly type: string; readonly data: object }[] = [
  {
    type: 'RequestReceived',
    data: {
      agencyId: 'agency',
      code: '申2024-7K3QFD',
      channel: 'mail',
      receivedOn: '2024-03-04',
      applicant: { person: randomUUID(), kind: 'naturalPerson', name: sealed(40), contact: sealed(60) },
      content: sealed(240),
    },
  },
  { type: 'DeadlinesChanged', data: deadlines(1, 'running', false) },
  { type: 'RequestAnswered', data: { decision: 'A1', repliedOn: '2024-03-20', serviceMode: 'mail' } },
  { type: 'DeadlinesChanged', data: deadlines(2, 'met', true) },
];

/** The meta of every event: the actor and the time. */
export const META = { actor: randomUUID(), correlation: randomUUID(), at: '2024-03-05T01:02:03.000Z' };
