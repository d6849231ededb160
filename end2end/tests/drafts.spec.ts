// What is typed is on the server three seconds later, stays when nobody is signed in any more, and comes back.
import { expect, test } from '@playwright/test';
import { Office, listen } from '../pages/office';

test('a form stores itself, at once with Ctrl+S, and stands there again', async ({ page, baseURL }) => {
  const said = listen(page);
  const office = new Office(page, baseURL ?? '');
  await office.signIn('wangqiang');
  await page.goto('/cases/new/act');
  const place = page.locator('main').getByLabel('地点');
  await place.fill('湛河堤路');
  await expect(page.getByRole('status').filter({ hasText: /^\d\d:\d\d 已存$/ })).toBeVisible({ timeout: 8_000 });
  await place.fill('湛河堤路与建设路口');
  const stored = page.waitForResponse((answer) => answer.url().includes('/drafts?of=/cases/new/act'));
  await page.keyboard.press('Control+s');
  expect((await stored).status()).toBe(200);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '没办完的草稿 1' })).toBeVisible();
  await page.goto('/cases/new/act');
  await expect(page.locator('main').getByLabel('地点')).toHaveValue('湛河堤路与建设路口');
  await page.getByRole('button', { name: '不用草稿' }).click();
  await expect(page.locator('main').getByLabel('地点')).toHaveValue('');
  expect(said).toEqual([]);
});

test('the text outlives a session that ended while typing', async ({ page, baseURL, context }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('wangqiang');
  await page.goto('/cases/new/act');
  await context.clearCookies();
  await page.locator('main').getByLabel('违法事实').fill('车辆未密闭，沿途遗撒');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('登录已过期。填写的内容已保留，重新登录后回到本页接着写。')).toBeVisible();
  await expect(page.locator('main').getByLabel('违法事实')).toHaveValue('车辆未密闭，沿途遗撒');
  await page.getByRole('link', { name: '去登录' }).click();
  await page.getByLabel('账号或执法证号').fill('wangqiang');
  await page.getByLabel('密码').fill('zhiheng-demo-2026');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('button', { name: '填回来' }).click();
  await expect(page.locator('main').getByLabel('违法事实')).toHaveValue('车辆未密闭，沿途遗撒');
  await expect(page.getByRole('status').filter({ hasText: /已存$/ })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('zhiheng-draft')))).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: '不用草稿' }).click();
});

test('the list of causes follows the initials while one types', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('wangqiang');
  await page.goto('/cases/new');
  await page.getByLabel('查找案由').fill('szwlys');
  await expect(page.locator('#causes .choice').first()).toContainText('散装物料运输');
  await page.getByLabel('查找案由').fill('没有这样的案由');
  await expect(page.locator('#causes')).toContainText('没有找到');
});
