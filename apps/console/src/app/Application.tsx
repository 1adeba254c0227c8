import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { Suspense, lazy, useEffect, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { problemCode } from '../api/problem';
import { CaseListPage } from '../caseList/CaseListPage';
import { SignInPage } from '../signIn/SignInPage';
import { LocaleProvider, useText } from './locale';
import { NotFound } from './NotFound';
import { Shell } from './Shell';
import { THEME } from './theme';

const NormsPage = lazy(() => import('../norms/NormsPage'));
const OpenCasesPage = lazy(() => import('../openCases/OpenCasesPage'));
const RegisterPage = lazy(() => import('../register/RegisterPage'));
const CasePageScreen = lazy(() => import('../casePage/CasePageScreen'));
const ReportPage = lazy(() => import('../report/ReportPage'));
const ReportDeskPage = lazy(() => import('../reportDesk/ReportDeskPage'));
const WindowsPage = lazy(() => import('../proceedings/WindowsPage'));
const ProceedingScreen = lazy(() => import('../proceedings/ProceedingScreen'));
const CalendarPage = lazy(() => import('../calendar/CalendarPage'));
const AgencySettingsPage = lazy(() => import('../agencySettings/AgencySettingsPage'));
const IncidentsPage = lazy(() => import('../incidents/IncidentsPage'));
const RecordCorrectionsPage = lazy(() => import('../recordCorrections/RecordCorrectionsPage'));
const RecordCorrectionScreen = lazy(() => import('../recordCorrections/RecordCorrectionScreen'));
const SuggestionsPage = lazy(() => import('../suggestions/SuggestionsPage'));
const ProceedingsPage = lazy(() => import('../proceedings/ProceedingsPage'));

/** The whole console. */
export function Application() {
  return (
    <LocaleProvider>
      <Localised />
    </LocaleProvider>
  );
}

function Localised() {
  const { locale } = useText();
  const [queries] = useState(createQueries);
  useEffect(() => {
    dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en');
  }, [locale]);
  return (
    <ConfigProvider locale={locale === 'zh' ? zhCN : enUS} theme={THEME} button={{ autoInsertSpace: false }}>
      <App message={{ top: 64 }}>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <Suspense fallback={<Spin fullscreen />}>
              <Routes>
                <Route path="/sign-in" element={<SignInPage />} />
                <Route element={<Shell />}>
                  <Route index element={<CaseListPage />} />
                  <Route path="requests/new" element={<RegisterPage />} />
                  <Route path="requests/import" element={<OpenCasesPage />} />
                  <Route path="requests/:id" element={<CasePageScreen />} />
                  <Route path="norms" element={<NormsPage />} />
                  <Route path="reports/:year?" element={<ReportPage />} />
                  <Route path="reports/:year/desk" element={<ReportDeskPage />} />
                  <Route path="proceedings" element={<ProceedingsPage />} />
                  <Route path="challenge-windows" element={<WindowsPage />} />
                  <Route path="proceedings/:id" element={<ProceedingScreen />} />
                  <Route path="record-corrections" element={<RecordCorrectionsPage />} />
                  <Route path="record-corrections/:id" element={<RecordCorrectionScreen />} />
                  <Route path="suggestions" element={<SuggestionsPage />} />
                  <Route path="calendar" element={<CalendarPage />} />
                  <Route path="settings" element={<AgencySettingsPage />} />
                  <Route path="incidents" element={<IncidentsPage />} />
                  <Route path="*" element={<NotFound />} />
                </Route>
              </Routes>
            </Suspense>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

// A refusal is an answer: only an API that could not be reached is asked again. Commands are never repeated by themselves.
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: (failures, error) => problemCode(error) === 'network' && failures < 2,
      },
      mutations: { retry: false },
    },
  });
}
