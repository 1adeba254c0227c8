import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of handling incidents. */
export const INCIDENTS_WORDS = {
  'event.ActOverridden': { zh: '越过限制办理：{act}（{article}）', en: 'Done against a rule: {act} ({article})' },
  'event.IncidentAssigned': { zh: '事件指派', en: 'Incident assigned' },
  'event.IncidentClosed': { zh: '事件处理完毕', en: 'Incident closed' },
  'requestAct.AssignIncident': { zh: '指派事件', en: 'Assign the incident' },
  'requestAct.CloseIncident': { zh: '关闭事件', en: 'Close the incident' },
  'field.incident': { zh: '事件', en: 'Incident' },
  'field.owner': { zh: '负责人', en: 'Owner' },
  'field.resolution': { zh: '处理结果', en: 'Resolution' },
} as const satisfies Messages;

/** The refusals of handling incidents. */
export const INCIDENTS_REFUSALS = {
  'request.incident-unknown': {
    status: 404,
    title: { zh: '没有这个事件', en: 'There is no such incident' },
    detail: { zh: '该申请没有编号为“{incident}”的事件。', en: 'The request has no incident “{incident}”.' },
  },
  'request.incident-closed': {
    status: 409,
    title: { zh: '事件已经关闭', en: 'The incident is closed' },
    detail: { zh: '事件“{incident}”已经关闭，无需再处理。', en: 'The incident “{incident}” is closed already.' },
  },
} as const satisfies Refusals;
