import type { ThemeConfig } from 'antd';

/** The product's colours, as its other pages have them. */
export const theme: ThemeConfig = {
  token: {
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0a7a6c',
    colorInfo: '#0a7a6c',
    colorLink: '#0a6c60',
    colorTextBase: '#12262e',
    // Darker than Ant Design's own, which are too light to be read on these backgrounds (WCAG 1.4.3).
    colorTextSecondary: '#43575f',
    colorTextTertiary: '#4c626b',
    colorTextDescription: '#4c626b',
    colorTextPlaceholder: '#5a7079',
    colorError: '#b3261e',
    colorBgLayout: '#f6f8f8',
    borderRadius: 8,
    fontFamily: 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  },
  components: { Layout: { headerBg: '#0b3d4f', siderBg: '#ffffff' } },
};
