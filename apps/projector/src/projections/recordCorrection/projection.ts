import { idOfStream, type RecordCorrectionEvent } from '@yishen/domain';
import { RECORD_CORRECTION, type RecordCorrectionRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The register of applications to correct a record (条例 第四十一条). */
export const recordCorrection: Projection<RecordCorrectionRow> = {
  table: RECORD_CORRECTION,
  handles: [
    'RecordCorrectionAsked',
    'RecordCorrectionDecided',
    'RecordCorrectionTold',
    'RecordCorrectionWithdrawn',
    'RecordCorrectionDateAmended',
  ] satisfies RecordCorrectionEvent['type'][],
  keyOf: (event) => [event.stream],
  evolve: (row, event) => {
    const { stream, version, position } = event;
    const known = event as unknown as RecordCorrectionEvent;
    if (known.type === 'RecordCorrectionAsked') {
      const { agencyId, code, channel, receivedOn, applicant } = known.data;
      const ends = { outcome: null, decidedOn: null, toldOn: null, withdrawnOn: null };
      const asked = { agencyId, code, applicantKind: applicant.kind, channel, receivedOn, status: 'asked' } as const;
      return { stream, id: idOfStream(stream), ...asked, ...ends, version, position };
    }
    return row && { ...row, ...changed(known), version, position };
  },
};

function changed(event: RecordCorrectionEvent): Partial<RecordCorrectionRow> {
  switch (event.type) {
    case 'RecordCorrectionDecided':
      return { status: 'decided', outcome: event.data.outcome, decidedOn: event.data.decidedOn };
    case 'RecordCorrectionTold':
      return { status: 'told', toldOn: event.data.toldOn };
    case 'RecordCorrectionWithdrawn':
      return { status: 'withdrawn', withdrawnOn: event.data.withdrawnOn };
    case 'RecordCorrectionDateAmended':
      return { [event.data.date]: event.data.to };
    default:
      return {};
  }
}
