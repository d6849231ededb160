// The office as its people use it: signing in, working through the list, setting the practice clock.
import { expect, type Page } from '@playwright/test';

export const password = 'zhiheng-demo-2026';

/** Collects what the console says; a journey ends by asking that it said nothing. */
export function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    // A refused form answers 422 on purpose; the browser logs every such answer.
    if (!/the server responded with a status of 4(22|09|01)/.test(message.text())) {
      said.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  return said;
}

export class Office {
  constructor(
    readonly page: Page,
    readonly address: string,
  ) {}

  async signIn(login: string) {
    await this.page.goto(`${this.address}/login`);
    await this.page.getByLabel('账号或执法证号').fill(login);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible();
  }

  async signOut() {
    await this.page.locator('details.me > summary').click();
    await this.page.getByRole('button', { name: '退出登录' }).click();
    await expect(this.page).toHaveURL(/login/);
  }

  /** Does something as somebody, then signs out. */
  async as(login: string, what: () => Promise<void>) {
    await this.signIn(login);
    await what();
    await this.signOut();
  }

  /** Sets the practice clock to a day. */
  async setDay(day: string) {
    const bar = this.page.getByLabel('演练环境');
    await bar.getByText('改日期').first().click();
    await bar.getByLabel('今天改为').fill(day);
    await bar.getByRole('button', { name: '改日期' }).click();
    await expect(bar).toContainText(day);
  }

  async today(): Promise<Date> {
    const text = await this.page.getByLabel('演练环境').innerText();
    const day = text.match(/\d{4}-\d{2}-\d{2}/);
    if (!day) throw new Error(`no day in “${text}”`);
    return new Date(`${day[0]}T00:00:00Z`);
  }
}

/** A day so many days later, as forms take it. */
export function later(day: Date, days: number): string {
  return new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
