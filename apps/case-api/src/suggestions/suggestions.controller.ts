import { Controller, Inject } from '@nestjs/common';
import { Pool } from 'pg';
import { SEALED_FIELDS, type Caller } from '@yishen/application';
import { mayDo, requestStream } from '@yishen/domain';
import { ReadModel, suggestionPage, type FoundSuggestion } from '@yishen/read-model';
import { recordUnsealing, type Vault } from '@yishen/vault';
import { Clock, VAULT } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { FreshnessService } from '../system/freshness';
import { SUGGESTIONS } from './suggestions.routes';

/** The suggestions to publish proactively (条例 第四十四条); acts on the request close them. */
@Controller()
export class SuggestionsController {
  constructor(
    @Inject(VAULT) private readonly vault: Vault,
    private readonly pool: Pool,
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    private readonly freshness: FreshnessService,
  ) {}

  @Route(SUGGESTIONS)
  async list(@Input() { caller, params, query }: InputOf<typeof SUGGESTIONS>): Promise<AnswerOf<typeof SUGGESTIONS>> {
    const { agencyId } = params;
    const freshness = await this.freshness.waitFor(query.after, agencyId);
    const window = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
    const { rows, total } = await suggestionPage(this.readModel.reader, { agencyId, state: query.state }, window);
    const texts = await this.texts(caller, agencyId, rows);
    const shown = rows.map(({ information: _, judged, published, ...row }, at) => ({
      ...row,
      information: texts[at] ?? null,
      judgedOn: judged?.on ?? null,
      accepted: judged?.accepted ?? null,
      publishedOn: published?.on ?? null,
    }));
    return { rows: shown, total, freshness };
  }

  // What is suggested is opened for those who may see it, and recorded before it is shown.
  private async texts(
    caller: Caller,
    agency: string,
    rows: readonly FoundSuggestion[],
  ): Promise<readonly (string | undefined)[]> {
    if (rows.length === 0 || !mayDo(caller.principal, 'request.unseal', agency)) return [];
    const field = SEALED_FIELDS.text;
    const texts = await this.vault.unsealMany(rows.map(({ information: sealed }) => ({ sealed, field })));
    const look = { at: this.clock.now(), actor: caller.principal.userId, agency, fields: [field] };
    const looks = rows.flatMap(({ request }, at) =>
      texts[at] === undefined ? [] : [{ ...look, stream: requestStream(request), purpose: 'suggestion.list' }],
    );
    await recordUnsealing(this.pool, looks);
    return texts;
  }
}
