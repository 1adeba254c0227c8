import { idOfStream, type KnownRecordCorrection, type RecordCorrectionStream } from '@yishen/domain';
import type { Projection } from '../projection';
import { readTable } from '../readTable';

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

const fromRecordCorrections: Projection<'recordCorrection', RecordCorrectionRow, RecordCorrectionStream> = {
  kind: 'recordCorrection',
  partsOf: (state) => (state.asked ? [state] : []),
  rowOf: ({ correction, asked }, { stream, version, position }) => {
    const { agencyId, status, outcome, dates } = correction as KnownRecordCorrection;
    const { code, channel, applicant } = asked!;
    return {
      stream,
      id: idOfStream(stream),
      agencyId,
      code,
      applicantKind: applicant.kind,
      channel,
      receivedOn: dates.receivedOn!,
      status,
      outcome: outcome ?? null,
      decidedOn: dates.decidedOn ?? null,
      toldOn: dates.toldOn ?? null,
      withdrawnOn: dates.withdrawnOn ?? null,
      version,
      position,
    };
  },
};

/** The register of applications to correct a record (条例 第四十一条). */
export const recordCorrection = readTable<RecordCorrectionRow>(
  {
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
  },
  fromRecordCorrections,
);
