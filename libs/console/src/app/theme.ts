import type { ThemeConfig } from 'antd';
import { colours } from './colours.js';

/** Whether the reader asked their system for less motion. */
export const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

export const theme: ThemeConfig = {
  token: {
    ...colours,
    motion: !still,
    colorBgLayout: '#f6f8f8',
    borderRadius: 8,
    fontFamily: 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
  },
  components: { Layout: { headerBg: '#0b3d4f', siderBg: '#ffffff' } },
};
