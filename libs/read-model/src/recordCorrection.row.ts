import { entityOf, type ReadTableOf } from './readTable';

/** An application to correct a record as the register shows it; it names nobody. */
export interface RecordCorrectionRow {
  readonly stream: string;
  readonly id: string;
  readonly agencyId: string;
  readonly code: string;
  readonly applicantKind: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly status: 'asked' | 'decided' | 'told' | 'withdrawn';
  readonly outcome: string | null;
  readonly decidedOn: string | null;
  readonly toldOn: string | null;
  readonly withdrawnOn: string | null;
  readonly version: number;
  readonly position: string;
}

export const RECORD_CORRECTION: ReadTableOf<RecordCorrectionRow> = {
  name: 'record_correction',
  columns: {
    stream: { type: 'text' },
    id: { type: 'text' },
    agencyId: { type: 'text' },
    code: { type: 'text' },
    applicantKind: { type: 'text' },
    channel: { type: 'text' },
    receivedOn: { type: 'date' },
    status: { type: 'text' },
    outcome: { type: 'text', nullable: true },
    decidedOn: { type: 'date', nullable: true },
    toldOn: { type: 'date', nullable: true },
    withdrawnOn: { type: 'date', nullable: true },
    version: { type: 'integer' },
    position: { type: 'bigint' },
  },
  key: ['stream'],
  indexes: [['agencyId', 'status', 'receivedOn']],
};

export const RecordCorrectionList = entityOf(RECORD_CORRECTION);
