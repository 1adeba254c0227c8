export {
  applicantMarks,
  marksOfRequest,
  recordApplicantMarks,
  requestsWithMarks,
  shareApplicantMarks,
  type ApplicantMarks,
  type MarkKind,
  type RecognisedRequest,
} from './applicantMarks';
export { exportVault, importVault, type VaultRow } from './backup';
export { MAX_FILE_BYTES, openFolderFiles, type FileReference, type FileStore, type OpenedFile } from './files';
export { openVault, type KeyKind, type KeyRequest, type Sealer, type Sealing, type Vault } from './keys';
export { VAULT_SCHEMA } from './schema';
export { isSealed, type Sealed } from './sealed';
export { readUnsealings, recordUnsealing, type RecordedUnsealing, type Unsealing } from './unsealing';
export {
  beginUpload,
  claimFile,
  finishUpload,
  releaseUnnamedFiles,
  removeUnclaimedFiles,
  type FileClaim,
  type NewUpload,
} from './uploads';
export { VaultError, type VaultErrorCode } from './vaultError';
