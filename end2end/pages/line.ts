// What the people of the line fill in the same way in every case: service, review, discussion, payment.
import type { Page } from '@playwright/test';

/** The whole label of the option that begins with a name: certificate numbers stand behind it. */
export async function option(page: Page, field: string, name: string): Promise<string> {
  const labels = await page.locator('main').getByLabel(field).locator('option').allInnerTexts();
  const found = labels.find((label) => label.startsWith(name));
  if (!found) throw new Error(`${name} is not offered: ${labels.join('; ')}`);
  return found;
}

/** Certificates shown, and the act written down: whoever faces a party records both. */
export async function onRecord(page: Page): Promise<void> {
  const main = page.locator('main');
  await main.getByRole('checkbox', { name: '已主动出示执法证件' }).check({ force: true });
  await main.getByRole('checkbox', { name: '文字记录' }).check({ force: true });
}

/** A paper handed to this person, with 王强 as the second officer. */
export const serve =
  (page: Page, who: string, relation = '法定代表人') =>
  async () => {
    const main = page.locator('main');
    await onRecord(page);
    await main.getByLabel('签收人', { exact: true }).fill(who);
    await main.getByLabel('与当事人的关系').fill(relation);
    await main.getByLabel('送达地点').fill('平顶山市湛河区开源路1号');
    await main.getByLabel('另一名送达人').selectOption({ label: await option(page, '另一名送达人', '王强') });
  };

/** Every point of the legal review is found in order. */
export const passed = (page: Page) => async () => {
  for (const box of await page.getByRole('group', { name: /审核清单/ }).getByRole('checkbox').all()) await box.check({ force: true });
  await page.getByRole('radio', { name: '同意', exact: true }).check({ force: true });
};

/** The heads sat together and agreed. */
export const discussed = (page: Page) => async () => {
  const main = page.locator('main');
  await main.getByLabel('参加人员').fill('陈国（主持）、赵敏、李敏（列席）');
  await main.getByLabel('各人意见').fill('均同意承办机构意见');
  await main.getByLabel('讨论结论').fill('一致同意按拟处罚意见作出决定');
};
