import { signUpText } from './sign-up-text.js';

it.each([
  [false, 5, '报名已截止', 'sign-up is over'],
  [true, null, '可报名', 'open for sign-up'],
  [true, 0, '名额已满', 'full'],
  [true, 3, '可报名，余 3 个名额', 'open for sign-up, 3 places left'],
])('says how signing up stands: open %s, %s left', (open, places_left, zh, en) => {
  const signUp = { until: '2026-12-04T09:00:00.000Z', places: 5, places_left, open };
  expect(signUpText(signUp)).toEqual({ zh, en });
});
