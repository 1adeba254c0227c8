/** The users a demonstration system is made with (`yishen demo`); shown only when the API says that it is one. */
export const DEMO_USERS = [
  { loginName: 'clerk', password: 'clerk-demo-2026', title: 'role.clerk' },
  { loginName: 'reviewer', password: 'reviewer-demo-2026', title: 'role.reviewer' },
  { loginName: 'signer', password: 'signer-demo-2026', title: 'role.signer' },
  { loginName: 'head', password: 'head-demo-2026', title: 'role.officeHead' },
  { loginName: 'legal', password: 'legal-demo-2026', title: 'role.legal' },
  { loginName: 'report', password: 'report-demo-2026', title: 'role.report' },
  { loginName: 'administrator', password: 'administrator-demo-2026', title: 'console.signIn.administrator' },
  { loginName: 'system', password: 'system-demo-2026', title: 'console.signIn.system' },
  { loginName: 'system2', password: 'system2-demo-2026', title: 'console.signIn.system2' },
] as const;

/** A user of the demonstration. */
export type DemoUser = (typeof DEMO_USERS)[number];
