import { useRef, useState, type SubmitEvent } from 'react';
import { useLanguage, useSignInWords } from '../app/language';
import type { DemoUser } from './demoUsers';
import { SignInField } from './SignInField';
import './signIn.css';

const NAMES = ['loginName', 'password'] as const;
type Credentials = Record<(typeof NAMES)[number], string>;

/** The sign-in form; a failure leaves what was typed. The browser's own fields: nothing else has to be loaded first. */
export function SignInForm({
  demoUsers,
  pending,
  problem,
  onSubmit,
}: {
  demoUsers: readonly DemoUser[];
  pending: boolean;
  problem: string | undefined;
  onSubmit: (given: Credentials) => void;
}) {
  const words = useSignInWords();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Credentials>({ loginName: '', password: '' });
  const [asked, setAsked] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const missing = NAMES.find((name) => typed[name] === '');
    if (missing === undefined) onSubmit(typed);
    else form.current?.querySelector<HTMLInputElement>(`[name=${missing}]`)?.focus();
  };
  const field = (name: keyof Credentials) => ({
    name,
    label: words(`console.signIn.${name}`),
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    problem: asked && typed[name] === '' ? words('console.required') : undefined,
  });
  return (
    <main className="sign-in">
      <section className="sign-in-panel">
        <Brand />
        {problem !== undefined && (
          <p role="alert" data-testid="sign-in-problem" className="sign-in-alert">
            {problem}
          </p>
        )}
        <form ref={form} onSubmit={submit} noValidate>
          <SignInField {...field('loginName')} autoComplete="username" autoFocus data-testid="login-name" />
          <SignInField {...field('password')} secret autoComplete="current-password" data-testid="password" />
          <button type="submit" className="sign-in-submit" disabled={pending} data-testid="sign-in">
            {pending && <span className="sign-in-pending" aria-hidden="true" />}
            {words('console.signIn.submit')}
          </button>
        </form>
        {demoUsers.length > 0 && <DemoUsers users={demoUsers} onPick={setTyped} />}
        <LanguageChoice />
      </section>
    </main>
  );
}

function Brand() {
  const words = useSignInWords();
  return (
    <div className="sign-in-brand">
      <span className="seal sign-in-seal" aria-hidden="true">
        依
      </span>
      <div>
        <h1>{words('console.product')}</h1>
        <p>{words('console.productLine')}</p>
      </div>
    </div>
  );
}

function DemoUsers({ users, onPick }: { users: readonly DemoUser[]; onPick: (user: Credentials) => void }) {
  const words = useSignInWords();
  return (
    <div className="sign-in-demo" data-testid="demo-users">
      <p>{words('console.signIn.demo')}</p>
      <div>
        {users.map(({ loginName, password, title }) => (
          <button
            key={loginName}
            type="button"
            className="plain-button"
            onClick={() => onPick({ loginName, password })}
            data-testid={`demo-${loginName}`}
          >
            {words(title)}
          </button>
        ))}
      </div>
    </div>
  );
}

function LanguageChoice() {
  const { locale, setLocale } = useLanguage();
  return (
    <button type="button" className="sign-in-language" onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>
      {locale === 'zh' ? 'English' : '中文'}
    </button>
  );
}
