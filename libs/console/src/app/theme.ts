import type { ThemeConfig } from 'antd';

/** The product's colours, as its other pages have them. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0a7a6c',
    colorInfo: '#0a7a6c',
    colorLink: '#0a6c60',
    colorTextBase: '#12262e',
    colorBgLayout: '#f6f8f8',
    borderRadius: 8,
    fontFamily: 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  },
  components: { Layout: { headerBg: '#0b3d4f', siderBg: '#ffffff' } },
};
