import type { Page } from 'playwright-core';
import { barriers, ConsoleUnderTest, placesOf } from './console/console-under-test.js';
import { TwoHarbours } from './matrix/harbour-fixture.js';

let harbours: TwoHarbours;
let desk: ConsoleUnderTest;

beforeAll(async () => {
  harbours = await TwoHarbours.open();
  desk = await ConsoleUnderTest.open(harbours.url);
}, 240_000);
afterAll(async () => {
  await desk?.close();
  await harbours?.stop();
}, 60_000);

type Role = keyof TwoHarbours['own']['people'];

async function at(role: Role, path: string, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const page = await desk.signedIn(harbours.own.people[role].key, language);
  await go(page, path);
  return page;
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${harbours.url}/console/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Writes into a field that takes what was typed with the return key: lists and calendars. */
async function enter(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label);
  await field.fill(text);
  await field.press('Enter');
}

const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click();

describe('conferences, in a browser', () => {
  it('are called by the council, and found in the list', async () => {
    const page = await at('council', 'meetings');
    await page.getByRole('button', { name: '召集会议' }).click();
    await page.getByLabel('会议名称').fill('第四季度联席会');
    await enter(page, '开始时间', '2027-01-10 09:00');
    await confirm(page, '召集会议');
    await page.getByRole('heading', { level: 1, name: '第四季度联席会' }).waitFor();
    await placesOf(page).getByRole('link', { name: '会议' }).click();
    const row = page.getByRole('row', { name: '第四季度联席会' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/联席会\s+2027-01-10 09:00\s+待举行/);
  }, 120_000);

  it('decide about a whistle, which has its follow-up from then on', async () => {
    const { own } = harbours;
    await own.people.council.post(`/v1/meetings/${own.ids.meeting}/agenda-items`, {
      title: '三号泊位拥堵',
      ticket_id: own.ids.ticket,
    });
    const page = await at('council', `meetings/${own.ids.meeting}`);
    await page.getByRole('link', { name: own.secret }).waitFor(); // the whistle, by its title
    await page.getByRole('button', { name: '登记会议决定 · 三号泊位拥堵' }).click();
    await page.getByLabel('决定内容').fill('增开夜间通关窗口');
    await enter(page, '责任单位', '海关');
    await enter(page, '完成期限', '2027-01-15');
    await confirm(page, '登记会议决定');
    const item = page.getByRole('listitem').filter({ hasText: '三号泊位拥堵' });
    await item.getByText('增开夜间通关窗口').waitFor();
    expect(await item.innerText()).toMatch(/责任单位：.*海关.*，2027-01-15 前完成/);

    await go(page, `whistles/${own.ids.ticket}`);
    await page.getByText('会议决定', { exact: true }).waitFor(); // with what the page asks next by itself
    await page.getByRole('link', { name: '见会议' }).click();
    await item.waitFor();
  }, 180_000);

  it('have the attendance that a unit may record: its own', async () => {
    const page = await at('unit_officer', `meetings/${harbours.own.ids.meeting}`);
    await page.getByRole('button', { name: '登记会议出席' }).click();
    const lines = page.getByRole('dialog').getByRole('spinbutton');
    expect(await lines.count()).toBe(0); // the meeting expects only its convenor
    await enter(page, '增加一个组织', '海关');
    await lines.fill('3');
    await confirm(page, '登记会议出席');
    await page.getByText('出席：3 人').waitFor();
    expect(await page.getByRole('button', { name: '列入议题' }).count()).toBe(0);
  }, 120_000);

  it('and activities with their hours can be read and worked by everybody, in both languages', async () => {
    const { meeting, activity } = harbours.own.ids;
    const found: string[] = [];
    for (const language of ['zh', 'en'] as const) {
      const page = await at('council', 'meetings', language);
      for (const path of ['meetings', `meetings/${meeting}`, 'activities', `activities/${activity}`]) {
        await go(page, path);
        found.push(...(await barriers(page)));
        if (language === 'en') continue; // forms differ by their words only
        await page.getByRole('button', { name: /召集会议|登记会议出席|计划活动|登记活动/ }).click();
        await page.getByRole('dialog').waitFor();
        found.push(...(await barriers(page)));
      }
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('are no place for those whom the API does not show them', async () => {
    const page = await desk.signedIn(harbours.own.people.analyst.key);
    expect(await placesOf(page).getByRole('link').allInnerTexts()).not.toContain('会议');
    expect(desk.complaints).toEqual([]);
  }, 60_000);
});
