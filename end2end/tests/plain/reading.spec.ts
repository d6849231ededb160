// With scripts off: signing in, reading a case and all its tabs, and a refused step with its reason.
import { expect, test } from '@playwright/test';
import { Office } from '../../pages/office';

test('login and case reading work without scripts', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('zhangwei');
  await page.getByRole('link', { name: '案件', exact: true }).first().click();
  await page.getByRole('link', { name: /平城管立字〔2022〕/ }).first().click();
  for (const tab of ['证据', '文书', '流程', '缴款', '送达', '日志', '基本信息']) {
    await page.locator('main').getByRole('link', { name: new RegExp(`^${tab}`) }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByText(/^暂不能办/).first().click();
  await expect(page.getByText(/条/).first()).toBeVisible();
});

test('a wrong form comes back as it was typed, with every mistake named', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('zhangwei');
  await page.goto('/cases/new');
  await page.locator('main').getByLabel('地点').fill('建设路');
  await page.locator('main').getByLabel('车牌').fill('不是车牌');
  await page.getByRole('button', { name: '登记并开始核查' }).click();
  await expect(page).toHaveTitle(/有误：/);
  await expect(page.locator('main').getByLabel('地点')).toHaveValue('建设路');
  await expect(page.getByText(/处要改/)).toBeVisible();
});
