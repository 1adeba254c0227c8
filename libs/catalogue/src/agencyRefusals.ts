import type { Refusals } from './refusal';

/** The refusals of agencies, staff and persons. */
export const AGENCY_REFUSALS = {
  'agency.superior-cycle': {
    status: 422,
    title: { zh: '汇总关系成了环', en: 'The agencies would consolidate each other' },
  },
  'person.already-erased': {
    status: 409,
    title: { zh: '此人的个人信息已经删除', en: 'The personal data are already erased' },
  },
  'person.erasure-not-requested': {
    status: 409,
    title: { zh: '尚未有人提出删除', en: 'Nobody has asked for the erasure' },
  },
  'person.needs-second-person': {
    status: 403,
    title: { zh: '删除须由提出者以外的另一人确认', en: 'A second person must confirm the erasure' },
  },
  'person.ground-unknown': {
    status: 422,
    title: { zh: '删除事由不存在', en: 'Unknown ground of erasure' },
    detail: { zh: '没有删除事由“{ground}”', en: 'There is no ground "{ground}"' },
  },
  'agency.already-registered': {
    status: 409,
    title: { zh: '这个机关已经登记', en: 'The agency is already registered' },
  },
  'agency.name-missing': { status: 422, title: { zh: '缺少机关名称', en: 'The name of the agency is missing' } },
  'agency.unknown': { status: 422, title: { zh: '没有这个机关', en: 'There is no such agency' } },
  'agency.setting-unknown': {
    status: 422,
    title: { zh: '没有这项设置', en: 'There is no such setting' },
    detail: { zh: '没有设置“{setting}”', en: 'There is no setting "{setting}"' },
  },
  'agency.setting-value-invalid': {
    status: 422,
    title: { zh: '这项设置不能取这个值', en: 'The setting cannot have this value' },
    detail: { zh: '设置“{setting}”不能取“{value}”', en: 'The setting "{setting}" cannot be "{value}"' },
  },
  'agency.kind-unknown': { status: 422, title: { zh: '机关类别不存在', en: 'Unknown kind of agency' } },
  'agency.letterhead-incomplete': {
    status: 422,
    title: { zh: '文书抬头信息不完整', en: 'The letterhead is not complete' },
    detail: { zh: '“{field}”缺少或者过长', en: '"{field}" is missing or too long' },
  },
  'user.already-registered': { status: 409, title: { zh: '这个用户已经登记', en: 'The user is already registered' } },
  'user.unknown': { status: 422, title: { zh: '没有这个用户', en: 'There is no such user' } },
  'user.role-unknown': {
    status: 422,
    title: { zh: '角色不存在', en: 'Unknown role' },
    detail: { zh: '没有角色“{role}”', en: 'There is no role "{role}"' },
  },
} as const satisfies Refusals;
