import { Controller } from '@nestjs/common';
import { SYSTEM_SCOPE } from '@yishen/domain';
import { Input, Route, type AnswerOf, type InputOf } from '../http/route';
import { INCIDENTS, SYSTEM_INCIDENTS } from './incidents.routes';
import { IncidentsService } from './incidents.service';

/** What needs somebody's eye, by agency, and for the whole system. */
@Controller()
export class IncidentsController {
  constructor(private readonly incidents: IncidentsService) {}

  @Route(INCIDENTS)
  async list(@Input() { params, query }: InputOf<typeof INCIDENTS>): Promise<AnswerOf<typeof INCIDENTS>> {
    return this.incidents.list(params.agencyId, query, params.agencyId);
  }

  @Route(SYSTEM_INCIDENTS)
  async system(@Input() { query }: InputOf<typeof SYSTEM_INCIDENTS>): Promise<AnswerOf<typeof INCIDENTS>> {
    return this.incidents.list(SYSTEM_SCOPE, query);
  }
}
