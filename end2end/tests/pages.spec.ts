// Every page of the demo office: quiet console, one h1, no overflow, nothing the accessibility checker finds.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Office, listen } from '../pages/office';

const pages: Array<[string, string]> = [
  ['limin', '/'],
  ['limin', '/done'],
  ['limin', '/held'],
  ['limin', '/pressing'],
  ['limin', '/cases'],
  ['limin', '/cases?every=1'],
  ['limin', '/cases?open=false'],
  ['limin', '/cases/1'],
  ['limin', '/cases/1/evidence'],
  ['limin', '/cases/1/evidence/1'],
  ['limin', '/cases/1/documents'],
  ['limin', '/cases/1/flow'],
  ['limin', '/cases/1/payments'],
  ['limin', '/cases/1/service'],
  ['limin', '/cases/1/log'],
  ['limin', '/documents/1'],
  ['zhangwei', '/cases/new'],
  ['zhangwei', '/cases/new/party'],
  ['zhangwei', '/cases/new/act'],
  ['zhangwei', '/cases/new/evidence'],
  ['zhangwei', '/cases/new/check'],
  ['zhangwei', '/cases/5/steps/record_service'],
  ['zhangwei', '/cases/5/steps/apply_for_closing'],
  ['wuyue', '/cases/4/steps/record_payment'],
  ['sunli', '/disclosure?from=2022-01-01&to=2022-12-31'],
  ['sunli', '/help'],
  ['sunli', '/statutes'],
  ['sunli', '/statutes/chufa'],
  ['sunli', '/statutes/shuanggongshi'],
  ['sunli', '/glossary'],
  ['sunli', '/glossary?words=%E5%B7%A5%E4%BD%9C%E6%97%A5'],
  ['sunli', '/notices'],
  ['admin', '/'],
];

for (const [login, path] of pages) {
  test(`${path} as ${login}`, async ({ page, baseURL }) => {
    const said = listen(page);
    const office = new Office(page, baseURL ?? '');
    await office.signIn(login);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/ · 执衡$/);
    for (const width of [360, 768, 1366, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    const text = await page.locator('body').innerText();
    expect(text).not.toMatch(/undefined|NaN|\bnull\b|Error|panicked/);
    expect(await page.content()).not.toContain(' style=');
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
    expect(said).toEqual([]);
  });
}

test('the six cases of 2022 are there and their fines add up to 14,050 yuan', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('chenguo');
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto('/cases');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(6);
  const sum = (await rows.locator('td[data-kind=figure]').allInnerTexts()).reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
  expect(sum).toBe(14_050);
});

test('a person\'s number is masked in the source of the page too', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('zhangwei');
  await page.goto('/cases/5');
  await expect(page.getByText('410404********1236')).toBeVisible();
  expect(await page.content()).not.toContain('410404200002291236');
});

test('a page of another unit is not found', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('zhangwei');
  const answer = await page.goto('/cases/2');
  expect(answer?.status()).toBe(404);
});

test('five wrong passwords lock the account and say until when', async ({ page }, info) => {
  await page.goto('/login');
  for (let time = 0; time < 5; time += 1) {
    await page.getByLabel('账号或执法证号').fill(info.project.name === 'phone' ? 'xujing' : 'huanglei');
    await page.getByLabel('密码').fill('wrong-password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }
  await expect(page.getByText(/密码连续输错 5 次，账号锁定到 \d\d:\d\d/).first()).toBeVisible();
});
