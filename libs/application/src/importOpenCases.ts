import { requirePermission, type Caller } from './access';
import { errorCode } from './commandError';
import type { Desk } from './desk';
import { newStreamId } from './identity';
import { requestCommands, type ReceiveRequestInput } from './requests';
import { withTypedTexts } from './typedText';

/** A case that was open when its agency began with this system, in clear as the agency's list has it; `row` is its place there. */
export interface OpenCaseInput {
  readonly row: number;
  readonly formerNumber: string;
  readonly kind: string;
  readonly name: string;
  readonly identity?: string | undefined;
  readonly contact: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly evidenceKind?: string | undefined;
  readonly evidenceNote?: string | undefined;
  readonly content: string;
}

/** The outcome of one row: registered now, registered by an earlier run, or refused with the code and parameters of the refusal. */
export type ImportedRow =
  | { readonly row: number; readonly outcome: 'registered' | 'repeated'; readonly requestId: string }
  | { readonly row: number; readonly outcome: 'refused'; readonly refusal: Error & { readonly code: string } };

/** Brings the open cases of an agency into the system (上年结转). */
export function openCaseCommands(desk: Desk) {
  const { receiveRequest } = withTypedTexts(requestCommands(desk));
  return {
    /**
     * Registers each case as a request of its own, by its former number: sending the same list again adds none, and a refused row
     * does not stop the others. Throws only what is not a refusal of a row (no access, no database).
     */
    importOpenCases: async (
      caller: Caller,
      { agencyId, cases }: { readonly agencyId: string; readonly cases: readonly OpenCaseInput[] },
    ): Promise<readonly ImportedRow[]> => {
      requirePermission(caller, 'request.receive', agencyId);
      const rows: ImportedRow[] = [];
      for (const { row, ...open } of cases) {
        const commandId = newStreamId('openCase', `${agencyId}:${open.formerNumber}`);
        try {
          const { repeated } = await receiveRequest(caller, commandId, requestOf(open, agencyId));
          const requestId = newStreamId('request', commandId);
          rows.push({ row, outcome: repeated ? 'repeated' : 'registered', requestId });
        } catch (error) {
          if (!isRefusal(error)) throw error;
          rows.push({ row, outcome: 'refused', refusal: error });
        }
      }
      return rows;
    },
  };
}

function isRefusal(error: unknown): error is Error & { readonly code: string } {
  const code = errorCode(error) ?? '';
  return code === 'command-reused' || code === 'unstorable' || /^(?:request|date|text)\./.test(code);
}

function requestOf(open: Omit<OpenCaseInput, 'row'>, agencyId: string): ReceiveRequestInput {
  const { kind, name, identity, contact, evidenceKind, evidenceNote, ...request } = open;
  const evidence = evidenceKind === undefined ? {} : { evidence: { kind: evidenceKind, note: evidenceNote } };
  return { agencyId, ...request, applicant: { kind, name, identity, contact }, ...evidence };
}
