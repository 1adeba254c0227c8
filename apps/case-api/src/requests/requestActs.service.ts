import { Inject, Injectable } from '@nestjs/common';
import type { Caller, CommandAnswer, Commands, OnExisting, RequestActInput } from '@yishen/application';
import { ACT_FIELDS, isRequestAct, type FileReference } from '@yishen/domain';
import { COMMANDS } from '../parts.module';
import { FilesService } from '../files/files.service';
import type { InputOf } from '../http/route';
import type { ARRIVE, RECEIVE } from './requests.routes';

type Named = { readonly digest: string } | undefined;
type Incoming = InputOf<typeof ARRIVE>['body'] | InputOf<typeof RECEIVE>['body'];

/** Registrations and acts with the files they name by digest looked up. */
@Injectable()
export class RequestActsService {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    private readonly files: FilesService,
  ) {}

  async receive(
    caller: Caller,
    commandId: string,
    agencyId: string,
    body: InputOf<typeof RECEIVE>['body'],
  ): Promise<CommandAnswer> {
    const { evidence, receivedOn, followedBy } = body;
    const incoming = await this.incoming(caller, agencyId, body);
    const proof = evidence ? { evidence: { ...evidence, file: await this.file(caller, agencyId, evidence.file) } } : {};
    // New keys first: V8 adds each to a copy by a slow path.
    const input = { receivedOn, followedBy, ...incoming, ...proof };
    return this.commands.receiveRequest(caller, commandId, input);
  }

  async arrive(
    caller: Caller,
    commandId: string,
    agencyId: string,
    body: InputOf<typeof ARRIVE>['body'],
  ): Promise<CommandAnswer> {
    const incoming = await this.incoming(caller, agencyId, body);
    return this.commands.recordArrival(caller, commandId, { ...incoming, arrivedOn: body.arrivedOn });
  }

  async act(
    caller: Caller,
    commandId: string,
    target: OnExisting,
    body: Readonly<Record<string, unknown>> & { readonly type: string },
  ): Promise<CommandAnswer> {
    const fields = isRequestAct(body.type) ? Object.entries(ACT_FIELDS[body.type]) : [];
    const named = fields.filter(([field, { kind }]) => kind === 'file' && body[field] !== undefined);
    const act: Record<string, unknown> = { ...body };
    if (named.length > 0) {
      const { scope } = await this.commands.loadRequest(caller, target.id);
      for (const [field] of named) act[field] = await this.file(caller, scope, body[field] as Named);
    }
    return this.commands.actOnRequest(caller, commandId, { ...target, act: act as unknown as RequestActInput });
  }

  private async incoming(caller: Caller, agencyId: string, { channel, applicant, content, scan }: Incoming) {
    const { agent, ...person } = applicant;
    const authority = await this.file(caller, agencyId, agent?.authority);
    return {
      agencyId,
      channel,
      content,
      applicant: agent ? { agent: { ...agent, authority }, ...person } : person,
      scan: await this.file(caller, agencyId, scan),
    };
  }

  private async file(caller: Caller, agencyId: string, named: Named): Promise<FileReference | undefined> {
    return named && (await this.files.referenceOf(caller, agencyId, named.digest));
  }
}
