import type { Locator, Page } from 'playwright-core';
import { choose } from './console/choose.js';
import { barriers, ConsoleUnderTest, placesOf, signIn, turnTo } from './console/console-under-test.js';
import { TwoHarbours } from './matrix/harbour-fixture.js';
import { monthFromNow } from './matrix/harbour.js';

let harbours: TwoHarbours;
let desk: ConsoleUnderTest;

beforeAll(async () => {
  harbours = await TwoHarbours.open();
  desk = await ConsoleUnderTest.open(harbours.url);
}, 300_000);
afterEach(() => desk.leave(), 60_000);
afterAll(async () => {
  await desk?.close();
  await harbours?.stop();
}, 180_000);

type Role = keyof TwoHarbours['own']['people'];

const keyOf = (role: Role) => harbours.own.people[role].key;

async function at(role: Role, path: string, language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const page = await desk.signedIn(keyOf(role), language);
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

/**
 * Takes a step by the button that the page has for it, and waits until the system has recorded it.
 *
 * @param about what the button is about, where the page has one for each of several things
 */
async function take(
  page: Page,
  step: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  about?: string,
) {
  const button = about === undefined ? step : `${step} · ${about}`;
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: step });
  await fill(dialog);
  await dialog.getByRole('button', { name: step, exact: true }).click();
  await page.getByText(`${step}：已记录`).last().waitFor();
  await dialog.waitFor({ state: 'detached' });
}

/** The harbours' own time so many minutes from now, as forms take it. */
const shanghai = (minutes: number) =>
  new Intl.DateTimeFormat('sv', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(Date.now() + minutes * 60_000);

describe('the console, in a browser', () => {
  it('takes a whistle from the enterprise through dispatcher and unit to its verdict', async () => {
    const whistle = '三号泊位夜间照明不足';
    const enterprise = await desk.signedIn(keyOf('enterprise'));
    await turnTo(enterprise, '吹哨');
    const main = enterprise.getByRole('main');
    await choose(main, '类别', '口岸通关');
    await main.getByText('海关', { exact: true }).waitFor(); // where it would go
    await main.getByLabel('一句话说明问题').fill(whistle);
    await main.getByLabel('详细情况').fill('夜间装卸有安全风险，请协调。');
    await main.getByLabel('不自动派单，留待派单员').click();
    await main.getByRole('button', { name: '吹哨', exact: true }).click();
    await enterprise.waitForURL(/\/console\/whistles\//);
    await main.getByText('待派单', { exact: true }).waitFor();

    const dispatcher = await desk.signedIn(keyOf('dispatcher'));
    await dispatcher.getByRole('link', { name: whistle }).click();
    await take(dispatcher, '人工派单', (dialog) => choose(dialog, '主办单位', '海关'));

    const unit = await desk.signedIn(keyOf('unit_officer'));
    await unit.getByRole('link', { name: whistle }).click();
    await take(unit, '签收');
    await take(unit, '报到', async (dialog) => {
      await dialog.getByLabel('联系了谁').fill('值班经理');
      await choose(dialog, '联系方式（应急、综合执法哨须到场或线上）', '现场');
      await dialog.getByLabel('约定事项').fill('今日 15:00 现场查看');
    });
    await take(unit, '提交办理结果', (dialog) =>
      dialog.getByRole('textbox', { name: /办理结果/ }).fill('已增设照明'),
    );
    await take(unit, '主办单位办结');

    await enterprise.reload();
    await main.getByText('待回访', { exact: true }).waitFor();
    await take(enterprise, '回访', async (dialog) => {
      await choose(dialog, '是否解决', '已解决');
      await choose(dialog, '是否满意（未评价可省略）', '满意');
    });
    await main.getByText('已归档', { exact: true }).waitFor();
    await main.getByText('已增设照明').first().waitFor();
  }, 300_000);

  it('follows a link at once, so that a slow machine leaves nobody acting on the page before', async () => {
    const page = await desk.signedIn(keyOf('enterprise'));
    const slow = await page.context().newCDPSession(page);
    await page.goto(`${harbours.url}/console/whistles`);
    await page.getByRole('table').waitFor(); // while what is drawn around it still arrives
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 12 });
    await placesOf(page).getByRole('link', { name: '吹哨' }).click();
    await choose(page.getByRole('main'), '类别', '口岸通关'); // the filter of the list has this name, too
    expect(new URL(page.url()).pathname).toBe('/console/raise');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('吹哨');
  }, 120_000);

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
    await turnTo(page, 'Whistles');
    await page.getByRole('table').waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Sign in' }).waitFor(); // with what the list asks next by itself
    expect(new URL(page.url()).pathname).toBe('/console/whistles');
    await signIn(page, keyOf('council'), 'en');
    await page.getByRole('table').waitFor();
  }, 120_000);

  it('shows each role only the places where it has something to do', async () => {
    const places = async (role: Role) =>
      placesOf(await desk.signedIn(keyOf(role)))
        .getByRole('link')
        .allInnerTexts();
    expect(await places('enterprise')).toEqual(expect.arrayContaining(['哨件', '吹哨']));
    expect(await places('unit_officer')).toEqual(expect.arrayContaining(['单位待办', '哨件']));
    expect(await places('unit_officer')).not.toContain('吹哨');
    expect(await places('analyst')).not.toContain('待派单');
  }, 180_000);

  it('leads operators to the accounts: one that they open gets a key, and the key signs in', async () => {
    const page = await desk.signedIn(keyOf('operator'));
    expect(new URL(page.url()).pathname).toBe('/console/accounts');
    const button = (within: Page | Locator, name: string) =>
      within.getByRole('button', { name, exact: true });

    await button(page, '开通账户').click();
    const opening = page.getByRole('dialog', { name: '开通账户' });
    await opening.getByLabel('账户名').fill('operator'); // as the operator's own is called
    await choose(opening, '角色', '单位经办');
    await choose(opening, '单位', '海关');
    await button(opening, '开通账户').click();
    await opening.getByText('该账户名已被使用').waitFor();
    await opening.getByLabel('账户名').fill('海关窗口');
    await button(opening, '开通账户').click();

    await page.getByRole('heading', { level: 1, name: '海关窗口' }).waitFor();
    await button(page, '签发密钥').click();
    await button(page.getByRole('dialog', { name: '签发密钥' }), '签发密钥').click();
    const issued = page.getByRole('dialog', { name: '密钥已签发' });
    const key = await issued.getByText(/^mk_/).innerText();
    expect(await barriers(page)).toEqual([]);
    await button(issued, '我已保存').click();
    await page.getByRole('cell', { name: key.split('_')[1]!, exact: true }).waitFor();
    expect(await page.getByText(key).count()).toBe(0);

    const officer = await desk.signedIn(key);
    expect(new URL(officer.url()).pathname).toBe('/console/inbox');
    await officer.getByText('海关 单位经办').waitFor();

    await button(page, '停用账户').click();
    await button(page.getByRole('dialog', { name: '停用账户' }), '停用账户').click();
    await button(page, '重新启用').waitFor();
    await officer.reload();
    await officer.getByRole('button', { name: '登录' }).waitFor();

    await button(page, '重新启用').click();
    await button(page.getByRole('dialog', { name: '重新启用' }), '重新启用').click();
    await button(page, '设置密码').click();
    const choosing = page.getByRole('dialog', { name: '设置密码' });
    await choosing.getByLabel('新密码').fill('太短了');
    await button(choosing, '设置密码').click();
    await choosing.getByText('至少 10 个字符').waitFor();
    const password = `口令 ${key}`; // as hard to guess
    await choosing.getByLabel('新密码').fill(password);
    await button(choosing, '设置密码').click();
    await choosing.waitFor({ state: 'detached' });
    await officer.getByLabel('联盟代码').fill('tianjin');
    await officer.getByLabel('账户名').fill('海关窗口');
    await officer.getByLabel('密码', { exact: true }).fill(password);
    await officer.getByRole('button', { name: '登录' }).click();
    await officer.getByText('海关 单位经办').waitFor();
  }, 180_000);

  it('shows operators which accounts are for what the directory does not have', async () => {
    const name = '码头调度'; // opened for a unit whose id was mistyped
    const account = { role: 'unit_officer', unit_id: 'no-such-unit', name };
    expect((await harbours.own.people.operator.post('/v1/accounts', account)).status).toBe(201);
    const page = await desk.signedIn(keyOf('operator'));
    const row = page.getByRole('row', { name });
    await row.getByText('名录中没有').waitFor();
    expect(await page.getByText('名录中没有').count()).toBe(1);
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('名录中没有').waitFor();
  }, 120_000);

  it('lets operators of the platform choose whose accounts they keep, and shows them nothing else', async () => {
    const page = await desk.signedIn(harbours.platform.key, 'en');
    expect(await placesOf(page).getByRole('link').allInnerTexts()).toEqual(['Accounts']);
    await page.getByRole('link', { name: 'platform', exact: true }).waitFor();
    await choose(page.locator('search'), 'Alliance', 'Yantian Port Logistics Chain Joint Conference');
    await page.getByRole('link', { name: 'dispatcher', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'dispatcher' }).waitFor();
    await page.getByRole('button', { name: 'Revoke' }).waitFor(); // the key that it was given
  }, 120_000);

  it('opens a channel, has it tell less, tries it and closes it, for whoever answers for one', async () => {
    const page = await at('unit_officer', 'channels');
    const listed = page.getByRole('link', { name: 'Webhook https://hooks.example.com/…' });
    await page.getByRole('table').waitFor();
    const before = await listed.count();
    await page.getByRole('button', { name: '开通渠道' }).click();
    const opening = page.getByRole('dialog', { name: '开通渠道' });
    await choose(opening, '方式', 'Webhook');
    const found = await barriers(page);
    await opening.getByLabel('网址').fill('http://hooks.example.com/muster');
    await opening.getByRole('button', { name: '开通渠道' }).click();
    await opening.getByText(/https/).waitFor();
    await opening.getByLabel('网址').fill('https://hooks.example.com/muster');
    await opening.getByRole('button', { name: '开通渠道' }).click();
    const shown = page.getByRole('dialog', { name: '签名密钥' });
    expect(await shown.getByText(/^whsec_/).innerText()).toMatch(/^whsec_.{40}/);
    await shown.getByRole('button', { name: '我已保存' }).click();

    await page.getByRole('heading', { level: 1, name: 'Webhook https://hooks.example.com/…' }).waitFor();
    const main = page.getByRole('main');
    await main.getByText('会议召集', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    found.push(...(await barriers(page)));
    await main.getByRole('button', { name: '调整接收事项' }).click();
    const rules = page.getByRole('dialog', { name: '调整接收事项' });
    await choose(rules, '汇总', '每日早八点汇总');
    await rules.getByLabel('免打扰自').fill('22:00');
    await rules.getByLabel('至（可次日）').fill('07:00');
    found.push(...(await barriers(page)));
    await confirm(page, '调整接收事项');
    await main.getByText('22:00–07:00 Asia/Shanghai').waitFor();
    await main.getByRole('button', { name: '发送测试通知' }).click();
    await page.getByText(/^测试通知未送达：/).waitFor(); // nobody answers there
    await main.getByRole('button', { name: '删除渠道' }).click();
    await confirm(page, '删除渠道');
    await page.getByRole('heading', { level: 1, name: '通知渠道' }).waitFor();
    await listed.nth(before).waitFor({ state: 'detached' });
    expect(await listed.count()).toBe(before);

    const enterprise = await at('enterprise', 'channels', 'en');
    await enterprise.getByRole('table').waitFor();
    expect([...found, ...(await barriers(enterprise))]).toEqual([]);
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
      // What names units is not for enterprises.
      expect(await raiser.getByRole('heading', { name: /^(积压|Backlog)$/ }).count()).toBe(0);
      const unit = await desk.signedIn(keyOf('unit_officer'), language);
      await unit.getByRole('table').first().waitFor();
      await unit.waitForLoadState('networkidle');
      found.push(...(await barriers(unit)));
      await unit.goto(`${harbours.url}/console/figures`);
      await unit
        .getByRole('heading', { name: language === 'zh' ? '积压' : 'Backlog', exact: true })
        .waitFor();
      await unit
        .getByRole('heading', {
          name: language === 'zh' ? '待组建、待覆盖的企业与项目' : 'Enterprises and projects to be covered',
        })
        .waitFor();
      const landing = language === 'zh' ? '按期落地，按类别与单位' : 'Done in time, by kind and unit';
      const total = unit.getByRole('region', { name: landing }).getByRole('row').nth(1);
      await total.waitFor();
      expect(await total.innerText()).toMatch(/^(合计|All)\s/);
      await unit.waitForLoadState('networkidle');
      found.push(...(await barriers(unit)));
      const operator = await desk.signedIn(keyOf('operator'), language);
      await operator.getByRole('table').waitFor();
      found.push(...(await barriers(operator)));
      await operator.getByRole('main').getByRole('button').first().click();
      await operator.getByRole('dialog').waitFor();
      found.push(...(await barriers(operator)));
      await operator.goto(`${harbours.url}/console/accounts/${harbours.own.ids.account}`);
      await operator.getByRole('heading', { level: 1 }).waitFor();
      await operator.waitForLoadState('networkidle');
      found.push(...(await barriers(operator)));
    }
    expect(found).toEqual([]);
  }, 300_000);
});

describe('conferences, in a browser', () => {
  it('are called by the council, and found in the list', async () => {
    const page = await at('council', 'meetings');
    await page.getByRole('button', { name: '召集会议' }).click();
    await page.getByLabel('会议名称').fill('第四季度联席会');
    await enter(page, '开始时间', '2097-01-10 09:00');
    await confirm(page, '召集会议');
    await page.getByRole('heading', { level: 1, name: '第四季度联席会' }).waitFor();
    await turnTo(page, '会议');
    const row = page.getByRole('row', { name: '第四季度联席会' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/联席会\s+2097-01-10 09:00\s+待举行/);
  }, 120_000);

  it('are due so often, and the page says how this period stands', async () => {
    const page = await at('council', 'meetings');
    const due = page.getByRole('listitem').filter({ hasText: '海港事务联席会' }).first();
    await due.waitFor();
    const standing = /(未安排|已安排|时限将至|待补记|达到)\s+\d+年第.季度 · 已举行 \d+\/1/;
    expect(await due.innerText()).toMatch(standing);
  }, 120_000);

  it('decide about a whistle, which has its follow-up from then on', async () => {
    const { own } = harbours;
    await own.people.council.post(`/v1/meetings/${own.ids.meeting}/agenda-items`, {
      title: '三号泊位拥堵',
      ticket_id: own.ids.ticket,
    });
    const page = await at('council', `meetings/${own.ids.meeting}`);
    await page.getByRole('link', { name: own.secret }).first().waitFor(); // the whistle, by its title
    await page.getByRole('button', { name: '登记会议决定 · 三号泊位拥堵' }).click();
    await page.getByLabel('决定内容').fill('增开夜间通关窗口');
    await enter(page, '责任单位', '海关');
    await enter(page, '完成期限', '2097-01-15');
    await confirm(page, '登记会议决定');
    const item = page.getByRole('listitem').filter({ hasText: '三号泊位拥堵' });
    await item.getByText('增开夜间通关窗口').waitFor();
    expect(await item.innerText()).toMatch(/责任单位：.*海关.*，2097-01-15 前完成/);

    await go(page, `whistles/${own.ids.ticket}`);
    const followUp = page.getByRole('listitem').filter({ hasText: '（2097-01-15）' });
    await followUp.getByText('会议决定', { exact: true }).waitFor(); // with what the page asks next by itself
    await followUp.getByRole('link', { name: '见会议' }).click();
    await item.waitFor();
  }, 180_000);

  it('give decisions to units, which find them in their inbox and report them as carried out', async () => {
    const { council } = harbours.own.people;
    const meeting = { kind: 'coordination', title: '港城治理协调会', starts_at: '2026-11-02T09:00:00+08:00' };
    const { id } = (await council.post('/v1/meetings', meeting)).body;
    await council.post(`/v1/meetings/${id}/decisions`, {
      ...{ text: '增设大货车停车区', owner_unit_id: 'customs', due_on: '2097-01-15' },
    });
    const page = await at('unit_officer', 'inbox');
    const left = page.getByRole('listitem').filter({ hasText: '增设大货车停车区' });
    await left.waitFor();
    expect(await left.innerText()).toMatch(/待落实\s*协调会\s+港城治理协调会 · .*海关.* · 2097-01-15 前完成/);
    const found = await barriers(page);
    await left.getByRole('link').click();
    const decision = page.getByRole('main').locator('.decision');
    await decision.getByText('待落实').waitFor();
    const note = (dialog: Locator) => dialog.getByLabel('落实情况').fill('车位已划线');
    await take(page, '登记决定落实', note, '决定 1');
    await decision.getByText('已落实').waitFor();
    expect(await decision.innerText()).toContain('登记落实：车位已划线');
    expect(await decision.getByRole('button').count()).toBe(0);

    const minutes = await at('council', `meetings/${id}`);
    const why = (dialog: Locator) => dialog.getByLabel('退回原因').fill('照明未接通');
    await take(minutes, '退回重新落实', why, '决定 1');
    await decision.getByText('退回重新落实：照明未接通').waitFor();
    await turnTo(page, '会议');
    await left.waitFor();
    expect([...found, ...(await barriers(page)), ...(await barriers(minutes))]).toEqual([]);
  }, 180_000);

  it('give follow-ups of whistles to units that are not at work on them, which report them as landed', async () => {
    const { own } = harbours;
    const late = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    const { council } = own.people;
    const meeting = { kind: 'coordination', title: '夜间停车协调会', starts_at: '2026-11-02T09:00:00+08:00' };
    const { id } = (await council.post('/v1/meetings', meeting)).body;
    await council.post(`/v1/meetings/${id}/decisions`, {
      ...{ text: '划定夜间停车区', owner_unit_id: 'customs', ticket_id: own.ids.ticket, due_on: late },
    });
    const page = await at('unit_officer', 'inbox');
    const followUp = page.getByRole('listitem').filter({ hasText: `${late} 前落地` });
    await followUp.getByText('逾期', { exact: true }).waitFor({ timeout: 60_000 });
    const found = await barriers(page);
    const how = (dialog: Locator) => dialog.getByLabel('落地情况').fill('停车区已启用');
    await followUp.getByRole('button', { name: '登记落地' }).click();
    await how(page.getByRole('dialog'));
    await confirm(page, '登记落地');
    await followUp.waitFor({ state: 'detached' });

    const register = await at('council', 'follow-ups');
    await register.getByText('已落地', { exact: true }).click();
    const landed = register.getByRole('listitem').filter({ hasText: '停车区已启用' });
    await landed.waitFor();
    found.push(...(await barriers(register)));
    await landed.getByRole('button', { name: '退回未真正落地的任务' }).click();
    await register.getByRole('dialog').getByLabel('为何未真正落地').fill('标线未划');
    await confirm(register, '退回未真正落地的任务');
    await landed.waitFor({ state: 'detached' });
    await register.getByText('未落地', { exact: true }).click();
    await register.getByRole('listitem').filter({ hasText: '退回：标线未划' }).waitFor();
    await go(page, 'whistles');
    await page.getByRole('link', { name: '后续任务' }).click();
    await page.getByRole('heading', { level: 1, name: '后续任务' }).waitFor();
    expect([...found, ...(await barriers(page))]).toEqual([]);
  }, 180_000);

  it('begin with what the one before left, settled or not', async () => {
    const { council } = harbours.own.people;
    const call = async (title: string, day: string): Promise<string> => {
      const when = { starts_at: `${day}T09:00:00+08:00` };
      return (await council.post('/v1/meetings', { kind: 'report_to_entrepreneurs', title, ...when })).body
        .id;
    };
    const last = await call('上半年汇报会', '2026-06-20');
    await council.post(`/v1/meetings/${last}/agenda-items`, { title: '停车难' });
    const agenda = (await council.get(`/v1/meetings/${last}`)).body.agenda;
    await council.post(`/v1/meetings/${last}/decisions`, {
      ...{ text: '启用临时停车区', owner_unit_id: 'customs', agenda_item_id: agenda[0].id },
    });
    const page = await at('council', `meetings/${await call('下半年汇报会', '2026-12-20')}`);
    const point = page.getByRole('listitem').filter({ hasText: '停车难' });
    await point.waitFor();
    expect(await point.innerText()).toMatch(/尚无着落\s*启用临时停车区\s*待落实/);
    await page.getByText('已有着落 0/1').waitFor();
    const found = await barriers(page);
    await page.getByRole('link', { name: '上半年汇报会' }).click();
    await page.getByRole('heading', { level: 1, name: '上半年汇报会' }).waitFor();
    expect(found).toEqual([]);
  }, 120_000);

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

  it('are moved, then called off, and say so in the list and on their page, with the reason', async () => {
    const title = '季度协调会';
    const { id } = (
      await harbours.own.people.council.post('/v1/meetings', {
        kind: 'coordination',
        title,
        starts_at: '2097-01-12T09:00:00+08:00',
      })
    ).body;
    const page = await at('council', `meetings/${id}`);
    await take(page, '会议改期', () => enter(page, '现定开始时间', '2097-01-19 09:00'));
    await page.getByRole('main').getByText('2097-01-19 09:00').waitFor();
    await take(page, '取消会议', (dialog) => dialog.getByLabel('原因').fill('台风红色预警'));
    await page.getByRole('main').getByText('台风红色预警').waitFor();
    const buttons = page.getByRole('main').getByRole('button');
    await page.getByRole('button', { name: '会议改期' }).waitFor({ state: 'detached' });
    expect(await buttons.filter({ hasText: /列入议题|登记会议|取消会议/ }).count()).toBe(0);
    const found = await barriers(page);
    await turnTo(page, '会议');
    const row = page.getByRole('row', { name: title });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/协调会\s+2097-01-19 09:00\s+已取消/);
    expect([...found, ...(await barriers(page))]).toEqual([]);
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
    const page = await desk.signedIn(keyOf('analyst'));
    expect(await placesOf(page).getByRole('link').allInnerTexts()).not.toContain('会议');
  }, 60_000);
});

describe('what activities are for and come to, in a browser', () => {
  const lineOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

  it('is signed up for by enterprises and units, seen by the office, and withdrawn', async () => {
    const title = '油脂产业链周末沙龙';
    const council = await at('council', 'activities');
    await take(council, '计划活动', async (dialog) => {
      await choose(dialog, '活动类别', '周末沙龙');
      await dialog.getByLabel('活动名称，不对外发布').fill(title);
      await enter(council, '开始时间', shanghai(3 * 24 * 60));
      await choose(dialog, '主办单位，联合活动为两个以上', '海事');
      await choose(dialog, '结对类型', '项目单位与职能部门');
      await enter(council, '报名截止，须早于活动开始；未填不需报名', shanghai(2 * 24 * 60));
      await dialog.getByLabel('名额（人），须同时填写报名截止；未填不限').fill('5');
    });
    await council.getByRole('heading', { level: 1, name: title }).waitFor();
    const path = new URL(council.url()).pathname.replace('/console/', '');
    await council.getByText('可报名，余 5 个名额').waitFor();
    expect(await barriers(council)).toEqual([]);

    const enterprise = await at('enterprise', 'activities');
    await enterprise.getByText('现在可报名').click(); // its state follows the page’s address
    await enterprise.getByRole('row', { name: title }).getByRole('link', { name: title }).click();
    await take(enterprise, '活动报名', (dialog) => dialog.getByLabel('人数').fill('3'));
    await enterprise.getByText('报名：3 人').waitFor();
    const unit = await at('unit_officer', path);
    await take(unit, '活动报名', (dialog) => dialog.getByLabel('人数').fill('2'));
    await lineOf(unit, '海关').getByText('2 人').waitFor();
    expect(await unit.getByText('报名：2 人').count()).toBe(1); // who else comes, hosts and office know
    await go(council, path);
    await council.getByText('报名：5 人').waitFor();
    await council.getByText('名额已满').waitFor();
    await enterprise.getByRole('button', { name: /^撤回报名/ }).click();
    await enterprise.getByRole('dialog').waitFor();
    expect(await barriers(enterprise)).toEqual([]);
    await confirm(enterprise, '撤回报名');
    for (const page of [enterprise, council]) await page.getByText('可报名，余 3 个名额').waitFor(); // by itself
    await take(council, '填写活动用途', (dialog) => choose(dialog, '结对类型', '建设方与施工方'));
    await council.getByText('建设方与施工方').waitFor();
  }, 240_000);

  it('has outcomes that hosts record and withdraw, and everybody sees in figures', async () => {
    const { heldActivity } = harbours.own.ids;
    const council = await at('council', `activities/${heldActivity}`);
    await take(council, '登记活动成果', async (dialog) => {
      await choose(dialog, '成果类别', '产业规划宣介');
      await dialog.getByLabel(/^件数/).fill('2');
      await dialog.getByLabel('说明，不对外发布').fill('宣讲港口规划');
    });
    await lineOf(council, '产业规划宣介').getByText('2 件').waitFor();
    await council.getByRole('button', { name: '登记撮合', exact: true }).click();
    const dialog = council.getByRole('dialog');
    const [supplier, buyer] = await enterprises();
    await choose(dialog, '撮合：供应企业', supplier!);
    await choose(dialog, '撮合：采购企业', buyer!);
    await dialog.getByLabel('撮合：金额（元），不对外发布').fill('1200000');
    expect(await barriers(council)).toEqual([]);
    await confirm(council, '登记活动成果');
    await council.getByText(`${supplier} 供应 ${buyer} · 1,200,000 元`).waitFor();
    const reason = (form: Locator) => form.getByLabel('原因，不对外发布').fill('重复登记');
    await take(council, '撤回活动成果', reason, '产业规划宣介');
    await lineOf(council, '产业规划宣介').getByText('已撤回').waitFor();
    const other = await at('unit_officer', `activities/${heldActivity}`, 'en');
    await other.getByText(/supplies .* · CNY 1,200,000/).waitFor();
    expect(await other.getByRole('button', { name: /Record what came|Withdraw an outcome/ }).count()).toBe(0);
    expect(await barriers(other)).toEqual([]);

    await turnTo(council, '活动');
    await council.getByText(/年活动成果$/).click();
    await council.getByText('2 家，1,200,000 元（1 对填有金额）').waitFor();
    expect(await barriers(council)).toEqual([]);
  }, 240_000);

  async function enterprises(): Promise<string[]> {
    const { allianceId, people } = harbours.own;
    const { body } = await people.council.get(`/v1/alliances/${allianceId}/enterprises?limit=2`);
    return body.items.map(({ name_zh }: { name_zh: string }) => name_zh);
  }
});

describe('the secretary duty, in a browser', () => {
  it('is set, handed over and judged by the council, and everybody sees whose turn it is', async () => {
    const council = await at('council', 'activities');
    await council.getByRole('link', { name: '书记轮值' }).click();
    const main = council.getByRole('main');
    const cards = main.locator('.main .ant-card');
    await take(council, '确定书记轮值', async (dialog) => {
      await choose(dialog, '参加轮值的党组织，依次', '油脂产业联盟党支部');
      await choose(dialog, '轮值期', '每月');
    });
    await main.getByRole('cell', { name: '油脂产业联盟党支部' }).waitFor();
    const current = cards.filter({ hasText: '本期' });
    const first = await current.locator('.ant-card-head-title').innerText();
    const of = async (turn: Locator) =>
      (await turn.getByRole('button').last().getAttribute('aria-label'))!.split(' · ')[1]!;
    await take(
      council,
      '登记三方反馈',
      async (dialog) => {
        await choose(dialog, '答复者', '企业');
        await dialog.getByLabel('答复人数').fill('24');
        await dialog.getByLabel('认可人数').fill('21');
      },
      await of(current),
    );
    await current.getByText('企业 21/24 认可（88%）').waitFor();
    const note = (dialog: Locator) => dialog.getByLabel('交接事项').fill('场地待订');
    await take(council, '交接轮值', note, await of(current));
    await current.getByText('场地待订').waitFor();
    const [one, last] = [cards.nth(2), cards.nth(3)];
    const heads = () => cards.locator('.ant-card-head-title').allInnerTexts();
    const before = await heads();
    const firstDay = (await last.getByText(/ 至 /).innerText()).slice(0, 10);
    await take(
      council,
      '与另一期对调',
      (dialog) => choose(dialog, '另一轮值期', `${firstDay} ${before[3]}`),
      await of(one),
    );
    await one.getByText('对调', { exact: true }).waitFor();
    expect((await heads()).slice(2, 4)).toEqual([before[3], before[2]]);

    const enterprise = await at('enterprise', 'activities');
    await enterprise.getByText(`本期 ${first}`).waitFor();
    await enterprise.getByRole('link', { name: '书记轮值' }).click();
    const theirs = enterprise.getByRole('main').locator('.ant-card').filter({ hasText: '本期' });
    await theirs.getByText('企业 21/24 认可（88%）').waitFor();
    expect(await theirs.getByText('场地待订').count()).toBe(0);
    expect(await enterprise.getByRole('main').getByRole('button').count()).toBe(0);
    const dispatcher = await at('dispatcher', 'dispatch-queue');
    await dispatcher.getByText(`本期 ${first}`).waitFor();
    const inEnglish = await at('council', 'secretary-rota', 'en');
    await inEnglish.getByText('21 of 24 enterprises approve (88%)').waitFor();
    expect([...(await barriers(council)), ...(await barriers(inEnglish))]).toEqual([]);
  });
});

describe('practice lists, in a browser', () => {
  const lane = '增设夜间通道';

  it('are written and ordered by the council, worked on by the unit, returned and supervised', async () => {
    const path = `practice-lists/${harbours.own.ids.practiceList}`;
    const council = await at('council', path);
    const main = council.getByRole('main');
    await take(council, '清单新增事项', async (dialog) => {
      await dialog.getByLabel('事项，不对外发布').fill(lane);
      await choose(dialog, '责任单位', '海关');
      await enter(council, '应于何日完成', '2097-06-30');
    });
    const item = main.getByRole('listitem').filter({ hasText: lane });
    expect(await item.innerText()).toMatch(/痛点难点\s+未开始\s+责任单位：海关，2097-06-30 前完成/);
    await take(council, '调整办理时序', (dialog) =>
      dialog.getByRole('button', { name: `上移 · ${lane}` }).click(),
    );
    await main.locator('li[value="1"]', { hasText: lane }).waitFor();

    const unit = await at('unit_officer', path);
    expect(await unit.getByRole('button', { name: /移除事项|督办/ }).count()).toBe(0);
    await take(
      unit,
      '报进展或报完成',
      async (dialog) => {
        await dialog.getByRole('textbox').fill('通道已启用');
        await dialog.getByRole('switch').click();
      },
      lane,
    );
    await unit.getByRole('listitem').filter({ hasText: lane }).getByText('已完成').waitFor();

    await council.reload();
    await item.getByText('已完成').waitFor();
    const write = (dialog: Locator) => dialog.getByRole('textbox').fill('现场未见变化');
    await take(council, '退回重办', write, lane);
    await item.getByText('办理中', { exact: true }).waitFor();
    await take(council, '督办', write, lane);
    await item.getByText('督办中', { exact: true }).waitFor();
    await item.getByText('进展与督办记录（3）').waitFor();
  }, 300_000);

  it('are closed when nothing is left to do, and found among those that are', async () => {
    const council = await at('council', 'practice-lists');
    await take(council, '建立办实事清单', async (dialog) => {
      await dialog.getByLabel('清单名称，不对外发布').fill('2027 年第二批清单');
      await dialog.getByLabel('事项，不对外发布').fill(lane);
      await choose(dialog, '责任单位', '海关');
      await enter(council, '应于何日完成', '2097-06-30');
    });
    await council.getByRole('heading', { level: 1, name: '2027 年第二批清单' }).waitFor();
    expect(await council.getByRole('button', { name: '清单办结' }).count()).toBe(0);
    await take(council, '移除事项', (dialog) => dialog.getByRole('textbox').fill('并入第一批'), lane);
    await take(council, '清单办结');
    await council.getByText('已办结', { exact: true }).waitFor();
    await go(council, 'practice-lists?is_open=false');
    await council.getByRole('link', { name: '2027 年第二批清单' }).waitFor();
    expect(await council.getByRole('table').getByRole('link').count()).toBe(1);
  }, 180_000);
});

describe('key projects, in a browser', () => {
  it('go from phase to phase: elements, early notice, acceptance, and wages that blow the whistle', async () => {
    const path = `projects/${harbours.own.ids.process}`;
    const dispatcher = await at('dispatcher', path);
    const main = dispatcher.getByRole('main');
    expect(await main.getByRole('button', { name: '进入阶段并早告知 · 审批' }).count()).toBe(0);
    await take(dispatcher, '要素保障研判', (dialog) => dialog.getByRole('switch').click(), '审批');
    await main.getByText('已具备', { exact: true }).waitFor();
    await take(dispatcher, '进入阶段并早告知', undefined, '审批');
    await main.getByText('待企业确认').waitFor();

    const enterprise = await at('enterprise', path);
    await take(enterprise, '确认早告知', undefined, '审批');
    await enterprise.getByText('企业已确认').waitFor();
    await take(enterprise, '分段报验', undefined, '主体结构');
    await enterprise.getByText('待验收', { exact: true }).waitFor();
    await enterprise.getByRole('cell', { name: '10 个工作日' }).waitFor();

    await dispatcher.reload();
    await take(dispatcher, '登记工资支付检查', async (dialog) => {
      await dialog.getByLabel('农民工工资专户已设立').click();
      await dialog.getByLabel('进度款前优先保障工资').click();
    });
    await main.getByText('工资支付有缺项', { exact: true }).waitFor(); // with what the page asks next by itself
    await main.getByRole('link', { name: /工资支付有缺项/ }).waitFor();
    await take(dispatcher, '完成任务', undefined, '施工许可');
    expect(await main.getByRole('listitem').filter({ hasText: '施工许可' }).allInnerTexts()).toEqual([
      expect.stringMatching(/完成 \d{4}/), // and among what is outstanding no more
    ]);
  }, 300_000);

  it('have milestones with planned days: moved with a reason, reached, taken back, found across projects', async () => {
    const council = await at('council', `projects/${harbours.own.ids.process}`);
    const main = council.getByRole('main');
    const [soon, later] = [20, 25].map((days) => shanghai(days * 1_440).slice(0, 10)) as [string, string];
    await take(council, '设定节点', async (dialog) => {
      await dialog.getByLabel('代码').fill('topped_out');
      await dialog.getByLabel('中文名称').fill('主体封顶');
      await dialog.getByLabel('英文名称').fill('Topped out');
      await choose(dialog, '所属阶段', '监管');
      await enter(council, '计划日期（联盟时区）', soon);
    });
    const row = main.getByRole('row').filter({ hasText: '主体封顶' });
    await row.getByText('计划中', { exact: true }).waitFor();
    await row.getByRole('button', { name: '其他… · 主体封顶' }).click();
    await council.getByRole('menuitem', { name: '节点改期' }).click();
    await enter(council, '新的计划日期，今天或以后', later);
    await council.getByRole('dialog').getByLabel('改期原因，不对外发布').fill('台风停工五日');
    await confirm(council, '节点改期');
    await row.getByRole('cell', { name: later, exact: true }).waitFor();
    await row.getByText('变动 1 次').click();
    await row.getByText(/台风停工五日/).waitFor();
    expect(await row.getByRole('cell').nth(2).innerText()).toBe(soon); // the first plan stays

    await take(council, '登记节点达到', undefined, '主体封顶');
    await row.getByText('提前 25 天').waitFor();
    await row.getByText('提前 20 天').waitFor();
    await main.getByText(/已达到 1 · .*比最初计划共提前 20 天/).waitFor();
    await take(
      council,
      '撤回误报的达到',
      (dialog) => dialog.getByLabel('原因，不对外发布').fill('尚未封顶'),
      '主体封顶',
    );
    await row.getByText('计划中', { exact: true }).waitFor();

    await go(council, 'projects');
    const link = council.getByRole('region', { name: '逾期与一个月内的节点' }).getByRole('link');
    await link.filter({ hasText: '主体封顶' }).waitFor();
    await council.getByRole('link', { name: '项目节点' }).click();
    await council.getByRole('heading', { level: 1, name: '项目节点' }).waitFor();
    await take(council, '登记节点达到', undefined, '主体封顶');
    await council.getByText('已达到', { exact: true }).first().click();
    await main.getByRole('row').filter({ hasText: '主体封顶' }).getByText('提前 25 天').waitFor();
  }, 300_000);

  it('have officers with terms, and stand out without one, or due a branch', async () => {
    const council = await at('council', 'projects');
    const lack = council.getByRole('region', { name: '缺双员、待建党组织' }).getByRole('listitem');
    await lack.filter({ hasText: '泊位改造' }).getByText('应单独组建').waitFor();
    await council.getByRole('link', { name: '项目双员', exact: true }).click();
    await council.getByRole('heading', { level: 1, name: '项目双员' }).waitFor();
    const main = council.getByRole('main');
    await main.getByText(/在建 2 · 缺双员 1 · .* · 应单独组建 1 · 应联合组建 0 · 未摸底 1/).waitFor();
    const rows = main
      .getByRole('region', { name: '在建项目' })
      .getByRole('row')
      .filter({ hasText: '泊位改造' });
    const [lacking, served] = [rows.nth(0), rows.nth(1)];
    await lacking.getByText('缺双员', { exact: true }).waitFor();
    await lacking.getByText('应单独组建', { exact: true }).waitFor();
    await lacking.getByText('正式 3，预备 1，关系在外 4').waitFor();
    await served.getByText(/任期至 2099-12-31，还有 \d+ 天，民企中心选派/).waitFor();
    await main
      .getByRole('region', { name: '每人负责' })
      .getByRole('cell', { name: /值班员90/ })
      .waitFor();
    const found = await barriers(council);
    found.push(...(await barriers(await at('analyst', 'projects/officers', 'en'))));
    expect(found).toEqual([]);

    await go(council, 'figures');
    const outstanding = main.getByRole('region', { name: '待组建党组织的在建项目' });
    await outstanding.getByRole('row').filter({ hasText: '泊位改造' }).getByText('单独组建').waitFor();
  }, 180_000);

  it('begin under the template that is in force, of which versions are published', async () => {
    const dispatcher = await at('dispatcher', 'projects/templates');
    await dispatcher.getByRole('button', { name: /^发布新版本/ }).click();
    await enter(dispatcher, '生效日期（联盟时区）', '2028-01-03');
    await confirm(dispatcher, '发布流程模板版本');
    await dispatcher.getByText('第 2 版，自 2028-01-03 起').click();
    expect(await dispatcher.getByText('主体结构，10 个工作日').filter({ visible: true }).count()).toBe(2);

    await go(dispatcher, 'projects');
    await dispatcher.getByRole('button', { name: '建立项目流程 · 泊位改造' }).click();
    await confirm(dispatcher, '建立项目流程');
    await dispatcher.getByText(/模板 plan-of-tianjin 第 1 版/).waitFor();
    expect(await dispatcher.getByText('未进入', { exact: true }).count()).toBe(2);
  }, 180_000);

  it('and practice lists can be read and worked by everybody, in both languages', async () => {
    const { process, practiceList } = harbours.own.ids;
    const found: string[] = [];
    for (const language of ['zh', 'en'] as const) {
      const page = await at('dispatcher', 'practice-lists', language);
      const paths = [
        `practice-lists/${practiceList}`,
        'projects',
        `projects/${process}`,
        'projects/milestones',
        'projects/templates',
      ];
      for (const path of ['practice-lists', ...paths]) {
        await go(page, path);
        found.push(...(await barriers(page)));
        if (language === 'en') continue; // forms differ by their words only
        await page.getByRole('main').getByRole('button').first().click();
        await page.getByRole('dialog').waitFor();
        found.push(...(await barriers(page)));
      }
    }
    expect(found).toEqual([]);
  }, 300_000);
});

describe('shared resources, in a browser', () => {
  const hall = '党群活动室';

  it('are offered, booked once, used, and counted', async () => {
    const council = await at('council', 'resources');
    await take(council, '提供共享资源', async (dialog) => {
      await choose(dialog, '类别', '服务点');
      await dialog.getByLabel('名称，不对外发布').fill(hall);
      await choose(dialog, '提供单位；缺省为本单位', '海关');
    });
    await council.getByRole('heading', { level: 1, name: hall }).waitFor();
    const path = new URL(council.url()).pathname.replace('/console/', '');

    // It has begun, so that its use can be recorded.
    const [from, to] = [shanghai(-10), shanghai(50)];
    const book = async (page: Page, purpose: string) => {
      await enter(page, '开始时间', from);
      await enter(page, '结束时间', to);
      await page.getByRole('dialog').getByLabel('用途，不对外发布').fill(purpose);
    };
    const unit = await at('unit_officer', path);
    await take(unit, '预订资源', () => book(unit, '业务培训'));
    const line = unit.getByRole('listitem').filter({ hasText: '业务培训' });
    expect(await line.innerText()).toContain('海关');

    const enterprise = await at('enterprise', path);
    await enterprise.getByText('已占用', { exact: true }).waitFor();
    expect(await enterprise.getByText('业务培训').count()).toBe(0);
    await enterprise.getByRole('button', { name: '预订资源' }).click();
    await book(enterprise, '职工活动');
    await confirm(enterprise, '预订资源');
    const refusal = enterprise.getByRole('dialog').getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(
      /该时段已被预订\s+.* 至 .*（联盟当地时间）已被占用。请改选其他时间/,
    );
    expect(await barriers(enterprise)).toEqual([]);

    await take(
      unit,
      '登记使用人数',
      (dialog) => dialog.getByRole('spinbutton').fill('12'),
      spanShown(from, to),
    );
    await line.getByText('使用 12 人').waitFor();
    await take(unit, '登记到访人数', (dialog) => dialog.getByRole('spinbutton').fill('30'));
    await unit.getByText('1 次预订，42 人次').waitFor();
    expect(await unit.getByRole('button', { name: /取消预订|停止提供/ }).count()).toBe(0); // it was used, and is taken
    await turnTo(unit, '资源');
    const row = unit.getByRole('row', { name: hall });
    await row.getByText('1 次预订，42 人次').waitFor();
    expect(await row.innerText()).toMatch(/服务点\s+党群活动室\s+海关/);
  }, 180_000);

  it('can be cancelled, changed and withdrawn by the unit that owns them', async () => {
    const { people } = harbours.own;
    const offered = await people.unit_officer.post('/v1/resources', { kind: 'equipment', name: '会议平板' });
    const path = `/v1/resources/${offered.body.id}`;
    const [starts_at, ends_at] = [1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    await people.enterprise.post(`${path}/bookings`, { starts_at, ends_at, purpose: '路演' });
    const page = await at('unit_officer', `resources/${offered.body.id}`);
    const main = page.getByRole('main');
    const cancel = main.getByRole('button', { name: /^取消预订/ });
    await cancel.click();
    await page.getByRole('dialog').getByRole('textbox').fill('设备检修');
    await confirm(page, '取消预订');
    await main.getByText('取消原因：设备检修').waitFor();
    await cancel.waitFor({ state: 'detached' });
    await take(page, '修改资源说明', (dialog) => dialog.getByLabel('地点').fill('三楼'));
    await main.getByText('三楼', { exact: true }).waitFor();
    await take(page, '停止提供资源', (dialog) => dialog.getByRole('textbox').fill('报废'));
    await main.getByText('报废', { exact: true }).waitFor();
    expect(await main.getByRole('button', { name: '预订资源' }).count()).toBe(0);
  }, 120_000);

  it('can be read and worked by everybody, in both languages', async () => {
    const found: string[] = [];
    for (const language of ['zh', 'en'] as const) {
      const page = await at('council', 'resources', language);
      for (const path of ['resources', `resources/${harbours.own.ids.resource}`]) {
        await go(page, path);
        found.push(...(await barriers(page)));
        if (language === 'en') continue; // forms differ by their words only
        await page.getByRole('button', { name: /提供共享资源|预订资源/ }).click();
        await page.getByRole('dialog').waitFor();
        found.push(...(await barriers(page)));
      }
    }
    expect(found).toEqual([]);
  }, 180_000);

  it('are no place for those whom the API does not show them', async () => {
    const page = await desk.signedIn(keyOf('analyst'));
    expect(await placesOf(page).getByRole('link').allInnerTexts()).not.toContain('资源');
  }, 60_000);

  const spanShown = (from: string, to: string) =>
    from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from} – ${to}`;
});

describe('campaigns and series, in a browser', () => {
  it('join numbered activities, are measured, concluded by the lead unit, and called off', async () => {
    const title = '文明交通我先行';
    const council = await at('council', 'campaigns');
    await take(council, '立项', async (dialog) => {
      await choose(dialog, '类别', '专项行动');
      await dialog.getByLabel('名称，不对外发布').fill(title);
      await choose(dialog, '服务对象', '货车司机');
      await choose(dialog, '牵头单位', '海关');
      await enter(council, '开始日期', '2026-12-01');
      await enter(council, '结束日期；专项行动必填，系列可不填', '2097-12-31');
      await dialog.getByLabel('至少形成调查报告数').fill('0');
      expect(await barriers(council)).toEqual([]);
    });
    await council.getByRole('heading', { level: 1, name: title }).waitFor();
    const path = new URL(council.url()).pathname.replace('/console/', '');
    await council.getByText('尚无活动。').waitFor();

    await go(council, 'activities');
    await take(council, '计划活动', async (dialog) => {
      await choose(dialog, '活动类别', '大讲堂');
      await dialog.getByLabel('活动名称，不对外发布').fill('卡口疏导第一场');
      await enter(council, '开始时间', shanghai(3 * 24 * 60));
      await choose(dialog, '主办单位，联合活动为两个以上', '海关');
      await choose(dialog, '所属专项或系列，列入即得期数，此后不变', title);
    });
    await council.getByRole('link', { name: '第 1 期' }).click();
    await council.getByRole('heading', { level: 1, name: title }).waitFor();
    await council.getByText('1 场，已举行 0 场').waitFor();
    await council.getByRole('listitem').filter({ hasText: '卡口疏导第一场' }).getByText('第 1 期').waitFor();
    expect(await barriers(council)).toEqual([]);

    const unit = await at('unit_officer', path);
    expect(await unit.getByRole('button', { name: /^调整|^取消/ }).count()).toBe(0);
    await take(unit, '登记前后指标', async (dialog) => {
      await dialog.getByLabel('指标，不对外发布，企业看不到').fill('早高峰排队车辆');
      await dialog.getByLabel('计量单位').fill('辆');
      await choose(dialog, '何为好转', '下降为好');
      for (const [n, value, day] of [
        [0, '42.5', '2026-12-01'],
        [1, '17', '2026-12-28'],
      ] as const) {
        await dialog.getByLabel('数值，最多四位小数').nth(n).fill(value);
        await dialog.getByLabel('测量日期').nth(n).fill(day);
        await dialog.getByLabel('测量日期').nth(n).press('Enter');
      }
    });
    await unit.getByText('-25.5 (-60%) 好转').waitFor();
    expect(await barriers(unit)).toEqual([]);
    await unit.getByRole('main').getByRole('button', { name: '结项', exact: true }).click();
    await confirm(unit, '结项');
    await unit.getByText(/尚缺：解决难题 1 个，理顺关系 1 次，调查报告 0 份/).waitFor();
    await unit
      .getByRole('dialog')
      .getByLabel(/^结项说明/)
      .fill('拥堵缓解，难题另行协调');
    await confirm(unit, '结项');
    await unit.getByText('拥堵缓解，难题另行协调').waitFor();

    const enterprise = await at('enterprise', 'campaigns', 'en');
    await enterprise.getByRole('row', { name: title }).getByRole('link', { name: title }).click();
    await enterprise.getByText(/^Concluded at/).waitFor();
    expect(await enterprise.getByText(/早高峰排队车辆|难题另行协调/).count()).toBe(0);
    expect(await barriers(enterprise)).toEqual([]);

    await go(council, path);
    await take(council, '重新开启专项或系列', (dialog) =>
      dialog.getByLabel('原因，不对外发布').fill('路口又出现拥堵'),
    );
    await take(council, '调整专项或系列', async (dialog) => {
      await choose(dialog, '服务对象', '快递小哥'); // the rest is as it was
    });
    await council.getByText('快递小哥').waitFor();
    await take(council, '取消专项或系列', (dialog) =>
      dialog.getByLabel('原因，不对外发布').fill('并入市级专项行动'),
    );
    await council.getByText('并入市级专项行动').waitFor();
    await turnTo(council, '专项与系列');
    await council.getByRole('row', { name: title }).getByText('已取消').waitFor();
    expect(await barriers(council)).toEqual([]);
  }, 240_000);
});

describe('mobilisations, in a browser', () => {
  it('are called, answered by the units, and ended', async () => {
    const title = '支援北疆卡口疏导';
    const council = await at('council', 'mobilisations');
    expect(await barriers(council)).toEqual([]);
    await take(council, '发出动员', async (dialog) => {
      await dialog.getByLabel('动员事项，不对外发布').fill(title);
      await dialog.getByLabel('具体要求，不对外发布').fill('请组织党员志愿者协助疏导积压车辆');
      await enter(council, '到位时间', shanghai(24 * 60));
      await choose(dialog, '动员全体在册单位、全体党组织', '全体单位');
    });
    await council.getByRole('heading', { level: 1, name: title }).waitFor();
    const path = new URL(council.url()).pathname.replace('/console/', '');
    const lineOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
    await lineOf(council, '海关').getByText('尚未答复').waitFor();
    expect(await barriers(council)).toEqual([]);

    const unit = await at('unit_officer', 'mobilisations');
    const row = unit.getByRole('row', { name: title });
    await row.getByText('待您答复').waitFor();
    await unit.getByText('已结束', { exact: true }).click();
    await row.waitFor({ state: 'detached' });
    await unit.getByText('进行中', { exact: true }).first().click();
    await row.waitFor();
    await row.getByRole('link', { name: title }).click();
    await unit.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await unit.getByText('尚未答复').count()).toBe(1); // its own; who else has not, the office knows
    const answer = (fill: (dialog: Locator) => Promise<void>) => take(unit, '答复动员', fill, '海关');
    await answer((dialog) => dialog.getByRole('spinbutton').fill('12'));
    await lineOf(unit, '海关').getByText('12 人').waitFor();
    await answer(async (dialog) => {
      await choose(dialog, '是否参加', '不参加');
      await dialog.getByRole('spinbutton').fill('0');
      await dialog.getByLabel(/^说明，不对外发布/).fill('值班人员不足');
    });
    await lineOf(unit, '海关').getByText('不参加', { exact: true }).waitFor();

    await go(council, path);
    await lineOf(council, '海关').getByText('值班人员不足').waitFor();
    await take(council, '结束动员', (dialog) => choose(dialog, '结果', '已完成'));
    await council.getByRole('main').getByText('已完成', { exact: true }).waitFor();
    expect(await council.getByRole('button', { name: /答复动员|结束动员/ }).count()).toBe(0);
    const english = await at('council', path, 'en');
    expect(await barriers(english)).toEqual([]);
  }, 180_000);

  it('are no place for those whom the API does not show them', async () => {
    const page = await desk.signedIn(keyOf('enterprise'));
    expect(await placesOf(page).getByRole('link').allInnerTexts()).not.toContain('动员');
  }, 60_000);
});

describe('the console as a whole', () => {
  it('needs nothing that its own policy forbids', () => {
    expect(desk.complaints).toEqual([]);
  });
});

describe('figures by group, in a browser', () => {
  it('are grouped as their reader chooses, and not shown to enterprises', async () => {
    const page = await at('council', 'figures');
    const section = page.getByRole('region', { name: '分组指标' });
    await section.getByRole('row', { name: /^党组织/ }).waitFor();
    await section.getByText('产业联盟', { exact: true }).click();
    await section.getByRole('columnheader', { name: '企业', exact: true }).waitFor();
    await section.getByRole('columnheader', { name: /^覆盖率/ }).waitFor();
    await section.getByText('各组之和可大于合计').waitFor();
    await section.getByText('流程环节', { exact: true }).click();
    await section.getByRole('columnheader', { name: '流程环节', exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);

    const enterprise = await at('enterprise', 'figures');
    await enterprise.getByRole('heading', { name: '三率' }).waitFor();
    expect(await enterprise.getByRole('heading', { name: '分组指标' }).count()).toBe(0);
  }, 120_000);
});

describe('the operating model, in a browser', () => {
  const PLATFORM = '运行机制中的平台';
  const OTHERS = '运行机制其他条目，最多 8 项';

  it('is said of meetings, activities, campaigns and resources, and counted in the figures', async () => {
    const page = await at('council', 'meetings');
    const main = page.getByRole('main');
    await page.getByRole('button', { name: '召集会议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('会议名称').fill('党群服务中心议事会');
    await enter(page, '开始时间', '2027-02-10 09:00');
    await choose(dialog, OTHERS, '驱动与引领 · 创新发展');
    await choose(dialog, PLATFORM, '党群服务中心');
    const found = await barriers(page);
    await confirm(page, '召集会议');
    await page.getByRole('heading', { level: 1, name: '党群服务中心议事会' }).waitFor();
    await main.getByText('驱动与引领 · 创新发展', { exact: true }).waitFor();
    await take(page, '填写会议所属运行机制', async (form) => {
      await form.getByText('驱动与引领 · 创新发展', { exact: true }).waitFor();
      await choose(form, PLATFORM, '在线交流平台');
    });
    await main.getByText('在线交流平台', { exact: true }).waitFor();
    found.push(...(await barriers(page)));
    await turnTo(page, '会议');
    const row = page.getByRole('row', { name: '党群服务中心议事会' });
    await row.getByText('在线交流平台、驱动与引领 · 创新发展').waitFor();
    found.push(...(await barriers(page)));

    const { council } = harbours.own.people;
    const { month, year } = today();
    const codes = { platform_code: 'hotline', model_codes: ['drives.innovation'] };
    const starts_on = `${year}-${month}-01`;
    const lead = { lead_unit_id: 'customs', ends_on: `${year}-${month}-28` };
    const begun = [
      await council.post('/v1/activities', {
        ...{ kind: 'salon', title: '热线开放日', host_unit_ids: ['customs'], ...codes },
        starts_at: new Date(Date.now() + 60_000).toISOString(),
      }),
      await council.post('/v1/campaigns', {
        kind: 'special_action',
        title: '热线提质',
        starts_on,
        ...lead,
        ...codes,
      }),
      await council.post('/v1/resources', {
        kind: 'venue',
        name: '热线值班室',
        owner_unit_id: 'customs',
        ...codes,
      }),
    ];
    expect(begun.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [activity, campaign, resource] = begun.map(({ body }) => body.id);
    for (const [list, id] of [
      ['activities', activity],
      ['campaigns', campaign],
      ['resources', resource],
    ]) {
      await go(page, list!);
      await main.getByText('24小时咨询服务热线、驱动与引领 · 创新发展').first().waitFor();
      await go(page, `${list}/${id}`);
      await main.getByText('24小时咨询服务热线', { exact: true }).waitFor();
    }
    await take(page, '修改资源说明', async (form) => choose(form, PLATFORM, '书记轮值活动'));
    await main.getByText('书记轮值活动', { exact: true }).waitFor();
    await main.getByText('驱动与引领 · 创新发展', { exact: true }).waitFor();

    await go(page, 'figures');
    const section = page.getByRole('region', { name: '运行机制', exact: true });
    const hotline = section.getByRole('row', { name: /^24小时咨询服务热线/ });
    await hotline.waitFor();
    await section
      .getByRole('row', { name: /^未列入/ })
      .first()
      .waitFor();
    await section.getByText(/^合计，每件一次/).waitFor();
    expect([...found, ...(await barriers(page))]).toEqual([]);

    const english = await at('council', 'figures', 'en');
    await english
      .getByRole('region', { name: 'Operating model' })
      .getByRole('row', { name: /^24-hour service hotline/ })
      .waitFor();
    const enterprise = await at('enterprise', 'figures');
    await enterprise.getByRole('heading', { name: '三率' }).waitFor();
    expect(await enterprise.getByRole('heading', { name: '运行机制' }).count()).toBe(0);
  }, 240_000);
});

describe('published figures, in a browser', () => {
  it('are recorded and corrected by the analyst, checked, and read by enterprises', async () => {
    const page = await at('analyst', 'figures');
    const { year, month } = today();
    const record = async (of: number, value: string, growth: string | undefined) =>
      take(page, '登记外部指标', async (dialog) => {
        await dialog.getByLabel('指标代码').fill('cargo_throughput');
        await dialog.getByLabel('指标名称（中文）').fill('货物吞吐量');
        await dialog.getByLabel('指标名称（英文）').fill('Cargo throughput');
        await dialog.getByLabel('单位（中文）').fill('万吨');
        await dialog.getByLabel('单位（英文）').fill('10,000 t');
        await dialog.getByLabel('起始月').fill(`${of}-01`);
        await dialog.getByLabel('截止月').fill(`${of}-${month}`);
        await dialog.getByLabel('数值').fill(value);
        if (growth) await dialog.getByLabel('公布的同比增长率').fill(growth);
        await dialog.getByLabel('来源').fill('公开报道');
      });
    await record(year, '6191.56', '16.60');
    const figures = page.getByRole('region', { name: `外部指标（${year} 年）` }).getByRole('table');
    const row = figures.getByRole('row', { name: '货物吞吐量' });
    await row.getByText('无上年数可核').waitFor();
    await record(year - 1, '5334.79', undefined);
    await row.getByText('不符，请核实').waitFor();
    await row.getByRole('button', { name: '更正' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('数值').inputValue()).toBe('6191.56');
    await dialog.getByLabel('公布的同比增长率').fill('16.06');
    await confirm(page, '登记外部指标');
    await row.getByText('相符', { exact: true }).waitFor();

    const enterprise = await at('enterprise', 'figures');
    await enterprise.getByRole('row', { name: '货物吞吐量' }).getByText('相符', { exact: true }).waitFor();
    expect(await enterprise.getByRole('button', { name: '登记外部指标' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  }, 120_000);
});

describe('a month, in a browser', () => {
  it('is published by the council once it is over, and read by everybody', async () => {
    const { year, month } = today();
    const before =
      month === '01' ? `${year - 1}-12` : `${year}-${String(Number(month) - 1).padStart(2, '0')}`;
    const present = await at('council', `figures?period=${year}-${month}`);
    await present.getByRole('heading', { name: '三率' }).waitFor();
    expect(await present.getByRole('region', { name: '月度公布' }).count()).toBe(0);
    const council = await at('council', `figures?period=${before}`);
    const section = council.getByRole('region', { name: '月度公布' });
    await section.getByText('本月指标尚未公布。').waitFor();
    await take(council, '公布月度指标');
    await section.getByText(/第 1 次公布于 .*，校验值 [0-9a-f]{12}…/).waitFor();
    await section.getByText('公布之后没有变动。').waitFor();
    expect(await section.getByRole('button').count()).toBe(0);

    const enterprise = await at('enterprise', `figures?period=${before}`);
    await enterprise.getByRole('region', { name: '月度公布' }).getByText('第 1 次公布于').waitFor();
    expect(await barriers(council)).toEqual([]);
  }, 120_000);
});

describe('the theme of a month, in a browser', () => {
  it('is withdrawn and taken by the council, worked on and concluded by its lead unit', async () => {
    const [year, month] = monthFromNow(0).split('-') as [string, string];
    const named = `${year} 年 ${Number(month)} 月`;
    const council = await at('council', `figures?period=${year}-${month}`);
    const section = council.getByRole('region', { name: `每月一题（${year} 年）`, exact: true });
    await take(
      council,
      '撤销主题',
      (dialog) => dialog.getByLabel('原因，不对外发布').fill('改题'),
      `${named} 口岸通关`,
    );
    await section.getByText('撤销：改题').waitFor();
    await take(council, '确定每月一题', async (dialog) => {
      await dialog.getByText(named, { exact: true }).waitFor();
      await choose(dialog, '类别，不限于建议', '口岸通关');
      await enter(council, '具体问题，一至三个，不对外发布', '夜间进场排队过长');
      await choose(dialog, '牵头单位', '海关');
      expect(await barriers(council)).toEqual([]);
    });
    await section.getByText('夜间进场排队过长').waitFor();
    await section
      .getByText(/牵头：海关；.*在 .* 的建议之列/)
      .first()
      .waitFor();

    const unit = await at('unit_officer', `figures?period=${year}-${month}`);
    await take(
      unit,
      '登记举措',
      async (dialog) => {
        await choose(dialog, '类别', '出台制度');
        await dialog.getByLabel('做了什么，不对外发布').fill('夜间预约进场办法已施行');
      },
      `${named} 口岸通关`,
    );
    await unit.getByText('夜间预约进场办法已施行').waitFor();
    await go(unit, 'inbox');
    const led = unit.getByRole('region', { name: '本单位牵头的每月一题' });
    await led.getByText('夜间预约进场办法已施行').waitFor();
    const found = await barriers(unit);
    await take(
      unit,
      '结题',
      async (dialog) => {
        await choose(dialog, '结论', '部分解决');
        await dialog.getByLabel('结题说明，不对外发布').fill('夜间排队减半');
      },
      `${named} 口岸通关`,
    );
    await led.getByText('夜间预约进场办法已施行').waitFor({ state: 'detached' });
    await go(unit, `figures?period=${year}-${month}`);
    await unit.getByText('结题：夜间排队减半').waitFor();
    await unit
      .getByRole('button', { name: `前后的重复率、未解决率 · ${named} 口岸通关` })
      .first()
      .click();
    await unit.getByText(/重复率：.*→ 尚无已结束的月份/).waitFor();
    expect([...found, ...(await barriers(unit))]).toEqual([]);
    expect(await unit.getByRole('button', { name: '确定每月一题' }).count()).toBe(0);

    await council.reload();
    await section.getByText(/结题 1，已解决 0/).waitFor();
    expect(await council.getByRole('button', { name: `重新开启主题 · ${named} 口岸通关` }).count()).toBe(1);
    const enterprise = await at('enterprise', `figures?period=${year}-${month}`);
    expect(await enterprise.getByRole('region', { name: /^每月一题/ }).count()).toBe(0);
  }, 180_000);
});

/** The current month in the harbours' time zone. */
function today(): { year: number; month: string } {
  const [year, month] = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' })
    .format(new Date())
    .split('-');
  return { year: Number(year), month: month! };
}
