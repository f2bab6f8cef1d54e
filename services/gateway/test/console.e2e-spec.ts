import type { Page } from 'playwright-core';
import { barriers, choose, ConsoleUnderTest, placesOf, signIn } from './console/console-under-test.js';
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

const WHISTLE = '三号泊位夜间照明不足';
const keyOf = (role: keyof TwoHarbours['own']['people']) => harbours.own.people[role].key;
const dialogue = (page: Page) => page.getByRole('dialog');

/** Takes a step from wherever its button is, and waits until the system has it. */
async function take(page: Page, step: string, fill: (page: Page) => Promise<unknown> = async () => {}) {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).first().click();
  await fill(page);
  await dialogue(page).getByRole('button', { name: step, exact: true }).click();
  await page.getByText(`${step}：已记录`).waitFor();
  await dialogue(page).waitFor({ state: 'detached' });
}

describe('the console, in a browser', () => {
  it('takes a whistle from the enterprise through dispatcher and unit to its verdict', async () => {
    const enterprise = await desk.signedIn(keyOf('enterprise'));
    await placesOf(enterprise).getByRole('link', { name: '吹哨' }).click();
    await choose(enterprise, '类别', '口岸通关');
    await enterprise.getByText('海关', { exact: true }).waitFor(); // where it would go
    await enterprise.getByLabel('一句话说明问题').fill(WHISTLE);
    await enterprise.getByLabel('详细情况').fill('夜间装卸有安全风险，请协调。');
    await enterprise.getByLabel('不自动派单，留待派单员').click();
    await enterprise.getByRole('main').getByRole('button', { name: '吹哨', exact: true }).click();
    await enterprise.waitForURL(/\/console\/whistles\//);
    await enterprise.getByText('待派单', { exact: true }).waitFor();

    const dispatcher = await desk.signedIn(keyOf('dispatcher'));
    await dispatcher.getByRole('link', { name: WHISTLE }).click();
    await take(dispatcher, '人工派单', (page) => choose(page, '主办单位', '海关'));

    const unit = await desk.signedIn(keyOf('unit_officer'));
    await unit.getByRole('link', { name: WHISTLE }).click();
    await take(unit, '签收');
    await take(unit, '报到', async (page) => {
      await page.getByLabel('联系了谁').fill('值班经理');
      await choose(page, '联系方式', '现场');
      await page.getByLabel('约定事项').fill('今日 15:00 现场查看');
    });
    await take(unit, '提交办理结果', (page) =>
      page.getByRole('textbox', { name: /办理结果/ }).fill('已增设照明'),
    );
    await take(unit, '主办单位办结');

    await enterprise.reload();
    await enterprise.getByText('待回访', { exact: true }).waitFor();
    await take(enterprise, '回访', async (page) => {
      await choose(page, '是否解决', '已解决');
      await choose(page, '是否满意', '满意');
    });
    await enterprise.getByText('已归档', { exact: true }).waitFor();
    expect(await enterprise.getByText('已增设照明').first().isVisible()).toBe(true);
  }, 300_000);

  it('says what the API refuses, and leaves everything as it was', async () => {
    const page = await desk.visit('en');
    await signIn(page, `mk_${'a'.repeat(16)}_${'b'.repeat(43)}`, 'en');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('sign_in_failed');
    expect(await placesOf(page).count()).toBe(0);
  }, 120_000);

  it('asks to sign in again when a session has ended, also behind an address that was kept', async () => {
    const page = await desk.signedIn(keyOf('council'), 'en');
    await placesOf(page).getByRole('link', { name: 'Whistles' }).click();
    await page.getByRole('table').waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Sign in' }).waitFor(); // with what the list asks next by itself
    expect(new URL(page.url()).pathname).toBe('/console/whistles');
    await signIn(page, keyOf('council'), 'en');
    await page.getByRole('table').waitFor();
  }, 120_000);

  it('shows each role only the places where it has something to do', async () => {
    const places = async (role: keyof TwoHarbours['own']['people']) =>
      placesOf(await desk.signedIn(keyOf(role)))
        .getByRole('link')
        .allInnerTexts();
    expect(await places('enterprise')).toEqual(expect.arrayContaining(['哨件', '吹哨']));
    expect(await places('unit_officer')).toEqual(expect.arrayContaining(['单位待办', '哨件']));
    expect(await places('unit_officer')).not.toContain('吹哨');
    expect(await places('analyst')).not.toContain('待派单');
  }, 180_000);

  it('can be read and worked by everybody, in both languages', async () => {
    const found: string[] = [];
    for (const language of ['zh', 'en'] as const) {
      found.push(...(await barriers(await desk.visit(language))));
      const raiser = await desk.signedIn(keyOf('enterprise'), language);
      for (const path of ['whistles', `whistles/${harbours.own.ids.ticket}`, 'raise', 'figures']) {
        await raiser.goto(`${harbours.url}/console/${path}`);
        await raiser.getByRole('heading', { level: 1 }).waitFor();
        await raiser.waitForLoadState('networkidle');
        found.push(...(await barriers(raiser)));
      }
      const unit = await desk.signedIn(keyOf('unit_officer'), language);
      await unit.getByRole('table').waitFor();
      await unit.waitForLoadState('networkidle');
      found.push(...(await barriers(unit)));
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('needs nothing that its own policy forbids', () => {
    expect(desk.complaints).toEqual([]);
  });
});
