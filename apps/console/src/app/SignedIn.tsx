import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import { Route, Routes } from 'react-router';
import { useText } from './locale';
import { NotFound } from './NotFound';
import { OpenScreen } from './OpenScreen';
import { SCREENS } from './screens';
import { Shell } from './Shell';
import { THEME } from './theme';

/** Every screen behind the sign-in, in the component library's theme and language. */
export function SignedIn() {
  const { locale } = useText();
  useEffect(() => {
    dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en');
  }, [locale]);
  return (
    <ConfigProvider locale={locale === 'zh' ? zhCN : enUS} theme={THEME} button={{ autoInsertSpace: false }}>
      <App message={{ top: 64 }}>
        <Routes>
          <Route element={<Shell />}>
            {SCREENS.map((screen) => (
              <Route key={screen.path} path={screen.path} element={<OpenScreen screen={screen} />} />
            ))}
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </App>
    </ConfigProvider>
  );
}
