import { alarmName, secondDeadlines, expectedAlarms, type Recorded } from './secondComputation';

/** The output of a simulated year with `--json`: the log and the outcome. */
export interface PrintedYear {
  readonly requests: readonly (readonly Recorded[])[];
  readonly outcome: {
    readonly until: string;
    readonly year: number;
    readonly events: number;
    readonly sound: boolean;
    readonly alarmFindings: readonly unknown[];
    readonly unbalanced: readonly unknown[];
    readonly verify: { readonly sound: boolean };
    readonly report: { readonly tableThree: Readonly<Record<string, readonly number[]>> };
  };
}

/** Reads the lines of a simulated year. */
export function readPrintedYear(text: string): PrintedYear {
  const lines = text.trimEnd().split('\n');
  const outcome = JSON.parse(lines.pop() ?? '{}') as PrintedYear['outcome'];
  const requests = new Map<string, Recorded[]>();
  for (const line of lines) {
    const event = JSON.parse(line) as Recorded;
    requests.set(event.stream, [...(requests.get(event.stream) ?? []), event]);
  }
  return { requests: [...requests.values()], outcome };
}

interface Recalled {
  readonly kind: string;
  readonly ref?: number;
  readonly dueOn: string;
}

const nameOf = ({ kind, ref }: Recalled): string => (ref === undefined ? kind : `${kind}:${ref}`);

/** Finds derivations of a request whose due days differ from those of the second computation on the same facts. */
export function differingDeadlines(recorded: readonly Recorded[]): {
  readonly compared: number;
  readonly differing: string[];
} {
  let compared = 0;
  const differing: string[] = [];
  recorded.forEach(({ type, data, stream, version }, at) => {
    if (type !== 'DeadlinesChanged') return;
    const derived = (data as { deadlines: readonly Recalled[] }).deadlines
      .map((one) => `${nameOf(one)} ${one.dueOn}`)
      .sort();
    const second = secondDeadlines(recorded.slice(0, at))
      .map(({ name, dueOn }) => `${name} ${dueOn}`)
      .sort();
    compared += derived.length;
    if (JSON.stringify(derived) !== JSON.stringify(second)) {
      differing.push(`${stream} v${version}: ${derived.join(', ')} — second: ${second.join(', ')}`);
    }
  });
  return { compared, differing };
}

/** The alarms of a request that rang, and those that should have rung. */
export function alarmsOf(
  recorded: readonly Recorded[],
  until: string,
): { readonly rang: string[]; readonly expected: string[] } {
  const rang = recorded.flatMap(({ type, data, on }) => {
    if (type === 'ConsultationSilent') {
      const { n, endedOn } = data as { n: number; endedOn: string };
      return [alarmName(type, `consultationReply:${n}`, endedOn, on)];
    }
    if (type !== 'DeadlineMissed' && type !== 'LapseProposed') return [];
    const one = data as unknown as Recalled;
    return [alarmName(type, nameOf(one), one.dueOn, on)];
  });
  return { rang: rang.sort(), expected: [...expectedAlarms(recorded, until)].sort() };
}
