import {
  AlertOutlined,
  BarChartOutlined,
  CalendarOutlined,
  EditOutlined,
  FileTextOutlined,
  SettingOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import type { MessageKey } from '@yishen/catalogue';
import type { Permission } from '@yishen/domain';
import { lazy, type ComponentType, type ReactNode } from 'react';
import { CaseListPage } from '../caseList/CaseListPage';

/** A screen behind the sign-in: its address, its page, its title, who may see it, and its place in the menu. */
export interface Screen {
  readonly path: string;
  readonly page: ComponentType;
  readonly title: MessageKey;
  /** Without it the page itself, or what it asks the API, says who may see it. */
  readonly may?: Permission;
  /** The act is one on the system, not on the chosen agency. */
  readonly ofSystem?: true;
  /** It stands in the menu, behind this. */
  readonly icon?: ReactNode;
  /** It is in the menu of those who may do this, where that is not everybody who may see it. */
  readonly menuFor?: Permission;
}

/** Every screen behind the sign-in, in the order of the menu. */
// prettier-ignore
export const SCREENS: readonly Screen[] = [
  { path: '/', page: CaseListPage, title: 'console.nav.cases', menuFor: 'request.read', icon: <FileTextOutlined /> },
  { path: '/requests/new', page: lazy(() => import('../register/RegisterPage')), title: 'console.register.open', may: 'request.receive' },
  { path: '/requests/import', page: lazy(() => import('../openCases/OpenCasesPage')), title: 'console.openCases.title', may: 'request.receive' },
  { path: '/requests/:id', page: lazy(() => import('../casePage/CasePageScreen')), title: 'console.nav.cases' },
  { path: '/suggestions', page: lazy(() => import('../suggestions/SuggestionsPage')), title: 'console.suggestions.title', may: 'request.read' },
  { path: '/incidents', page: lazy(() => import('../incidents/IncidentsPage')), title: 'console.nav.incidents', may: 'request.read', icon: <AlertOutlined /> },
  { path: '/proceedings', page: lazy(() => import('../proceedings/ProceedingsPage')), title: 'console.nav.proceedings', may: 'proceeding.read', icon: <SolutionOutlined /> },
  { path: '/proceedings/:id', page: lazy(() => import('../proceedings/ProceedingScreen')), title: 'console.proceedings.page' },
  { path: '/challenge-windows', page: lazy(() => import('../proceedings/WindowsPage')), title: 'console.windows.title', may: 'proceeding.read' },
  { path: '/record-corrections', page: lazy(() => import('../recordCorrections/RecordCorrectionsPage')), title: 'console.recordCorrections.title', may: 'recordCorrection.read', icon: <EditOutlined /> },
  { path: '/record-corrections/:id', page: lazy(() => import('../recordCorrections/RecordCorrectionScreen')), title: 'console.recordCorrections.title' },
  { path: '/reports/:year?', page: lazy(() => import('../report/ReportPage')), title: 'console.nav.report', may: 'report.read', icon: <BarChartOutlined /> },
  { path: '/reports/:year/desk', page: lazy(() => import('../reportDesk/ReportDeskPage')), title: 'console.reportDesk.open', may: 'report.read' },
  { path: '/norms', page: lazy(() => import('../norms/NormsPage')), title: 'console.norms.title', may: 'report.read' },
  { path: '/calendar', page: lazy(() => import('../calendar/CalendarPage')), title: 'console.nav.calendar', may: 'calendar.read', ofSystem: true, icon: <CalendarOutlined /> },
  { path: '/settings', page: lazy(() => import('../agencySettings/AgencySettingsPage')), title: 'console.nav.settings', may: 'agency.readSettings', menuFor: 'agency.changeSetting', icon: <SettingOutlined /> },
];
