import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { problemCode } from '../api/problem';
import { SignInPage } from '../signIn/SignInPage';
import { LocaleProvider, useText } from './locale';
import { NotFound } from './NotFound';
import { OpenScreen } from './OpenScreen';
import { SCREENS } from './screens';
import { Shell } from './Shell';
import { THEME } from './theme';

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
                  {SCREENS.map((screen) => (
                    <Route key={screen.path} path={screen.path} element={<OpenScreen screen={screen} />} />
                  ))}
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
