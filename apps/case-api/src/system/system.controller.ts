import { Controller, Inject, Res, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { Pool } from 'pg';
import type { EventStore } from '@yishen/event-store';
import type { Commands } from '@yishen/application';
import { countWorkingDays, plainDate } from '@yishen/calendar';
import type { FastifyReply } from 'fastify';
import { COMMANDS, EVENT_STORE } from '../parts.module';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { openApiDocument } from '../openapi/document';
import { ROUTES } from '../openapi/routes';
import { FreshnessService } from './freshness';
import { DUE, FRESHNESS, LIVE, OPENAPI, READY } from './system.routes';

// One table of each library: where its migrations ran, it is there.
const TABLES = { log: 'event', vault: 'person_key', checkpoints: 'checkpoint', readTables: 'case_list' } as const;

/** Health, freshness, the calendar and the interface's own description. */
@Controller()
export class SystemController {
  private readonly document = openApiDocument(ROUTES);

  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly pool: Pool,
    private readonly freshness: FreshnessService,
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  @Route(LIVE)
  live(): AnswerOf<typeof LIVE> {
    return { status: 'ok' };
  }

  @Route(READY)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<AnswerOf<typeof READY>> {
    const checks = await this.checks();
    try {
      await this.health.check(
        Object.entries(checks).map(
          ([name, good]) =>
            () =>
              this.indicate(name, good),
        ),
      );
      return { status: 'ok', checks };
    } catch (error) {
      // What failed, or that the process is stopping: whoever spreads the requests sends the next one elsewhere.
      if (!(error instanceof ServiceUnavailableException)) throw error;
      void reply.status(503);
      return { status: 'unavailable', checks };
    }
  }

  @Route(OPENAPI)
  openApi(): AnswerOf<typeof OPENAPI> {
    return this.document;
  }

  @Route(FRESHNESS)
  async fresh(): Promise<AnswerOf<typeof FRESHNESS>> {
    const { epoch } = await this.store.head();
    return { freshness: await this.freshness.waitFor(undefined), epoch };
  }

  @Route(DUE)
  async due(@Input() { query }: InputOf<typeof DUE>): Promise<AnswerOf<typeof DUE>> {
    const calendar = await this.commands.calendarOfRegion(query.region);
    const counted = countWorkingDays(calendar, plainDate(query.from), query.workingDays);
    return { ...counted, calendarVersion: calendar.version };
  }

  private indicate(name: string, good: boolean): HealthIndicatorResult {
    const indicator = this.indicators.check(name);
    return good ? indicator.up() : indicator.down();
  }

  private async checks(): Promise<Record<string, boolean>> {
    const names = Object.keys(TABLES);
    try {
      const { rows } = await this.pool.query<{ found: boolean }>(
        'select to_regclass(name) is not null as found from unnest($1::text[]) with ordinality as t (name, at) order by at',
        [Object.values(TABLES).map((table) => `public.${table}`)],
      );
      return { database: true, ...Object.fromEntries(names.map((name, at) => [name, rows[at]?.found === true])) };
    } catch {
      return { database: false };
    }
  }
}
