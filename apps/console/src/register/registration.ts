import type { Registration, ScanReference } from '../api/contract';
import type { ConclusionValues } from '../conclusion/ConclusionFields';
import { concludingFact } from '../conclusion/facts';

/** What is typed to register a request. There is no purpose: the law forbids asking for one (条例 第二十七条). */
export interface RegistrationValues extends ConclusionValues {
  readonly channel?: string;
  readonly receivedOn?: string;
  readonly applicant?: {
    readonly kind?: string;
    readonly name?: string;
    readonly identity?: string;
    readonly contact?: string;
  };
  readonly content?: string;
  readonly late?: boolean;
}

/** The registration that a filled form says; empty optional fields are left out. */
export function registrationOf(values: RegistrationValues, scan: ScanReference | undefined): Registration {
  const { channel = '', receivedOn = '', applicant = {}, content = '', late } = values;
  const identity = applicant.identity?.trim();
  return {
    channel,
    receivedOn,
    applicant: {
      kind: applicant.kind ?? '',
      name: applicant.name?.trim() ?? '',
      ...(identity ? { identity } : {}),
      contact: applicant.contact?.trim() ?? '',
    },
    content: content.trim(),
    ...(scan ? { scan } : {}),
    ...(late ? { followedBy: [concludingFact(values)] } : {}),
  };
}
