import { describe, expect, it } from 'vitest';
import { acts, received, sealed, typedCase } from '../../testing';
import type { RequestCommand } from '../commands';

const one = typedCase().type(received('2026-03-02'));
const asked = one.type(acts.consult('thirdParty', '2026-03-05'));
const served = asked.type(acts.consultServed(1, '2026-03-10'));
const objected = served.type(acts.opinion(1, '2026-03-20', 'objects', true));

describe('the days that a consultation excludes (条例 第三十三条第三款)', () => {
  it('run from the day after the letter to the day the opinion came in', () => {
    // Excluded: 03-06 and 03-09 to 03-20, eleven working days.
    expect(served.type(acts.opinion(1, '2026-03-20')).deadline('reply')).toMatchObject({
      dueOn: '2026-04-15',
      excluded: [{ after: '2026-03-05', until: '2026-03-20', consultation: 1 }],
    });
  });

  it("run from the day of the letter where the agency's setting says so", () => {
    const inclusive = { policy: { exclusionIncludesSendingDay: true } };
    expect(served.type(acts.opinion(1, '2026-03-20')).given(inclusive).deadline('reply')?.dueOn).toBe('2026-04-16');
  });

  it('run, without an opinion, to the fifteenth working day after receipt of the letter, the party’s last day', () => {
    expect(served.deadline('consultationReply:1', '2026-03-20')).toMatchObject({ dueOn: '2026-03-31' });
    expect(served.deadline('reply')?.excluded).toMatchObject([{ until: '2026-03-31' }]);
  });

  it('end with the period when the opinion comes later, whether or not the service is on record', () => {
    expect(served.type(acts.opinion(1, '2026-05-20')).deadline('reply')?.excluded).toMatchObject([
      { until: '2026-03-31' },
    ]);
    expect(asked.type(acts.opinion(1, '2026-05-20')).deadline('reply')?.excluded).toMatchObject([
      { until: '2026-03-26' },
    ]);
  });

  it('are the union of several consultations, no day twice', () => {
    const both = asked
      .type(acts.consult('coMaker', '2026-03-09'), acts.opinion(1, '2026-03-16'), acts.opinion(2, '2026-03-20'))
      .deadline('reply');
    expect(both?.dueOn).toBe('2026-04-15');
  });

  it('are the whole time of another agency, which has no period by law (第十一条)', () => {
    const other = one.type(acts.consult('otherAgency', '2026-03-05'), acts.consultServed(1, '2026-03-06'));
    expect(other.deadline('consultationReply:1')).toBeUndefined();
    expect(other.type(acts.opinion(1, '2026-05-20')).deadline('reply')?.excluded).toMatchObject([
      { until: '2026-05-20' },
    ]);
  });

  it('need the service of the letter on record, which has a deadline of its own', () => {
    expect(asked.deadline('consultationService:1', '2026-03-17')).toMatchObject({ state: 'missed' });
  });

  it('end when the agency itself ends the consultation', () => {
    expect(served.type(acts.consultEnded(1, '2026-03-12')).deadline('reply')?.excluded).toMatchObject([
      { until: '2026-03-12' },
    ]);
  });
});

describe('silence in a consultation', () => {
  const silent = (party: string) => {
    const open = typedCase([], { on: '2026-03-11' }).type(
      received('2026-03-02'),
      acts.consult(party, '2026-03-05'),
      acts.consultServed(1, '2026-03-10'),
    );
    return open.given({ on: '2026-04-01' }).type(acts.due('consultationReply', open.state.derivation, 1));
  };

  it.each([
    ['thirdParty', 'agencyDecides'],
    ['coMaker', 'deemedConsent'],
  ])('of a %s means %s, by its article', (party, meaning) => {
    expect(silent(party).events.findLast(({ type }) => type === 'ConsultationSilent')).toMatchObject({
      data: { n: 1, endedOn: '2026-03-31', meaning },
    });
  });

  it('moves with a corrected day of service', () => {
    const quiet = silent('thirdParty').given({});
    const version = quiet.versionOf('ConsultationServed');
    const corrected = quiet.type(acts.correction(version, { servedOn: '2026-03-16' }));
    const anew = one.type(acts.consult('thirdParty', '2026-03-05'), acts.consultServed(1, '2026-03-16'));
    expect(corrected.deadline('reply', '2026-06-01')).toEqual(anew.deadline('reply', '2026-06-01'));
  });

  it('gives way to an opinion that comes later', () => {
    const late = silent('thirdParty').type(acts.opinion(1, '2026-04-01', 'agrees'));
    expect(late.state.consultations).toMatchObject([{ how: 'replied', stance: 'agrees' }]);
  });
});

describe('an objection (条例 第三十二条)', () => {
  it('needs a judgement of its grounds', () => {
    expect(served.refusal(acts.opinion(1, '2026-03-20', 'objects'))).toBe('request.grounds-not-judged');
  });

  it.each(['A1', 'A2'])(
    'with reasonable grounds forbids %s in the draft, at the signature and in the answer',
    (code) => {
      expect(objected.refusal(acts.draft(code))).toBe('request.objection-stands');
      expect(objected.refusal(acts.answer('2026-04-01', code))).toBe('request.objection-stands');
    },
  );

  it('that comes in after the draft blocks its signature', () => {
    const keys = ['information', 'method', 'route'];
    const drafted = served.type(acts.draft('A1', keys), acts.opinion(1, '2026-03-20', 'objects', true));
    expect(drafted.given({ actor: 'head' }).refusal(acts.sign('2026-04-01'))).toBe('request.objection-stands');
  });

  it('forbids neither a partial disclosure nor what was answered before it came', () => {
    expect(objected.decides(acts.draft('A3'))[0]?.type).toBe('DecisionDrafted');
    expect(objected.decides(acts.answer('2026-03-19', 'A2'))[0]?.type).toBe('RequestAnswered');
  });

  it('without reasonable grounds forbids nothing', () => {
    const weak = served.type(acts.opinion(1, '2026-03-20', 'objects', false));
    expect(weak.decides(acts.draft('A2'))[0]?.type).toBe('DecisionDrafted');
  });

  it('gives way to the public interest by a decision with content and reasons', () => {
    const overridden = objected.type(acts.overrideObjection(1, '2026-03-23'));
    expect(overridden.decides(acts.answer('2026-03-24', 'A2'))[0]?.type).toBe('RequestAnswered');
    expect(overridden.refusal(acts.revocation(overridden.versionOf('ConsultationReplied')))).toBe(
      'request.fact-has-followers',
    );
  });

  it('that a draft overrides opens an incident with the rule’s code', () => {
    const events = objected.decides({ ...acts.draft('A2'), override: sealed } as RequestCommand);
    expect(events[0]).toMatchObject({ type: 'ActOverridden', data: { code: 'request.objection-stands' } });
  });

  it('of a co-maker is not overridden by 第三十二条', () => {
    const coMaker = one.type(acts.consult('coMaker', '2026-03-05'), acts.opinion(1, '2026-03-20', 'objects', true));
    expect(coMaker.refusal(acts.overrideObjection(1, '2026-03-23'))).toBe('request.no-objection');
  });
});

describe('a consultation refuses', () => {
  it.each<[string, RequestCommand, string]>([
    ['an unknown party', acts.consult('neighbour', '2026-03-05'), 'request.choice-unknown'],
    ['a letter before receipt', acts.consult('thirdParty', '2026-03-01'), 'request.date-out-of-order'],
    ['a letter after the period', acts.consult('thirdParty', '2026-04-01'), 'request.reply-period-over'],
    ['the service of a letter that was not sent', acts.consultServed(1, '2026-03-10'), 'request.no-consultation'],
    ['an opinion nobody asked for', acts.opinion(1, '2026-03-10'), 'request.no-consultation'],
    ['an end before it began', acts.consultEnded(1, '2026-03-10'), 'request.no-consultation-open'],
    ['an override without an objection', acts.overrideObjection(1, '2026-03-10'), 'request.no-objection'],
  ])('%s', (_, command, code) => {
    expect(one.refusal(command)).toBe(code);
  });

  it.each<[string, RequestCommand, string]>([
    ['service before it was sent', acts.consultServed(1, '2026-03-04'), 'request.served-before-issued'],
    ['an unknown number', acts.opinion(7, '2026-03-10'), 'request.no-consultation'],
    ['an unknown stance', acts.opinion(1, '2026-03-10', 'maybe' as 'agrees'), 'request.choice-unknown'],
    ['an opinion before the letter', acts.opinion(1, '2026-03-04'), 'request.date-out-of-order'],
  ])('%s', (_, command, code) => {
    expect(asked.refusal(command)).toBe(code);
  });

  it('a second opinion, and a second end', () => {
    expect(objected.refusal(acts.opinion(1, '2026-03-23'))).toBe('request.consultation-ended');
    const ended = served.type(acts.consult('coMaker', '2026-03-06'), acts.consultEnded(1, '2026-03-12'));
    expect(ended.refusal(acts.consultEnded(1, '2026-03-13'))).toBe('request.consultation-ended');
    expect(objected.refusal(acts.consultServed(1, '2026-03-23'))).toBe('request.date-out-of-order');
  });
});
