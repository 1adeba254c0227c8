import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, agenciesFor, mayDo, type Permission, type Principal } from './access/permissions';
import { UNKNOWN_AGENCY, decideAgency, evolveAgency } from './agency/agency';
import { KEPT_PERSON, decidePerson, evolvePerson } from './person/person';
import { UNRECORDED_PUBLICATION, decidePublication, evolvePublication } from './publication/publication';
import { specification } from './testing';
import { upcast } from './upcast';
import { UNKNOWN_USER, decideUser, evolveUser } from './user/user';

const at = { now: '2026-11-23T04:00:00.000Z' };

describe('published figures', () => {
  const given = specification({
    decide: decidePublication,
    evolve: evolvePublication,
    initial: UNRECORDED_PUBLICATION,
  });
  const figure = (name: string, value: string) => ({
    type: 'RecordPublicationFigure' as const,
    agencyId: 'a',
    year: 2024,
    figure: name,
    value,
  });
  const confirm = { type: 'ConfirmNothingToReport' as const, agencyId: 'a', year: 2024, registered: [] };

  it('are unrecorded until entered or confirmed as zero', () => {
    const events = given(at, ...given(at).when(figure('licences', '7')).events())
      .when(confirm)
      .events();
    expect(events).toHaveLength(9);
    expect(events.every((event) => event.data.value === '0')).toBe(true);
    expect(events.some((event) => event.data.figure === 'licences')).toBe(false);
  });

  it('are not confirmed as zero where a register gives them', () => {
    const events = given(at)
      .when({ ...confirm, registered: ['rulesIssued', 'rulesInForce'] })
      .events();
    expect(events.map(({ data }) => data.figure)).not.toContain('rulesIssued');
    expect(events).toHaveLength(8);
  });

  it('keep a sum of 万元 exactly as typed, without trailing zeros', () => {
    expect(given(at).when(figure('fees', '59237.24490')).events()[0]?.data.value).toBe('59237.2449');
  });

  it.each(['-1', '1.5', '', 'abc', '1e3', '１'])('refuse %j as a count', (value) => {
    expect(given(at).when(figure('licences', value)).rejection()).toBe('publication.value-invalid');
  });

  it('record nothing when an equal value is entered again', () => {
    const events = given(at).when(figure('licences', '7')).events();
    expect(
      given(at, ...events)
        .when(figure('licences', '07'))
        .events(),
    ).toEqual([]);
  });

  it('refuse a year that has not begun', () => {
    expect(
      given(at)
        .when({ ...confirm, year: 2027 })
        .rejection(),
    ).toBe('publication.year-in-future');
  });
});

describe('erasing a person', () => {
  const given = specification({ decide: decidePerson, evolve: evolvePerson, initial: KEPT_PERSON });
  const request = { type: 'RequestPersonErasure' as const, person: 'p', by: 'first', ground: 'retentionExpired' };
  const confirm = (by: string) => ({ type: 'ConfirmPersonErasure' as const, person: 'p', by });

  it('takes two people', () => {
    const asked = given(at).when(request).events();
    expect(
      given(at, ...asked)
        .when(confirm('first'))
        .rejection(),
    ).toBe('person.needs-second-person');
    expect(
      given(at, ...asked)
        .when(confirm('second'))
        .events(),
    ).toMatchObject([{ type: 'PersonErased' }]);
    expect(given(at).when(confirm('second')).rejection()).toBe('person.erasure-not-requested');
  });

  it('takes a ground of 《个人信息保护法》 and no free text', () => {
    expect(
      given(at)
        .when({ ...request, ground: '张三要求' })
        .rejection(),
    ).toBe('person.ground-unknown');
  });
});

describe('agencies and users', () => {
  it('an agency is registered once, with a name', () => {
    const given = specification({ decide: decideAgency, evolve: evolveAgency, initial: UNKNOWN_AGENCY });
    const register = { type: 'RegisterAgency' as const, agencyId: 'a', name: '某街道办事处', region: 'CN' };
    const events = given(at).when(register).events();
    expect(
      given(at, ...events)
        .when(register)
        .rejection(),
    ).toBe('agency.already-registered');
    expect(
      given(at)
        .when({ ...register, name: ' ' })
        .rejection(),
    ).toBe('agency.name-missing');
  });

  it('roles are set per agency, and setting the same roles again records nothing', () => {
    const given = specification({ decide: decideUser, evolve: evolveUser, initial: UNKNOWN_USER });
    const grant = { type: 'GrantRoles' as const, userId: 'u', agencyId: 'a', roles: ['report', 'clerk'] };
    const events = given(at).when({ type: 'RegisterUser', userId: 'u' }, grant).events();
    expect(events.reduce(evolveUser, UNKNOWN_USER)).toEqual({
      status: 'registered',
      grants: [{ agencyId: 'a', roles: ['clerk', 'report'] }],
    });
    expect(
      given(at, ...events)
        .when({ ...grant, roles: ['clerk', 'report', 'clerk'] })
        .events(),
    ).toEqual([]);
    expect(
      given(at, ...events)
        .when({ ...grant, roles: ['king'] })
        .rejection(),
    ).toBe('user.role-unknown');
  });
});

describe('who may do what', () => {
  const staff = (agencyId: string, ...roles: Principal['grants'][number]['roles']): Principal => ({
    userId: 'u',
    kind: 'staff',
    grants: [{ agencyId, roles }],
  });

  it('a role counts in its own agency only, for every act', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(PERMISSIONS) as Permission[])), (act) => {
        const role = PERMISSIONS[act].roles[0];
        if (!role) return;
        expect(mayDo(staff('a', role), act, 'a')).toBe(true);
        expect(mayDo(staff('a', role), act, 'b')).toBe(false);
      }),
    );
  });

  it('administrators do not work on cases, and the engine does nothing that a person decides', () => {
    expect(mayDo(staff('a', 'systemAdministrator', 'securityAdministrator', 'auditor'), 'request.receive', 'a')).toBe(
      false,
    );
    const engine: Principal = { userId: 'engine', kind: 'engine', grants: [] };
    expect(mayDo(engine, 'request.markMissed', 'a')).toBe(true);
    expect(mayDo(engine, 'request.answer', 'a')).toBe(false);
  });

  it('the agencies of an act are those where the principal has a role for it', () => {
    expect(agenciesFor(staff('a', 'clerk'), 'request.read')).toEqual(['a']);
    expect(agenciesFor(staff('a', 'auditor'), 'request.read')).toEqual([]);
  });
});

describe('upcasting', () => {
  it('lifts an old shape step by step and leaves the newest alone', () => {
    const casters = {
      Renamed: { 1: (data: { a: number }) => ({ b: data.a }), 2: (data: { b: number }) => ({ c: data.b }) },
    } as never;
    expect(upcast({ type: 'Renamed', schema: 1, data: { a: 7 }, version: 1 }, casters)).toMatchObject({
      schema: 3,
      data: { c: 7 },
    });
    const newest = { type: 'Other', schema: 1, data: {}, version: 1 };
    expect(upcast(newest, casters)).toBe(newest);
  });
});
