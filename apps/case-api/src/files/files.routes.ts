import { z } from 'zod';
import { defineRoute } from '../http/route';
import { AgencyParams, Id } from '../http/schemas';

/** The SHA-256 of a file's sealed form. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);

export const STORE_FILE = defineRoute({
  method: 'post',
  path: '/agencies/:agencyId/files',
  access: { act: 'file.store', scope: 'agency' },
  tag: 'files',
  summary: 'Store a file, sealed; name it by its digest when registering a request',
  params: AgencyParams,
  upload: true,
  status: 201,
  answer: z.object({ digest: Digest, size: z.number().int(), kind: z.string(), name: z.string() }),
});

export const READ_FILE = defineRoute({
  method: 'get',
  path: '/agencies/:agencyId/files/:digest',
  access: { act: 'file.read', scope: 'agency' },
  tag: 'files',
  refuses: ['file.unknown'],
  summary: 'Download a file; the look is recorded',
  params: z.object({ agencyId: Id, digest: Digest }),
  answerType: 'application/octet-stream',
});
