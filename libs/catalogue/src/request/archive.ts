import type { Messages } from '../message';

/** The words of archiving. */
export const ARCHIVE_WORDS = {
  'event.RequestArchived': { zh: '{archivedOn} 归档', en: 'Archived on {archivedOn}' },
  'requestAct.ArchiveRequest': { zh: '归档', en: 'Archive' },
  'field.archivedOn': { zh: '归档日期', en: 'Archived on' },
  'field.volume': { zh: '案卷号', en: 'Volume' },
  'sheet.RequestArchived': { zh: '归档', en: 'Archived' },
} as const satisfies Messages;
