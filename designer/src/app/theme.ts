import { theme, type ThemeConfig } from 'antd';

const shared = { borderRadius: 6, fontSize: 14, wireframe: false, motionDurationMid: '0.12s', motionDurationSlow: '0.16s' };

/** the accent as text on dark paper */
const LIGHT_ACCENT = '#f2a48e';
/** Backgrounds of states on light paper; the algorithm would make them grey out of dark seeds. */
const SOFT = {
  colorSuccessBg: '#e5f4ea', colorSuccessBgHover: '#d5ecdd', colorSuccessBorder: '#a5d4b7', colorInfoBg: '#e9f0fa', colorInfoBgHover: '#dbe6f5', colorInfoBorder: '#a9c3e4',
  colorWarningBg: '#fdf3e0', colorWarningBgHover: '#f9e7c6', colorWarningBorder: '#e5c78c', colorErrorBg: '#fceceb', colorErrorBgHover: '#f8dbd8', colorErrorBorder: '#e6aca7', colorPrimaryBg: '#fdeee6', colorPrimaryBgHover: '#fbdfd0',
};

/** antd in the house colours: one calm red-orange for the main action; secondary text dark enough to be read (4.5:1). */
export const themeFor = (isDark: boolean, isCalm: boolean): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    ...shared,
    motion: !isCalm,
    ...(isDark ? {} : SOFT),
    colorPrimary: isDark ? '#cf5436' : '#c2410c',
    colorInfo: isDark ? '#6ea8e8' : '#1d4f91',
    colorSuccess: isDark ? '#6cc08b' : '#17663a',
    colorWarning: isDark ? '#e0a84a' : '#8a5300',
    colorError: isDark ? '#f08377' : '#b3261e',
    colorLink: isDark ? '#8dbbf0' : '#1d4f91',
    ...(isDark
      ? { colorTextSecondary: '#c8c6c3', colorTextTertiary: '#b4b2af', colorTextQuaternary: '#9d9b98', colorTextPlaceholder: '#a8a6a3', colorTextDescription: '#b4b2af' }
      : { colorTextSecondary: '#45413d', colorTextTertiary: '#5a5651', colorTextQuaternary: '#6b6762', colorTextPlaceholder: '#6b6762', colorTextDescription: '#5a5651', colorBgLayout: '#f5f4f2' }),
  },
  components: { ...(isDark ? { Tabs: { itemSelectedColor: LIGHT_ACCENT, itemHoverColor: LIGHT_ACCENT, inkBarColor: LIGHT_ACCENT } } : {}), Layout: { headerPadding: '0 16px', headerHeight: 48 } },
});
