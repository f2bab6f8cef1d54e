import { numberOf } from './copied-tickets.js';
import { RARE_WORD } from './texts.js';

/** Something that people ask of the lists. */
export interface Question {
  readonly name: string;
  /** The n-th time it is asked, of `count` whistles; the same thing is not asked twice, so that nothing is only found in memory. */
  readonly path: (n: number, count: number) => string;
  /** At least so many whistles have to be on the page. */
  readonly atLeast: number;
  /** Who asks; a dispatcher unless said. */
  readonly by?: 'enterprise' | 'unit_officer' | 'analyst';
}

const PAGE = 50;
const tickets = (query: string) => `/v1/tickets?limit=${PAGE}&${query}`;
const ask = (name: string, query: (n: number, count: number) => string, atLeast = PAGE): Question => ({
  name,
  path: (n, count) => tickets(query(n, count)),
  atLeast,
});
const one = <T>(of: readonly T[], n: number): T => of[n % of.length]!;
const CATEGORIES = ['customs_clearance', 'inspection', 'gate_blocked', 'cold_chain'];
const UNITS = ['customs', 'port-operator', 'traffic-police'];
const monthsAgo = (months: number): string => new Date(Date.now() - months * 30 * 86_400_000).toISOString();

/** Lists, filters and searches as dispatchers, units, enterprises and analysts use them. */
export const questions: readonly Question[] = [
  ask('newest', () => 'sort=newest'),
  ask('oldest', () => 'sort=oldest'),
  ask('urgent', () => 'sort=urgent'),
  ask('untouched', () => 'sort=untouched'),
  ask('state on_account', () => 'state=on_account'),
  ask('state dispatched, in_progress', () => 'state=dispatched,in_progress'),
  ask('category', (n) => `category=${one(CATEGORIES, n)}`),
  ask('category, open, oldest', (n) => `category=${one(CATEGORIES, n)}&state=dispatched&sort=oldest`),
  ask('unit', (n) => `unit_id=${one(UNITS, n)}`),
  ask('unit that leads, urgent', () => 'lead_unit_id=customs&sort=urgent'),
  ask('enterprise, open', (n) => `enterprise_id=enterprise-0${2 * (n % 35) + 11}&state=in_progress`),
  ask(
    'enterprise that has none open',
    (n) => `enterprise_id=enterprise-0${2 * (n % 35) + 10}&state=in_progress`,
    0,
  ),
  ask('place', (n) => `place=yard-${((n * 3) % 66) * 3}`),
  ask('project', () => 'project_id=deep-water-berth'),
  ask('level 3', () => 'level=3'),
  ask('kind emergency', () => 'kind=emergency'),
  ask('kind emergency, level 3, open', () => 'kind=emergency&level=3&state=dispatched'),
  ask('mode joint', () => 'mode=joint'),
  ask('mode task_force', () => 'mode=task_force'),
  ask('flags disputed', () => 'flags=disputed'),
  ask('flags supervised', () => 'flags=supervised'),
  ask('flags priority, open', () => 'flags=priority&state=in_progress'),
  ask('overdue, newest', () => 'overdue=true'),
  ask('overdue, urgent', () => 'overdue=true&sort=urgent'),
  ask('round 2', () => 'round=2'),
  ask('source hotline', () => 'source=hotline'),
  ask('due before', () => `due_before=${new Date(Date.now() + 6 * 3_600_000).toISOString()}&sort=urgent`),
  ask(
    'a month, two years ago',
    (n) => `raised_from=${monthsAgo(24 + (n % 8))}&raised_to=${monthsAgo(23 + (n % 8))}`,
  ),
  ask('older than two years, open', () => `raised_to=${monthsAgo(24)}&state=in_progress`),
  ask('search: two frequent characters', (n) => `q=${one(['查验', '提箱', '堆场', '冷链'], n)}`),
  ask('search: one character', (n) => `q=${one(['港', '车', '电', '箱'], n)}`),
  ask('search: rare word', () => `q=${RARE_WORD}`, 10),
  ask('search: rare word, oldest', () => `q=${RARE_WORD}&sort=oldest`, 10),
  ask('search: two words', (n) => `q=${one(['风电 停电', '空箱 延误', '粮食 退回'], n)}`),
  ask('search: nothing', () => 'q=恐龙化石', 0),
  ask('search: a number', (n, count) => `q=${numberOf(((n + 1) * 7919) % (count / 2))}`, 1),
  ask('search: word in a category, open', (n) => `q=查验&category=${one(CATEGORIES, n)}&state=in_progress`),
  ask('search: word, urgent', () => 'q=限高&sort=urgent'),
  { name: 'unit officer: inbox', path: () => '/v1/assignments?limit=50', atLeast: PAGE, by: 'unit_officer' },
  { name: 'dispatch queue', path: () => '/v1/dispatch-queue', atLeast: 0 },
  { ...ask('enterprise: its own', () => 'sort=newest'), by: 'enterprise' },
  { ...ask('enterprise: search in its own', () => 'q=查验'), by: 'enterprise' },
  { ...ask('unit officer: search', () => 'q=限高'), by: 'unit_officer' },
  { ...ask('analyst: part of a number', (n) => `q=${1000 + n}`, 1), by: 'analyst' },
];
