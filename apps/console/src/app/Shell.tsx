import { GlobalOutlined, LogoutOutlined } from '@ant-design/icons';
import type { Permission } from '@yishen/domain';
import { Button, Layout, Result, Select, Spin } from 'antd';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import type { OwnAgency } from '../api/schemas';
import { dateText } from '../dates/dateText';
import { useText } from './locale';
import { Name } from './Name';
import { ProblemAlert } from './ProblemAlert';
import { isInMenu, menuAddress } from './OpenScreen';
import { ScreenBoundary } from './ScreenBoundary';
import { SCREENS } from './screens';
import { SessionProvider, useSession } from './session';
import { useMe } from './useMe';
import './shell.css';

/** The frame of every screen behind the sign-in. */
export function Shell() {
  const { t } = useText();
  const me = useMe();
  if (!me.data) {
    return <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />;
  }
  const agencies = me.data.agencies.filter(hasWork);
  return (
    <SessionProvider me={me.data} agencies={agencies}>
      {agencies.length === 0 ? <Result status="info" title={t('console.noCaseWork')} /> : <Framed />}
    </SessionProvider>
  );
}

// Administrators are apart from case work (三员分立): the system's see settings and calendar, the auditor reports.
const WORK: readonly Permission[] = ['request.read', 'report.read', 'agency.changeSetting'];
const hasWork = (agency: OwnAgency): boolean => WORK.some((act) => agency.acts.includes(act));

function Framed() {
  const { t } = useText();
  const { pathname } = useLocation();
  return (
    <Layout className="shell">
      <a className="skip-link" href="#main">
        {t('console.skipToMain')}
      </a>
      <Layout.Header className="shell-header">
        <Brand />
        <Navigation />
        <Tools />
      </Layout.Header>
      <Layout.Content id="main" className="shell-main" tabIndex={-1}>
        <Suspense fallback={<Spin className="shell-loading" size="large" />}>
          <ScreenBoundary key={pathname}>
            <Outlet />
          </ScreenBoundary>
        </Suspense>
      </Layout.Content>
    </Layout>
  );
}

function Brand() {
  const { t } = useText();
  return (
    <Link to="/" className="shell-brand">
      <span className="seal" aria-hidden="true">
        依
      </span>
      <span>{t('console.product')}</span>
    </Link>
  );
}

function Navigation() {
  const { t } = useText();
  const session = useSession();
  return (
    <nav className="shell-nav" aria-label={t('console.navigation')}>
      {SCREENS.filter((screen) => isInMenu(screen, session)).map((screen) => (
        <NavLink key={screen.path} to={menuAddress(screen)} end={screen.path === '/'} className="shell-nav-item">
          {screen.icon}
          {t(screen.title)}
        </NavLink>
      ))}
    </nav>
  );
}

function Tools() {
  const { t, locale, setLocale } = useText();
  const { me, agency, today, chooseAgency, signOut } = useSession();
  const navigate = useNavigate();
  const agencies = me.agencies.filter(hasWork);
  return (
    <div className="shell-tools">
      {agencies.length > 1 ? (
        <Select
          aria-label={t('console.agency')}
          data-testid="agency-select"
          value={agency.id}
          onChange={chooseAgency}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          popupMatchSelectWidth={false}
          className="shell-agency"
        />
      ) : (
        <span className="shell-agency-name" data-testid="agency-name">
          {agency.name}
        </span>
      )}
      <span className="shell-today" data-testid="today">
        {dateText(today, locale)}
      </span>
      <Button
        type="text"
        className="shell-button"
        icon={<GlobalOutlined />}
        data-testid="language"
        onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
      >
        {locale === 'zh' ? 'English' : '中文'}
      </Button>
      <span className="shell-user" data-testid="user-name">
        <Name of={me.user.displayName} />
      </span>
      <Button
        type="text"
        className="shell-button"
        icon={<LogoutOutlined />}
        aria-label={t('console.signOut')}
        title={t('console.signOut')}
        data-testid="sign-out"
        onClick={() => void signOut().then(() => navigate('/sign-in'))}
      />
    </div>
  );
}
