import { message } from '@yishen/catalogue';
import { newStreamId } from '@yishen/application';
import type { Role } from '@yishen/domain';
import { findAccount } from '@yishen/accounts';
import { commandId } from './commandId';
import type { CliDesk } from './desk';
import { OPERATOR } from './operator';

const DEMO_AGENCY = { name: '昆都仑区阿尔丁大街街道办事处', region: 'CN' };

// What the letters of the demo agency say about it: made up, but for the names of government and court.
const DEMO_LETTERHEAD = {
  numberPrefix: '昆阿街公复',
  agencyKind: 'branchOffice',
  reconsiderationAuthority: '昆都仑区人民政府',
  court: '包头市昆都仑区人民法院',
  contact: '街道政府信息公开办公室，阿尔丁大街1号，邮编014010，电话0472-0000000（演示）',
  howToSubmit: '当面提交或者邮寄至上述地址，信封注明“政府信息公开申请补正”',
  payment: '凭本通知书到区财政非税收入窗口缴纳，开具财政票据',
};

// Known passwords for a system on one's own machine; a production deployment never runs `demo`.
const DEMO_USERS: readonly {
  loginName: string;
  displayName: string;
  password: string;
  roles: readonly Role[];
  /** Of the whole system rather than of the demo agency. */
  everywhere?: true;
}[] = [
  {
    loginName: 'clerk',
    displayName: '经办员（演示）',
    password: 'clerk-demo-2026',
    roles: ['clerk', 'signer', 'report'],
  },
  { loginName: 'reviewer', displayName: '审核员（演示）', password: 'reviewer-demo-2026', roles: ['reviewer'] },
  { loginName: 'signer', displayName: '签发人（演示）', password: 'signer-demo-2026', roles: ['signer'] },
  {
    loginName: 'head',
    displayName: '公开办负责人（演示）',
    password: 'head-demo-2026',
    roles: ['officeHead'],
  },
  { loginName: 'legal', displayName: '法制员（演示）', password: 'legal-demo-2026', roles: ['legal'] },
  { loginName: 'report', displayName: '年报编制员（演示）', password: 'report-demo-2026', roles: ['report'] },
  {
    loginName: 'administrator',
    displayName: '管理员（演示）',
    password: 'administrator-demo-2026',
    roles: ['securityAdministrator', 'auditor'],
  },
  {
    loginName: 'system',
    displayName: '系统管理员甲（演示）',
    password: 'system-demo-2026',
    roles: ['systemAdministrator'],
    everywhere: true,
  },
  {
    loginName: 'system2',
    displayName: '系统管理员乙（演示）',
    password: 'system2-demo-2026',
    roles: ['systemAdministrator'],
    everywhere: true,
  },
];

/**
 * Makes the demo agency and its users on a system that holds nothing yet; answers the lines that tell how to sign in, none
 * where the system is somebody's own (a restored one, say). Repeating it changes nothing.
 */
export async function demo({ commands, store }: CliDesk): Promise<string[]> {
  const isDemo = await commands.agencyName(newStreamId('agency', commandId('demo', 'agency')));
  if ((await store.head()).position !== '0' && isDemo === undefined) return [];
  const agency = await commands.registerAgency(OPERATOR, commandId('demo', 'agency'), DEMO_AGENCY);
  await commands.setAgencyLetterhead(OPERATOR, commandId('demo', 'letterhead'), {
    agencyId: agency.id,
    letterhead: DEMO_LETTERHEAD,
  });
  for (const { roles, everywhere, ...user } of DEMO_USERS) {
    const registered = await commands.registerUser(OPERATOR, commandId('demo', user.loginName), user);
    const grant = { userId: registered.id, agencyId: everywhere ? '*' : agency.id, roles };
    await commands.grantRoles(OPERATOR, commandId('demo', user.loginName, 'roles'), grant);
  }
  return [
    message('cli.demo.heading', 'zh'),
    ...DEMO_USERS.map(
      ({ loginName, password, displayName }) => `  ${loginName.padEnd(14)} ${password.padEnd(26)} ${displayName}`,
    ),
  ];
}

/** Lets the demo users see another agency too, where they exist: a simulated year is there to be looked at. */
export async function showToDemoUsers({ commands, database }: CliDesk, agencyId: string): Promise<void> {
  for (const { roles, loginName } of DEMO_USERS.filter(({ everywhere }) => !everywhere)) {
    const account = await findAccount(database, loginName);
    if (!account) continue;
    const id = commandId('demo', loginName, 'roles', agencyId);
    await commands.grantRoles(OPERATOR, id, { userId: account.userId, agencyId, roles });
  }
}
