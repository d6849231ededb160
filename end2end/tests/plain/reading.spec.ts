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
  await page.goto('/cases/new/act');
  await page.locator('main').getByLabel('地点').fill('建设路');
  await page.locator('main').getByLabel('车牌').fill('不是车牌');
  await page.getByRole('button', { name: '下一步：证据' }).click();
  await expect(page).toHaveTitle(/有误：/);
  await expect(page.locator('main').getByLabel('地点')).toHaveValue('建设路');
  await expect(page.getByText(/处要改/)).toBeVisible();
});

test('a draft is kept with a button and listed on the workbench', async ({ page, baseURL }) => {
  const office = new Office(page, baseURL ?? '');
  await office.signIn('wangqiang');
  await page.goto('/cases/new/act');
  await page.locator('main').getByLabel('地点').fill('开源路与建设路口');
  await page.getByRole('button', { name: '存草稿' }).click();
  await expect(page.getByText(/这是王强 今天 \d\d:\d\d 存的草稿/)).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /没办完的草稿 1/ })).toBeVisible();
  await page.getByRole('link', { name: /新建案件 · 当事人未填/ }).click();
  await page.goto('/cases/new/act');
  await expect(page.locator('main').getByLabel('地点')).toHaveValue('开源路与建设路口');
  await page.getByRole('button', { name: '不用草稿' }).click();
  await expect(page.locator('main').getByLabel('地点')).toHaveValue('');
});
