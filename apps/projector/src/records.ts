import { openRecords } from '@yishen/logging';

/** One JSON line per record, to stdout. */
export const records = openRecords('projector');
