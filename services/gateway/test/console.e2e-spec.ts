import { barriers, ConsoleUnderTest, placesOf, signIn } from './console/console-under-test.js';
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

const keyOf = (role: keyof TwoHarbours['own']['people']) => harbours.own.people[role].key;

describe('the console, in a browser', () => {
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
