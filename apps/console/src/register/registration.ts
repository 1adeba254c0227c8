import { CHANNELS } from '@yishen/statute';
import type { Arrival, Registration } from '../api/schemas';
import { asSent, type Typed } from '../app/asSent';
import type { ConclusionValues } from '../conclusion/ConclusionFields';
import { concludingFact } from '../conclusion/facts';

type Incoming = Typed<Omit<Arrival, 'arrivedOn'>>;
type TypedApplicant = NonNullable<Incoming['applicant']>;

/** What is typed to register a request. There is no purpose: the law forbids asking for one (条例 第二十七条). */
export interface RegistrationValues extends ConclusionValues, Omit<Incoming, 'applicant'> {
  readonly arrivedOn?: string;
  /** The date of receipt was confirmed with the applicant already. */
  readonly confirmed?: boolean;
  readonly receivedOn?: string;
  readonly evidence?: Typed<NonNullable<Registration['evidence']>>;
  readonly applicant?: Omit<TypedApplicant, 'joint'> & {
    readonly byAgent?: boolean;
    readonly joint?: readonly (NonNullable<TypedApplicant['joint']>[number] | undefined)[];
  };
  readonly late?: boolean;
}

/** Whether what is typed is an arrival: the channel's date of receipt is fixed by confirming, and nobody has yet (条例 第三十一条). */
export function isArrival({ channel, confirmed, late }: RegistrationValues): boolean {
  return channel !== undefined && CHANNELS[channel].confirm && !confirmed && !late;
}

/** The registration that a filled form says; empty optional fields are left out. */
export function registrationOf(values: RegistrationValues): Registration {
  const { receivedOn = '', evidence, late } = values;
  return asSent<Registration>({
    ...incomingOf(values),
    receivedOn,
    ...evidenceOf(evidence),
    ...(late ? { followedBy: [concludingFact(values)] } : {}),
  });
}

/** The arrival that a filled form says. */
export function arrivalOf(values: RegistrationValues): Arrival {
  return asSent<Arrival>({ ...incomingOf(values), arrivedOn: values.arrivedOn ?? '' });
}

function incomingOf({ channel, applicant = {}, content = '', scan }: RegistrationValues): Incoming {
  const { byAgent, agent } = applicant;
  const joint = (applicant.joint ?? []).map((person) => ({
    kind: person?.kind,
    name: person?.name?.trim() ?? '',
  }));
  return {
    channel,
    applicant: {
      kind: applicant.kind,
      name: applicant.name?.trim() ?? '',
      ...textOf('identity', applicant.identity),
      contact: applicant.contact?.trim() ?? '',
      ...(byAgent ? { agent: agentOf(agent) } : {}),
      ...(joint.length > 0 ? { joint } : {}),
    },
    content: content.trim(),
    ...(scan ? { scan } : {}),
  };
}

function agentOf(agent: TypedApplicant['agent']) {
  const { name = '', contact, authority } = agent ?? {};
  return { name: name.trim(), ...textOf('contact', contact), ...(authority ? { authority } : {}) };
}

function evidenceOf(evidence: RegistrationValues['evidence']): Pick<RegistrationValues, 'evidence'> {
  const { kind, note, file } = evidence ?? {};
  if (!kind) return {};
  return { evidence: { kind, ...textOf('note', note), ...(file ? { file } : {}) } };
}

function textOf<Name extends string>(name: Name, value: string | undefined): { readonly [N in Name]?: string } {
  const text = value?.trim();
  return text ? ({ [name]: text } as { readonly [N in Name]: string }) : {};
}
