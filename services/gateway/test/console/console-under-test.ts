import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  chromium as browsers,
  type Locator,
  type Page,
} from 'playwright-core';

/** One process per page: with its own arguments the packaged browser runs in a single one, which ends with its first page. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-zygote'];
const PATIENCE_MS = 60_000;

const words = {
  zh: { key: 'API 密钥', signIn: '登录' },
  en: { key: 'API key', signIn: 'Sign in' },
} as const;

/** A real browser at the gateway's console. */
export class ConsoleUnderTest {
  /** What the pages' scripts complained of, and requests that the pages' own policy refused. */
  readonly complaints: string[] = [];
  private readonly visitors: BrowserContext[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async open(url: string): Promise<ConsoleUnderTest> {
    const executablePath = await chromium.executablePath();
    return new ConsoleUnderTest(await browsers.launch({ executablePath, args: ARGUMENTS }), url);
  }

  /** A page of a visitor of their own, nobody signed in. */
  async visit(language: 'zh' | 'en' = 'zh', path = ''): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1366, height: 900 },
      locale: language === 'zh' ? 'zh-CN' : 'en',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    this.visitors.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Warning:/.test(message.text())) this.complaints.push(message.text());
    });
    await page.goto(`${this.url}/console${path}?lang=${language}`);
    return page;
  }

  /** A page of somebody who has signed in with an API key. */
  async signedIn(key: string, language: 'zh' | 'en' = 'zh'): Promise<Page> {
    const page = await this.visit(language);
    await signIn(page, key, language);
    await placesOf(page).waitFor();
    await page.waitForLoadState('networkidle'); // names of units and categories come behind the page
    return page;
  }

  /** Closes every page: those that stay open ask again twice a minute, and slow down whatever comes after them. */
  async leave(): Promise<void> {
    const visitors = this.visitors.splice(0);
    await Promise.all(visitors.map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** The list of pages that somebody who is signed in has. */
export function placesOf(page: Page): Locator {
  return page.getByRole('navigation', { name: /^(页面|Pages)$/ });
}

/** Turns to a page by its name in the list, and waits until it is the one shown. */
export async function turnTo(page: Page, place: string): Promise<void> {
  const link = placesOf(page).getByRole('link', { name: place, exact: true });
  await link.click();
  await link.and(page.locator('[aria-current="page"]')).waitFor();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}

/** Signs in with an API key, on the page that asks for it. */
export async function signIn(page: Page, key: string, language: 'zh' | 'en' = 'zh'): Promise<void> {
  const { key: byKey, signIn: button } = words[language];
  await page.getByText(byKey, { exact: true }).first().click();
  await page.getByLabel(byKey).last().fill(key);
  await page.getByRole('button', { name: button }).click();
}

/** Barriers on a page that axe calls serious or critical (WCAG 2.2 AA), each with where it is and why. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}
