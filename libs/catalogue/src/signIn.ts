import type { Locale, Messages } from './message';
import { ROLES } from './roles';

const SCREEN = {
  'console.product': { zh: '依申', en: 'Yishen' },
  'console.productLine': { zh: '政府信息公开 · 依申请办理', en: 'Government information requests' },
  'console.required': { zh: '必填', en: 'Required' },
  'console.retry': { zh: '重试', en: 'Try again' },
  'console.problem.network': {
    zh: '连接不上服务器，填写的内容没有丢失，请稍后重试',
    en: 'The server cannot be reached; nothing you typed is lost. Try again later',
  },
  'console.problem.unknown': { zh: '页面出错，请刷新后重试', en: 'Something went wrong on this page: reload it' },
  'console.signIn.loginName': { zh: '登录名', en: 'Login name' },
  'console.signIn.password': { zh: '密码', en: 'Password' },
  'console.signIn.showPassword': { zh: '显示密码', en: 'Show the password' },
  'console.signIn.hidePassword': { zh: '隐藏密码', en: 'Hide the password' },
  'console.signIn.submit': { zh: '登录', en: 'Sign in' },
  'console.signIn.demo': { zh: '演示系统，点选一个身份：', en: 'A demonstration system. Choose who to be:' },
  'console.signIn.administrator': { zh: '安全管理员', en: 'Security administrator' },
  'console.signIn.system': { zh: '系统管理员甲', en: 'System administrator 1' },
  'console.signIn.system2': { zh: '系统管理员乙', en: 'System administrator 2' },
} as const satisfies Messages;

/** The words of the screen on which one signs in. They stand apart because that screen is loaded before all else. */
export const SIGN_IN = { ...SCREEN, ...ROLES };

/** The key of a message of the screen on which one signs in. */
export type SignInKey = keyof typeof SIGN_IN;

/** The text of such a message; `message` would bring every word of the product. */
export function signInMessage(key: SignInKey, locale: Locale): string {
  return SIGN_IN[key][locale];
}
