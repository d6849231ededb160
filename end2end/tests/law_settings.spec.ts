// The settings of the law: the administrator proposes, the legal office confirms, and the next case goes by the new value.
import { expect, test, type Page } from '@playwright/test';
import { Office, later, listen } from '../pages/office';

/** A table of a year as the notices have it; the days are made up. */
function holidays(year: number): string {
  const saturday = (month: number) => {
    const day = new Date(Date.UTC(year, month - 1, 1));
    while (day.getUTCDay() !== 6) day.setUTCDate(day.getUTCDate() + 1);
    return day.toISOString().slice(0, 10);
  };
  const rows: [string, string, string][] = [
    [`${year}-01-01`, 'rest', '元旦'],
    [`${year}-02-10`, 'rest', '春节'],
    [saturday(3), 'makeup_workday', '春节'],
    [`${year}-04-05`, 'rest', '清明'],
    [`${year}-05-01`, 'rest', '劳动节'],
    [`${year}-06-10`, 'rest', '端午'],
    [`${year}-09-15`, 'rest', '中秋'],
    [`${year}-10-01`, 'rest', '国庆节'],
    [`${year}-10-02`, 'rest', '国庆节'],
    [`${year}-10-03`, 'rest', '国庆节'],
  ];
  return `date,kind,festival\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

async function confirm(page: Page, words: string) {
  await page.goto('/');
  await page.getByRole('link', { name: words }).click();
  await page.getByLabel('意见').fill('已对照原文核对');
  await page.getByRole('button', { name: '核准', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('已核准');
}

test('a new value and a new year are proposed by one and confirmed by another', async ({ page, baseURL }, info) => {
  const said = listen(page);
  const office = new Office(page, baseURL ?? '');
  // Both ways to look share one office: each enters days and years of its own.
  const round = info.project.name === 'phone' ? 1 : 0;
  const today = new Date();
  const from = later(today, 400 + 30 * round);
  let year = 0;
  await office.as('admin', async () => {
    await page.goto('/office/parameters');
    await expect(page.getByRole('heading', { level: 1, name: '参数' })).toBeVisible();
    await page.getByRole('link', { name: '线索核查期限' }).first().click();
    const main = page.locator('main');
    await main.getByLabel('新值').fill(String(12 + round));
    await main.getByLabel('生效日').fill(from);
    await main.getByLabel('依据').fill('某办法第九条');
    await main.getByLabel('未核').check({ force: true });
    await main.getByRole('button', { name: '提出新值' }).click();
    await expect(page.getByRole('status')).toContainText('已提出');
    await expect(page.locator('main')).toContainText('自己提出的变更，须由另一名');
    await expect(main.getByRole('button', { name: '撤回' })).toBeVisible();
    await page.goto('/office/calendar');
    const head = await page.locator('.page-facts').innerText();
    year = Number(/至 (\d{4}) 年/.exec(head)?.[1]) + 1;
    await main.getByLabel('依据').fill(`${year}年放假安排（试）`);
    await main.getByLabel('放假安排文件').setInputFiles({
      name: `${year}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(holidays(year)),
    });
    await main.getByRole('button', { name: '看这份文件改什么' }).click();
    await expect(page.getByRole('heading', { name: `核对 ${year} 年放假安排` })).toBeVisible();
    await expect(main).toContainText('国庆节放假');
    await main.getByRole('button', { name: `提出载入 ${year} 年` }).click();
    await expect(page.getByRole('status')).toContainText('已提出');
  });
  await office.as('limin', async () => {
    await confirm(page, `自 ${from} 起为 ${12 + round} 日`);
    await confirm(page, `载入 ${year} 年放假安排`);
    await page.goto('/office/changes');
    await expect(page.locator('main')).toContainText('没有待核准的变更');
  });
  await office.as('admin', async () => {
    await page.goto('/office/calendar');
    await expect(page.locator('main')).toContainText(`已载入 2018 至 ${year} 年`);
    await page.goto('/office/parameters/clue_check_days');
    await expect(page.locator('main')).toContainText('周宁／李敏');
    for (const place of ['/office/ladders', '/office/powers', '/office/changes']) {
      await page.goto(place);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, place).toBeLessThanOrEqual(0);
    }
  });
  expect(said).toEqual([]);
});
