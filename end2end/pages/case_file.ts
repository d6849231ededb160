// A case file and the steps taken from it.
import { expect, type Page } from '@playwright/test';

export class CaseFile {
  constructor(
    readonly page: Page,
    readonly address: string,
  ) {}

  async open(tab = '') {
    await this.page.goto(this.address + (tab && `/${tab}`));
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Takes the step that the filled button at the head of the file names. */
  async next(step: string, fill: (page: Page) => Promise<void> = async () => {}) {
    await this.open();
    await this.page.getByRole('link', { name: `下一步：${step}` }).click();
    await this.take(step, fill);
  }

  /** Takes a step from the list of what may be done. */
  async take(step: string, fill: (page: Page) => Promise<void> = async () => {}) {
    await expect(this.page.getByRole('heading', { level: 1, name: step })).toBeVisible();
    await fill(this.page);
    const check = this.page.getByRole('button', { name: '核对', exact: true });
    if (await check.isVisible()) {
      await check.click();
      await expect(this.page.getByRole('heading', { name: '核对' })).toBeVisible();
    }
    await this.page.locator('main').getByRole('button', { name: step, exact: true }).click();
    await expect(this.page.getByRole('status').filter({ hasText: `已办：${step}` })).toBeVisible();
  }

  async choose(step: string, fill: (page: Page) => Promise<void> = async () => {}) {
    await this.open();
    await this.page.locator('main').getByRole('link', { name: step, exact: true }).click();
    await this.take(step, fill);
  }
}
