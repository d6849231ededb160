// The desk by hand: its parts, an exhibit large, articles beside a form, keys, the list's choice and print.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Office, listen } from '../pages/office';

async function accessible(page: Page) {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
}

test('the parts of the workbench lead from one to the other', async ({ page, baseURL }) => {
  const said = listen(page);
  const office = new Office(page, baseURL ?? '');
  await office.signIn('zhangwei');
  const tabs = page.getByRole('navigation', { name: '工作台', exact: true });
  for (const part of ['已办', '我的案件', '预警', '待办']) {
    await tabs.getByRole('link', { name: new RegExp(`^${part}`) }).click();
    await expect(tabs.locator('[aria-current=page]')).toContainText(part);
    await accessible(page);
  }
  await tabs.getByRole('link', { name: /^已办/ }).click();
  await page.locator('.happening').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('平城管');
  expect(said).toEqual([]);
});

test('an exhibit opens large, with what its file says, and the list leads there', async ({ page, baseURL }) => {
  const said = listen(page);
  const office = new Office(page, baseURL ?? '');
  await office.signIn('limin');
  await page.goto('/cases/1/evidence');
  await page.locator('.exhibit').first().getByRole('link', { name: '证据 1' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: '证据 1' })).toBeVisible();
  const picture = page.locator('.exhibit-large img');
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((it) => (it as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await expect(page.locator('main')).toContainText(/[0-9a-f]{64}/);
  await accessible(page);
  expect(said).toEqual([]);
});

test('an article opens its gist beside the form and gives the focus back', async ({ page, baseURL }) => {
  const said = listen(page);
  const office = new Office(page, baseURL ?? '');
  await office.signIn('limin');
  await page.goto('/cases/1');
  const article = page.locator('main a.article[title]').first();
  const before = page.url();
  const words = (await article.getAttribute('title')) ?? '';
  await article.click();
  const note = page.getByRole('dialog');
  await expect(note).toBeVisible();
  await expect(note).toContainText(words);
  expect(page.url()).toBe(before);
  await accessible(page);
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(article).toBeFocused();
  // Whoever wants the page of the law gets it.
  await article.click();
  await note.getByRole('button', { name: '关上' }).click();
  await expect(note).toBeHidden();
  expect(said).toEqual([]);
});

test('the keys of the office act, and not while somebody types', async ({ page, baseURL }, info) => {
  test.skip(info.project.name === 'phone', 'a phone has no keys');
  const office = new Office(page, baseURL ?? '');
  await office.signIn('limin');
  await page.goto('/cases?sort=entered');
  // The keys act once their island has woken; a slow machine takes a moment for it.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.locator('#search')).toBeFocused();
  await page.keyboard.type('a/?');
  await expect(page.locator('#search')).toHaveValue('a/?');
  await page.locator('tbody tr').nth(1).getByRole('link').first().click();
  await expect(page.getByRole('link', { name: '下一件' })).toBeVisible();
  const here = page.url();
  await expect(async () => {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page).not.toHaveURL(here, { timeout: 2000 });
  }).toPass();
  await expect(async () => {
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page).toHaveURL(here, { timeout: 2000 });
  }).toPass();
});

test('the arrow keys walk the list of causes and come back with the words kept', async ({ page, baseURL }, info) => {
  test.skip(info.project.name === 'phone', 'a phone has no keys');
  const office = new Office(page, baseURL ?? '');
  await office.signIn('wangqiang');
  await page.goto('/cases/new');
  const words = page.getByLabel('查找案由');
  const all = await page.locator('#causes .choice').count();
  // Down before the answer has come: it replaces the list, and the place in the list stays.
  const answered = page.waitForResponse((it) => it.request().method() === 'POST' && it.url().endsWith('/cases/new'));
  await words.fill('密闭');
  await expect(async () => {
    await words.press('ArrowDown');
    await expect(page.locator('#causes input:focus')).toHaveCount(1, { timeout: 200 });
  }).toPass();
  await answered;
  await expect.poll(() => page.locator('#causes .choice').count()).toBeLessThan(all);
  for (const one of await page.locator('#causes .choice').all()) await expect(one).toContainText('密闭');
  await expect(page.locator('#causes input:focus')).toHaveCount(1);
  const chosen = page.locator('#causes input:not([aria-disabled])');
  await page.keyboard.press('Escape');
  await expect(words).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(chosen.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('密闭');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(chosen.last()).toBeFocused();
  await expect(chosen.last()).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(words).toBeFocused();
  await page.goto('/cases/new');
  if (await page.getByRole('button', { name: '不用草稿' }).isVisible()) {
    await page.getByRole('button', { name: '不用草稿' }).click();
  }
});

test('the list chooses every case, and prints at a press', async ({ page, baseURL }) => {
  const said = listen(page);
  const office = new Office(page, baseURL ?? '');
  await office.signIn('chenguo');
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.goto('/cases');
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await page.getByRole('link', { name: /^选择全部/ }).click();
  await expect(page.getByText(/^已选全部 \d+ 件$/)).toBeVisible();
  await accessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出所选' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  await page.getByRole('link', { name: '取消' }).click();
  await expect(page.getByRole('link', { name: /^选择全部/ })).toBeVisible();
  expect(said).toEqual([]);
});
