import { APPLICANT_KIND_ORDER, type ApplicantKind } from '@yishen/statute';
import type { Answer, Command, CommandAnswer, Session } from '../support/session';
import { until } from '../support/until';
import type { Chance } from './seeded';

/** What happens to a request of the load after its registration, in up to two commands. */
export type Story = 'open' | 'answered' | 'withdrawn' | 'typed in with its answer';

/** A request of the load, with its acknowledged commands. */
export interface Told {
  readonly story: Story;
  readonly kind: ApplicantKind;
  readonly keys: readonly string[];
  readonly id: string;
  readonly version: number;
}

/** A running load. */
export interface Load {
  acknowledged(): number;
  /** The number of commands that were sent more than once before an answer came. */
  retried(): number;
  /** The number of commands that had been handled before their answer was lost. */
  repeated(): number;
  readonly done: Promise<readonly Told[]>;
}

const STORIES: readonly Story[] = [
  'open',
  'open',
  'open',
  'answered',
  'answered',
  'answered',
  'answered',
  'withdrawn',
  'typed in with its answer',
  'typed in with its answer',
];
const LANES = 8;
const PATIENCE_MS = 180_000;

/**
 * Sends commands of several people at once until `commands` are acknowledged. Like the console, it sends each again with the same
 * key until it gets an answer. A refusal fails the run, because all commands are right. `gate` may hold people back, so that faults
 * happen under load.
 */
export function startLoad(options: {
  readonly session: Session;
  readonly agency: string;
  readonly chance: Chance;
  readonly commands: number;
  readonly gate: (acknowledged: number) => Promise<void>;
}): Load {
  const { session, agency, chance, commands, gate } = options;
  let [acknowledged, retried, repeated, planned, number] = [0, 0, 0, 0, 0];
  const told: Told[] = [];

  async function sent(command: Command & { readonly key: string }): Promise<CommandAnswer> {
    await gate(acknowledged);
    let attempts = 0;
    const answer = await until(
      `an answer to ${command.path}`,
      async () => {
        attempts += 1;
        const given = await session.send(command).catch((): undefined => undefined);
        return given === undefined || isPassing(given) ? undefined : given;
      },
      PATIENCE_MS,
    );
    if (answer.status >= 300) {
      throw new Error(
        `${command.path} refused after ${attempts} tries: ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
    acknowledged += 1;
    if (attempts > 1) retried += 1;
    if (answer.body.repeated) repeated += 1;
    return answer.body;
  }

  async function tell(name: string, story: Story, kind: ApplicantKind): Promise<void> {
    const { today } = session.me;
    const answer = { decision: 'A2', repliedOn: today, serviceMode: 'direct' };
    const keys = [chance.uuid(`${name}/register`), chance.uuid(`${name}/conclude`)] as const;
    const body = {
      channel: 'inPerson',
      receivedOn: today,
      applicant: { kind, name: `受压申请人${name}`, contact: '压力测试' },
      content: `压力测试申请${name}`,
      ...(story === 'typed in with its answer' ? { followedBy: [{ type: 'answer', ...answer }] } : {}),
    };
    const received = await sent({ path: `/agencies/${agency}/requests`, body, key: keys[0] });
    const { id, version } = received;
    if (story === 'open' || story === 'typed in with its answer') {
      told.push({ story, kind, keys: keys.slice(0, 1), id, version });
      return;
    }
    const concluded = await sent(
      story === 'answered'
        ? { path: `/requests/${id}/answer`, body: answer, version, key: keys[1] }
        : { path: `/requests/${id}/withdrawal`, body: { withdrawnOn: today }, version, key: keys[1] },
    );
    told.push({ story, kind, keys, id, version: concluded.version });
  }

  async function lane(): Promise<void> {
    while (planned < commands) {
      const [story, kind] = [chance.pick(STORIES), chance.pick(APPLICANT_KIND_ORDER)];
      planned += story === 'answered' || story === 'withdrawn' ? 2 : 1;
      number += 1;
      await tell(String(number), story, kind);
    }
  }

  return {
    acknowledged: () => acknowledged,
    retried: () => retried,
    repeated: () => repeated,
    done: Promise.all(Array.from({ length: LANES }, lane)).then(() => told),
  };
}

// The server is away, or says that something behind it is away.
const isPassing = ({ status }: Answer<unknown>): boolean => status >= 500 || status === 429 || status === 408;
