import type { ThemeConfig } from 'antd';

/** Ink blue on paper, cinnabar for the seal and for what is late. */
export const THEME: ThemeConfig = {
  cssVar: { key: 'yishen' },
  token: {
    colorPrimary: '#1f4f7a',
    colorInfo: '#1f4f7a',
    colorSuccess: '#2c7a4b',
    colorWarning: '#b26a00',
    colorError: '#b3312c',
    colorLink: '#1f4f7a',
    // Tints by hand: derived from colours this dark they come out grey.
    colorPrimaryBg: '#eef4fa',
    colorPrimaryBgHover: '#dfeaf4',
    colorInfoBg: '#eef4fa',
    colorInfoBorder: '#bfd4e8',
    colorSuccessBg: '#edf6f0',
    colorSuccessBorder: '#b9dac6',
    colorWarningBg: '#fff6dd',
    colorWarningBorder: '#ecd391',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#e6b9b6',
    colorBgLayout: '#f4f2ed',
    colorBorderSecondary: '#e7e3da',
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Helvetica Neue', Arial, sans-serif",
  },
  components: {
    Layout: { headerBg: '#16324a', headerHeight: 56, headerPadding: '0 24px' },
    Table: { headerBg: '#f8f6f1', headerSplitColor: 'transparent' },
    Card: { headerFontSize: 15 },
    Timeline: { itemPaddingBottom: 18 },
  },
};
