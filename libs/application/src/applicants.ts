import { idOfStream, requestStream } from '@yishen/domain';
import {
  applicantMarks,
  marksOfRequest,
  recordUnsealing,
  requestsWithMarks,
  type MarkKind,
  type RecognisedRequest,
} from '@yishen/vault';
import { requirePermission, type Caller } from './access';
import { CommandError } from './commandError';
import type { Desk } from './desk';

/** An applicant as typed in at intake. */
export interface SoughtApplicant {
  readonly agencyId: string;
  readonly name: string;
  readonly identity?: string | undefined;
  readonly contact: string;
}

/** A request of the same person, and the kind of mark that recognised them. */
export interface ApplicantMatch {
  readonly id: string;
  readonly by: MarkKind;
}

/** The questions about who has asked before, within one agency (条例 第三十五条; 109号 第四条). */
export function applicantReading(desk: Desk) {
  return {
    /** The requests of the same person in the agency, found by keyed digests; the search is recorded as an unsealing. */
    findApplicant: async (caller: Caller, { agencyId, ...person }: SoughtApplicant): Promise<ApplicantMatch[]> => {
      requirePermission(caller, 'request.receive', agencyId);
      const marks = applicantMarks(desk.vault, agencyId, person);
      const found = await requestsWithMarks(desk.database, { agency: agencyId, marks });
      const look = { at: desk.now(), actor: caller.principal.userId, agency: agencyId, fields: [MATCHED] };
      const streams = found.length === 0 ? [`agency-${agencyId}`] : found.map(({ request }) => requestStream(request));
      await recordUnsealing(
        desk.database,
        streams.map((stream) => ({ ...look, stream, purpose: MATCHED })),
      );
      return found.map(matchOf);
    },

    /** The requests of a request's own applicant, itself included; nothing personal is opened. */
    requestsOfSameApplicant: async (caller: Caller, id: string): Promise<ApplicantMatch[]> => {
      const [first] = await desk.store.readStream(requestStream(id));
      if (!first) throw new CommandError('stream.unknown');
      requirePermission(caller, 'request.read', first.scope);
      const marks = await marksOfRequest(desk.database, idOfStream(first.stream));
      return (await requestsWithMarks(desk.database, { agency: first.scope, marks })).map(matchOf);
    },
  };
}

const MATCHED = 'applicant.match';

function matchOf({ request, by }: RecognisedRequest): ApplicantMatch {
  return { id: request, by };
}
