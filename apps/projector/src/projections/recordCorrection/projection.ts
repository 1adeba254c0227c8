import { idOfStream, type KnownRecordCorrection, type RecordCorrectionStream } from '@yishen/domain';
import { RECORD_CORRECTION, type RecordCorrectionRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The register of applications to correct a record (条例 第四十一条). */
export const recordCorrection: Projection<'recordCorrection', RecordCorrectionRow, RecordCorrectionStream> = {
  table: RECORD_CORRECTION,
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
