import { ledgerEntries, requestContributions, type Contribution } from '@yishen/annual-report';
import {
  EMPTY_NORM_REGISTER,
  STREAM_FOLDS,
  UNKNOWN_RECORD_CORRECTION,
  UNKNOWN_REQUEST,
  awaitsPublication,
  evolveNormRegister,
  evolveRecordCorrection,
  evolveRequest,
  idOfStream,
  isOpenIncident,
  type Incident,
  type KnownRecordCorrection,
  type KnownRequest,
  type NormEvent,
  type RecordCorrection,
  type RecordCorrectionAsked,
  type RecordCorrectionEvent,
  type Request,
  type RequestEvent,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import { buildTable, columnName, holdActiveBuild } from '@yishen/read-model';
import { Client } from 'pg';
import type { Api } from './api';

/**
 * Fills the read tables from the log, as far as the tests of the API look at them, and moves the checkpoint to the end:
 * the projector has its own tests, and no app imports another.
 */
export async function projectAll({ adminUrl, store }: Pick<Api, 'adminUrl' | 'store'>): Promise<string> {
  const { epoch, position } = await store.head();
  const events = await store.readAll({ after: '0', limit: 10_000 });
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const build = await holdActiveBuild(client);
    const insert = (table: string, row: Record<string, unknown>): Promise<unknown> => {
      const names = Object.keys(row).map((name) => `"${columnName(name)}"`);
      const places = names.map((_, at) => `$${at + 1}`);
      const into = buildTable({ name: table }, build);
      return client.query(`insert into ${into} (${names.join()}) values (${places.join()})`, Object.values(row));
    };
    for (const table of [
      'case_list',
      'ledger',
      'counter',
      'publication_figure',
      'norm',
      'recorded_report',
      'agency',
      'incident',
      'record_correction',
      'suggestion_list',
    ]) {
      await client.query(`delete from ${buildTable({ name: table }, build)}`);
    }
    const requests = new Map<string, Request>();
    const counted = new Map<string, readonly Contribution[]>();
    const counters = new Map<string, { row: Record<string, unknown>; count: number }>();
    const received = new Map<string, Record<string, unknown>>();
    const suggestions = new Map<string, RecordedEvent>();
    const corrections = new Map<string, RecordedEvent[]>();
    const recorded = new Map<string, RecordedEvent>();
    const agencies = new Map<string, Record<string, unknown>>();
    const registers = new Map<string, RecordedEvent[]>();
    let calendar = STREAM_FOLDS.calendar.initial;
    for (const event of events) {
      const { stream, scope: agencyId, type, version } = event;
      if (stream.startsWith('request-')) {
        requests.set(stream, evolveRequest(requests.get(stream) ?? UNKNOWN_REQUEST, event as unknown as RequestEvent));
      }
      const before = counted.get(stream) ?? [];
      const after = requestContributions(requests.get(stream) ?? UNKNOWN_REQUEST);
      counted.set(stream, after);
      for (const [entry, line] of ledgerEntries(before, after).entries()) {
        const { measure, year, kind, row, sign } = line;
        const key = { agencyId, measure, year, kind, row, partition: 0 };
        await insert('ledger', { stream, position: event.position, entry, eventType: type, sign, ...key });
        const name = JSON.stringify(key);
        counters.set(name, { row: key, count: (counters.get(name)?.count ?? 0) + sign });
      }
      if (type === 'AgencyRegistered') agencies.set(stream, { ...event.data, superiors: [], version });
      if (type === 'AgencySuperiorSet') {
        const known = agencies.get(stream) as { readonly superiors: readonly unknown[] };
        const { superior, from } = event.data;
        agencies.set(stream, { ...known, superiors: [...known.superiors, { superior, from }], version });
      }
      if (type === 'PublicationFigureRecorded') {
        await insert('publication_figure', { ...event.data, version, position: event.position });
      }
      if (stream.startsWith('normRegister-')) registers.set(stream, [...(registers.get(stream) ?? []), event]);
      if (type === 'ReportRecorded') recorded.set(stream, event);
      if (stream.startsWith('recordCorrection-')) corrections.set(stream, [...(corrections.get(stream) ?? []), event]);
      if (stream === 'calendar-CN') calendar = STREAM_FOLDS.calendar.evolve(calendar, event);
      if (!stream.startsWith('request-')) continue;
      if (type === 'DisclosureSuggested') suggestions.set(stream, event);
      if (type === 'RequestReceived' || type === 'RequestArrived') received.set(stream, event.data);
      received.set(stream, { ...received.get(stream), version, position: event.position });
    }
    for (const { superiors, ...row } of agencies.values()) {
      await insert('agency', { ...row, superiors: JSON.stringify(superiors) });
    }
    for (const { stream, scope: agencyId, data, version, position: at } of recorded.values()) {
      const { year, source, tables } = data;
      await insert('recorded_report', { stream, agencyId, year, source, tables, version, position: at });
    }
    for (const [stream, own] of registers) {
      const register = own.reduce(
        (so, event) => evolveNormRegister(so, event as unknown as NormEvent),
        EMPTY_NORM_REGISTER,
      );
      for (const { n, kind, issuedOn, repealedOn = null, struck } of register) {
        await insert('norm', {
          agencyId: idOfStream(stream),
          n,
          kind,
          issuedOn,
          repealedOn,
          struck,
          version: 1,
          position,
        });
      }
    }
    for (const [stream, own] of corrections) await insert('record_correction', correctionRow(stream, own));
    for (const [stream, suggested] of suggestions) {
      await insert('suggestion_list', { ...suggestionRow(suggested, requests.get(stream)!), version: 1, position });
    }
    for (const { row, count } of counters.values()) await insert('counter', { ...row, count });
    for (const [stream, state] of requests)
      await insert('case_list', caseRow(stream, state, received.get(stream) ?? {}));
    const incidentRow = (stream: string, agencyId: string, list: readonly Incident<string>[]) => ({
      stream,
      id: idOfStream(stream),
      agencyId,
      incidents: JSON.stringify(list),
      openCount: list.filter(isOpenIncident).length,
      version: 1,
      position,
    });
    for (const [stream, state] of requests) {
      const { agencyId, incidents } = state as KnownRequest;
      if (incidents.length > 0) await insert('incident', incidentRow(stream, agencyId, incidents));
    }
    await insert('incident', incidentRow('calendar-CN', 'system', calendar.coverage.incidents));
    await client.query('delete from checkpoint');
    await client.query(`insert into checkpoint values ('read', 0, $1, 0, $2, $2)`, [epoch, position]);
    return position;
  } finally {
    await client.end();
  }
}

function correctionRow(stream: string, events: readonly RecordedEvent[]): Record<string, unknown> {
  const folded = events.reduce<RecordCorrection>(
    (state, event) => evolveRecordCorrection(state, event as unknown as RecordCorrectionEvent),
    UNKNOWN_RECORD_CORRECTION,
  );
  const { agencyId, code, channel, applicant } = events[0]!.data as unknown as RecordCorrectionAsked['data'];
  const { status, outcome, dates } = folded as KnownRecordCorrection;
  return {
    stream,
    id: idOfStream(stream),
    agencyId,
    code,
    channel,
    applicantKind: applicant.kind,
    status,
    outcome: outcome ?? null,
    receivedOn: dates.receivedOn,
    decidedOn: dates.decidedOn ?? null,
    toldOn: dates.toldOn ?? null,
    withdrawnOn: dates.withdrawnOn ?? null,
    version: events.length,
    position: events.at(-1)!.position,
  };
}

// One suggestion a request is all that the tests of the API make.
function suggestionRow({ stream, data, version }: RecordedEvent, state: Request): Record<string, unknown> {
  const { suggestions, agencyId } = state as KnownRequest;
  const { judgedOn, accepted, publishedOn } = suggestions[0]!;
  const judged = judgedOn === undefined ? null : { version, on: judgedOn, accepted };
  const published = publishedOn === undefined ? null : { version, on: publishedOn };
  const openCount = suggestions.filter((one) => !one.judged || awaitsPublication(one)).length;
  const entries = JSON.stringify([{ version, ...data, judged, published }]);
  return { stream, id: idOfStream(stream), agencyId, entries, openCount };
}

function caseRow(stream: string, state: Request, facts: Record<string, unknown>): Record<string, unknown> {
  if (state.status === 'unknown') throw new Error('a request stream without a receipt');
  const { code, applicant, version, position } = facts;
  const { name } = applicant as { name: object };
  const [deadline] = state.deadlines;
  const concluded = state.status === 'concluded';
  return {
    stream,
    id: idOfStream(stream),
    agencyId: state.agencyId,
    code,
    channel: state.channel,
    arrivedOn: state.arrivedOn ?? null,
    receivedOn: state.receivedOn ?? null,
    receiptEvidenced: state.receiptEvidenced,
    applicantKind: state.applicantKind,
    person: state.person,
    applicantName: JSON.stringify(name),
    status: state.status,
    decision: concluded ? state.decision : null,
    concludedOn: concluded ? state.concludedOn : null,
    standing: state.standing?.decision ?? null,
    standingOn: state.standing?.on ?? null,
    deliveredOn: state.standing?.deliveredOn ?? null,
    remedies: state.standing?.remedies ?? null,
    archivedOn: state.archivedOn ?? null,
    gap: state.status === 'unconfirmed' ? 'unconfirmed' : state.receiptEvidenced ? null : 'unevidenced',
    deadlineKind: deadline?.kind ?? null,
    countedFrom: deadline?.from ?? null,
    extendedBy: deadline?.extendedBy ?? 0,
    stoppedUntil: deadline?.excluded?.at(-1)?.until ?? null,
    dueOn: deadline?.dueOn ?? null,
    dueAt: deadline?.dueAt ?? null,
    deadlineState: deadline?.state ?? null,
    provisional: deadline?.provisional ?? false,
    derivation: state.derivation,
    calendarVersion: deadline?.calendarVersion ?? null,
    version,
    position,
  };
}
