import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input } from 'antd';
import { useText } from '../app/locale';
import type { DemoUser } from './demoUsers';
import './signIn.css';

interface Credentials {
  readonly loginName: string;
  readonly password: string;
}

/** The sign-in form; a failure leaves what was typed. */
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
  const { t, locale, setLocale } = useText();
  const [form] = Form.useForm<Credentials>();
  return (
    <main className="sign-in">
      <section className="sign-in-panel">
        <div className="sign-in-brand">
          <span className="seal sign-in-seal" aria-hidden="true">
            依
          </span>
          <div>
            <h1>{t('console.product')}</h1>
            <p>{t('console.productLine')}</p>
          </div>
        </div>
        {problem !== undefined && (
          <Alert type="error" showIcon title={problem} data-testid="sign-in-problem" className="sign-in-alert" />
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={onSubmit} size="large">
          <Form.Item name="loginName" label={t('console.signIn.loginName')} rules={required(t('console.required'))}>
            <Input prefix={<UserOutlined />} autoComplete="username" autoFocus data-testid="login-name" />
          </Form.Item>
          <Form.Item name="password" label={t('console.signIn.password')} rules={required(t('console.required'))}>
            <Input.Password prefix={<LockOutlined />} autoComplete="current-password" data-testid="password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={pending} data-testid="sign-in">
            {t('console.signIn.submit')}
          </Button>
        </Form>
        {demoUsers.length > 0 && <DemoUsers users={demoUsers} onPick={(user) => form.setFieldsValue(user)} />}
        <Button
          type="link"
          size="small"
          className="sign-in-language"
          onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
        >
          {locale === 'zh' ? 'English' : '中文'}
        </Button>
      </section>
    </main>
  );
}

const required = (message: string) => [{ required: true, message }];

function DemoUsers({ users, onPick }: { users: readonly DemoUser[]; onPick: (user: Credentials) => void }) {
  const { t } = useText();
  return (
    <div className="sign-in-demo" data-testid="demo-users">
      <p>{t('console.signIn.demo')}</p>
      <div>
        {users.map(({ loginName, password, title }) => (
          <Button key={loginName} onClick={() => onPick({ loginName, password })} data-testid={`demo-${loginName}`}>
            {t(title)}
          </Button>
        ))}
      </div>
    </div>
  );
}
