import { Controller } from '@nestjs/common';
import { Pool } from 'pg';
import { displayNames } from '@yishen/accounts';
import { readUnsealings } from '@yishen/vault';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { shownActor } from '../http/shownActor';
import { UNSEALINGS } from './audit.routes';

/** The record of looks at personal data, for those who watch the watchers. */
@Controller()
export class AuditController {
  constructor(private readonly pool: Pool) {}

  @Route(UNSEALINGS)
  async unsealings(@Input() { params, query }: InputOf<typeof UNSEALINGS>): Promise<AnswerOf<typeof UNSEALINGS>> {
    const { agencyId: agency } = params;
    const { page, pageSize: limit } = query;
    const { pool } = this;
    const { rows, total } = await readUnsealings(pool, { agency, limit, offset: (page - 1) * limit });
    const names = await displayNames(pool, [...new Set(rows.map(({ actor }) => actor))]);
    const shown = rows.map(({ at, actor, stream, fields, purpose }) => {
      const id = stream.slice(stream.indexOf('-') + 1);
      return { at, actor: shownActor(actor, names), stream, id, fields, purpose };
    });
    return { rows: shown, total };
  }
}
