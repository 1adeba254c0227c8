import type { PlainDate } from '@yishen/calendar';
import type { ByType, DomainEvent } from '../../event';
import type { Sealed } from '../../sealed';
import { date, text, type FieldsOfActs } from '../actField';
import { factDate } from '../context';
import { ARCHIVED, ENDED, NO_OPEN_REANSWER } from '../guards';

import type { Step } from '../step';
import { pastDay } from '../values';

declare module '../procedure' {
  interface Procedure {
    readonly archivedOn?: PlainDate;
  }
  interface RequestFacts extends ByType<RequestArchived> {}
  interface RequestActs extends ArchiveActs {}
}

/** The file was archived (条例 第四十五条). */
export type RequestArchived = DomainEvent<
  'RequestArchived',
  { readonly archivedOn: PlainDate; readonly volume: Sealed }
>;

/** The acts of archiving. */
export const archiveActs = {
  ArchiveRequest: { archivedOn: date, volume: text },
} as const satisfies FieldsOfActs;
type ArchiveActs = typeof archiveActs;

/** Archiving the file (条例 第四十五条). */
export const archive: Step<'ArchiveRequest', 'RequestArchived'> = {
  flow: 'end',
  acts: {
    ArchiveRequest: {
      access: 'request.handle',
      article: '条例第四十五条',
      guards: [...ENDED, ARCHIVED, NO_OPEN_REANSWER],
      decide: (act, state, desk) => {
        const archivedOn = factDate(act.archivedOn, desk, state.conclusion?.on);
        return [{ type: 'RequestArchived', schema: 1, data: { archivedOn, volume: act.volume } }];
      },
    },
  },
  facts: {
    RequestArchived: {
      type: 'RequestArchived',
      sheet: 'sheet.RequestArchived',
      mark: 'done',
      day: 'archivedOn',
      correctable: { archivedOn: pastDay },
      revocable: true,
      apply: (procedure, { data }) => ({ ...procedure, archivedOn: data.archivedOn }),
    },
  },
  kinds: {},
  inOrder: ({ conclusion, archivedOn }) => [[conclusion?.on, archivedOn]],
};
