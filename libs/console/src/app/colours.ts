/**
 * The product's colours, as its other pages have them. Text, and the words of buttons, are legible on white at rest, pointed at and
 * pressed: at least 4.5 to 1 (WCAG 1.4.3). Ant Design lightens what is pointed at, which these hues do not allow, so here it darkens.
 */
export const colours = {
  colorPrimary: '#0a7a6c',
  colorPrimaryHover: '#07665b',
  colorPrimaryTextHover: '#07665b',
  colorInfo: '#0a7a6c',
  colorLink: '#0a6c60',
  colorLinkHover: '#07564d',
  colorTextBase: '#12262e',
  colorTextSecondary: '#43575f',
  colorTextTertiary: '#4c626b',
  colorTextDescription: '#4c626b',
  colorTextPlaceholder: '#5a7079',
  colorError: '#b3261e',
} as const;
