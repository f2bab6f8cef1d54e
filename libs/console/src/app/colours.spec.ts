import { theme as antDesign } from 'antd';
import { colours } from './colours.js';

/** How much of white's light a colour gives back, 0 to 1, as WCAG reckons it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const onWhite = (colour: string) => 1.05 / (luminance(colour) + 0.05);

const tokens = antDesign.getDesignToken({ token: colours });

it.each([
  'colorPrimary',
  'colorPrimaryHover',
  'colorPrimaryActive',
  'colorPrimaryTextHover',
  'colorLink',
  'colorLinkHover',
  'colorLinkActive',
  'colorError',
  'colorErrorHover',
  'colorErrorActive',
  'colorTextSecondary',
  'colorTextTertiary',
  'colorTextDescription',
  'colorTextPlaceholder',
] as const)('%s is legible on white, and white on it', (token) => {
  expect(tokens[token]).toMatch(/^#[0-9a-f]{6}$/);
  expect(onWhite(tokens[token])).toBeGreaterThanOrEqual(4.5);
});
