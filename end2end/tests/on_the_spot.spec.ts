// A citizen fined on the spot: decided, handed over, paid in cash, put on file, handed on.
import { expect, test } from '@playwright/test';
import { CaseFile } from '../pages/case_file';
import { Office, listen } from '../pages/office';
import { onRecord } from '../pages/line';

const address = process.env.ZHIHENG_TRAINING_URL ?? 'http://127.0.0.1:8081';

test('a small fine is decided, handed over and paid on the spot', async ({ page }, info) => {
  test.setTimeout(180_000);
  const said = listen(page);
  const office = new Office(page, address);
  const receipt = `豫财当场${info.project.name}`;
  let file!: CaseFile;
  const main = page.locator('main');

  await office.as('zhangwei', async () => {
    await page.goto(`${address}/cases/new`);
    await page.getByLabel('查找案由').fill('sydqpsdf');
    await page.getByRole('radio', { name: /随意倾倒抛撒堆放建筑垃圾/ }).check({ force: true });
    await page.getByRole('button', { name: '下一步：当事人' }).click();
    await page.getByRole('radio', { name: '个人', exact: true }).check({ force: true });
    await main.getByLabel('姓名、单位名称或字号').fill(`演示${info.project.name === 'phone' ? '乙' : '甲'}`);
    await main.getByLabel('证件号码').fill('410402199001010019');
    await main.getByLabel('住址、住所或经营场所').fill('平顶山市湛河区');
    await page.getByRole('button', { name: '下一步：时间地点' }).click();
    await main.getByLabel('地点').fill(`湛河堤${info.project.name}`);
    await main.getByLabel('违法事实').fill('在河堤旁抛撒建筑垃圾一袋');
    await page.getByRole('button', { name: '下一步：证据' }).click();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    for (const apart = page.getByRole('button', { name: '不是同一件' }); await apart.first().isVisible(); ) {
      await apart.first().click();
      await expect(page.getByRole('heading', { level: 2, name: '核对' })).toBeVisible();
    }
    await page.getByRole('button', { name: '登记并开始核查' }).click();
    await expect(page).toHaveURL(/\/cases\/\d+\/evidence/);
    file = new CaseFile(page, address + new URL(page.url()).pathname.replace('/evidence', ''));
    await main.getByLabel('证明什么').fill('抛撒的建筑垃圾');
    await page.locator('#upload-files').setInputFiles('fixtures/night.png');
    await page.getByRole('link', { name: '刷新证据列表' }).click();
    await expect(page.locator('.exhibit')).toHaveCount(1);

    await file.choose('当场作出处罚决定', async () => {
      const second = main.getByLabel('另一名执法人员');
      await second.selectOption({ index: 1 });
      // One yuan above the limit is refused with the article, and what was typed stays.
      await main.getByLabel('罚款', { exact: true }).fill('201');
      await onRecord(page);
      await main.getByRole('checkbox', { name: /已告知事实、理由/ }).check({ force: true });
      await main.getByLabel('当事人陈述申辩情况').fill('当事人表示没有异议');
      await main.getByLabel('裁量理由').fill('数量少，当场清除');
      await main.getByRole('button', { name: '核对', exact: true }).click();
      await expect(page.locator('.error-summary').or(page.getByRole('alert')).first()).toContainText('第五十一条');
      await expect(main.getByLabel('裁量理由')).toHaveValue('数量少，当场清除');
      await main.getByLabel('罚款', { exact: true }).fill('100');
    });
    await file.next('登记送达', async () => {
      await onRecord(page);
      await main.getByLabel('签收人', { exact: true }).fill('本人');
      await main.getByLabel('与当事人的关系').fill('本人');
      await main.getByLabel('送达地点').fill('湛河堤');
      await main.getByLabel('另一名送达人').selectOption({ index: 1 });
    });
    await file.choose('当场收缴罚款', async () => {
      await main.getByRole('radio', { name: '罚款一百元以下' }).check({ force: true });
      await main.getByLabel('票据号').fill(receipt);
    });
    await file.next('当场处罚备案');
    await file.next('登记交至本机关');
    await file.open('flow');
    await expect(page.locator('.flow-place[data-state=now]')).toContainText('履行完毕');
  });
  await office.as('wuyue', () => file.next('登记缴付银行'));
  await office.as('zhangwei', () => file.next('申请结案'));
  await office.as('chenguo', () => file.next('审批结案'));
  expect(said).toEqual([]);
});
