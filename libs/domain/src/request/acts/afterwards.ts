import { isOpen, type Incident } from '../../incident/incidents';
import { Rejected } from '../../rejected';
import { actorOf, factDate } from '../context';
import { awaitsPublication, type KnownRequest } from '../state';
import type { Deciders } from './deciders';
import { given, nextNumber } from './evidence';

/** Proactive disclosure of what was asked for (条例 第四十四条), and the care of incidents. */
export const afterwardsActs: Pick<
  Deciders,
  'SuggestDisclosure' | 'JudgeDisclosureSuggestion' | 'RecordSuggestionPublished' | 'AssignIncident' | 'CloseIncident'
> = {
  SuggestDisclosure: (act, state, context) => {
    const { by, information } = act;
    if (by !== 'applicant' && by !== 'agency') throw new Rejected('request.choice-unknown', { by });
    const suggestedOn = factDate(act.suggestedOn, context, state.receivedOn);
    const data = { n: nextNumber(state.suggestions), suggestedOn, by, information } as const;
    return [{ type: 'DisclosureSuggested', schema: 1, data }];
  },

  JudgeDisclosureSuggestion: (act, state, context) => {
    const { n, accepted, reason } = act;
    const suggestion = state.suggestions.find((one) => one.n === n && !one.judged);
    if (!suggestion) throw new Rejected('request.no-suggestion-open', { n });
    const judgedOn = factDate(act.judgedOn, context, suggestion.suggestedOn);
    // What is refused is not published.
    if (!accepted && act.publishedOn !== undefined) throw new Rejected('request.no-suggestion-accepted', { n });
    const published = act.publishedOn === undefined ? undefined : factDate(act.publishedOn, context);
    const data = { n, judgedOn, accepted, ...given('publishedOn', published), reason };
    return [{ type: 'DisclosureSuggestionJudged', schema: 1, data }];
  },

  RecordSuggestionPublished: (act, state, context) => {
    const { n } = act;
    const suggestion = state.suggestions.find((one) => one.n === n && awaitsPublication(one));
    if (!suggestion) throw new Rejected('request.no-suggestion-accepted', { n });
    const publishedOn = factDate(act.publishedOn, context, suggestion.suggestedOn);
    return [{ type: 'SuggestionPublished', schema: 1, data: { n, publishedOn } }];
  },

  AssignIncident: ({ incident, owner }, state, context) => {
    if (openIncident(state, incident).owner === owner) return [];
    return [{ type: 'IncidentAssigned', schema: 1, data: { incident, owner, by: actorOf(context) } }];
  },

  CloseIncident: ({ incident, resolution }, state, context) => {
    openIncident(state, incident);
    return [{ type: 'IncidentClosed', schema: 1, data: { incident, resolution, by: actorOf(context) } }];
  },
};

function openIncident(state: KnownRequest, id: string): Incident {
  const found = state.incidents.find((incident) => incident.id === id);
  if (!found) throw new Rejected('request.incident-unknown', { incident: id });
  if (!isOpen(found)) throw new Rejected('request.incident-closed', { incident: id });
  return found;
}
