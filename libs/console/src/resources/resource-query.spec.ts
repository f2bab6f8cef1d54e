import { momentOf, queryOf } from './resource-query.js';

const asked = (search: string) => queryOf(new URLSearchParams(search));

it('asks for what the address names, and leaves out what is none', () => {
  expect(asked('kind=venue&unit_id=customs')).toEqual({ kind: 'venue', unit_id: 'customs' });
  expect(asked('kind=party&unit_id=')).toEqual({});
});

it('asks what is free for a span with two ends in order only', () => {
  const [from, to] = ['2026-12-08T09:00', '2026-12-08T17:00'];
  expect(asked(`free_from=${from}&free_to=${to}`)).toEqual({
    free_from: momentOf(from)!.toISOString(),
    free_to: momentOf(to)!.toISOString(),
  });
  expect(asked(`free_from=${from}`)).toEqual({});
  expect(asked(`free_from=${to}&free_to=${from}`)).toEqual({});
  expect(asked(`free_from=tomorrow&free_to=${to}`)).toEqual({});
});
