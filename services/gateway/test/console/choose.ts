import { eventually } from '@muster/local-stack';
import { errors, type Locator } from 'playwright-core';

/** What one attempt may take; a list that was drawn anew under the pointer gets another. */
const ATTEMPT_MS = 5_000;

/**
 * Chooses an option of a list (Ant Design's `Select`) by the names of both. The options lie in a portal, are drawn anew while directories
 * arrive, and only those in view are drawn at all: it counts what the field shows afterwards, not that something was clicked.
 *
 * @param within the form or dialogue that the list's label stands in
 */
export async function choose(within: Locator, list: string, option: string): Promise<void> {
  const page = within.page();
  const input = page.getByLabel(list, { exact: true }).and(page.getByRole('combobox'));
  const field = within.locator('.ant-select').filter({ has: input });
  const shown = field.getByText(option, { exact: true }).first();
  await eventually(`${list} shows ${option}`, async () => {
    try {
      if (!(await shown.isVisible())) await clickOption(field, option);
      await shown.waitFor({ timeout: ATTEMPT_MS });
      return true;
    } catch (error) {
      if (error instanceof errors.TimeoutError) return false;
      throw error;
    }
  });
}

async function clickOption(field: Locator, option: string): Promise<void> {
  const input = field.getByRole('combobox');
  const timeout = ATTEMPT_MS;
  if ((await input.getAttribute('aria-expanded', { timeout })) !== 'true') await field.click({ timeout });
  if (await input.isEditable({ timeout })) await input.fill(option, { timeout }); // a long list draws what is in view only
  const listbox = field.page().locator(`[id="${await input.getAttribute('id', { timeout })}_list"]`);
  const popup = field.page().locator('.ant-select-dropdown').filter({ has: listbox });
  await popup.locator('.ant-select-item-option').getByText(option, { exact: true }).click({ timeout });
}
