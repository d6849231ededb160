// A typical matter of four families besides muck, from the list of causes to the head's approval of filing.
import { expect, test } from '@playwright/test';
import { CaseFile } from '../pages/case_file';
import { Office, listen } from '../pages/office';

const address = process.env.ZHIHENG_TRAINING_URL ?? 'http://127.0.0.1:8081';

interface Matter {
  family: string;
  cause: RegExp;
  kind: '个人' | '单位';
  party: string;
  facts: string;
}

const matters: Matter[] = [
  { family: '停车', cause: /机动车在人行道上停放/, kind: '个人', party: '演示停车人', facts: '小型轿车停放在人行道上，妨碍行人通行' },
  { family: '养犬', cause: /携犬出户未束犬链/, kind: '个人', party: '演示养犬人', facts: '携犬出户未束犬链，经劝阻仍不改正' },
  { family: '商品房预售', cause: /未取得预售许可擅自预售商品房/, kind: '单位', party: '平顶山市演示置业有限公司', facts: '未取得预售许可证，收取购房人预付款' },
  { family: '燃气', cause: /未取得燃气经营许可证从事燃气经营/, kind: '单位', party: '平顶山市演示燃气有限公司', facts: '未取得燃气经营许可证，销售瓶装液化石油气' },
];

test.beforeEach(({}, info) => test.skip(info.project.name === 'phone', 'written at a desk'));

for (const matter of matters) {
  test(`a matter of ${matter.family} is opened and filed`, async ({ page }) => {
    const said = listen(page);
    const office = new Office(page, address);
    const main = page.locator('main');
    let file!: CaseFile;

    await office.as('zhangwei', async () => {
      await page.getByRole('link', { name: '新建案件' }).first().click();
      await main.getByLabel('领域').selectOption({ label: matter.family });
      await page.getByRole('button', { name: '列出案由' }).click();
      await page.getByRole('radio', { name: matter.cause }).check({ force: true });
      await page.getByRole('button', { name: '下一步：当事人' }).click();
      await page.getByRole('radio', { name: matter.kind, exact: true }).check({ force: true });
      await main.getByLabel('姓名、单位名称或字号').fill(matter.party);
      await main.getByLabel('证件不详的原因').fill('当事人未携带证件');
      if (matter.kind === '单位') {
        await main.getByLabel('统一社会信用代码').fill('91410402MA00000660');
        await main.getByLabel('法定代表人、负责人或经营者').fill('马建国');
      }
      await main.getByLabel('住址、住所或经营场所').fill('平顶山市湛河区开源路1号');
      await page.getByRole('button', { name: '下一步：时间地点' }).click();
      // What only trucks have is not asked for.
      await expect(main.getByLabel('违法事实')).toBeVisible();
      await expect(main.getByLabel('运载物')).toHaveCount(0);
      await main.getByLabel('地点').fill('平顶山市湛河区开源路28号');
      await main.getByLabel('违法事实').fill(matter.facts);
      await page.getByRole('button', { name: '下一步：证据' }).click();
      await page.getByRole('button', { name: '下一步：核对' }).click();
      await expect(main).not.toContainText('车牌');
      await page.getByRole('button', { name: '登记并开始核查' }).click();
      await expect(page).toHaveURL(/\/cases\/\d+\/evidence/);
      file = new CaseFile(page, address + new URL(page.url()).pathname.replace('/evidence', ''));
      await main.getByLabel('证明什么').fill('现场情况');
      await page.locator('#upload-files').setInputFiles('fixtures/night.png');
      await expect(page.getByText(/已收妥/).first()).toBeVisible();
      await page.getByRole('link', { name: '刷新证据列表' }).click();
      await expect(page.locator('.exhibit')).toHaveCount(1);
      await file.next('申请立案', async () => {
        const second = main.getByLabel('另一名承办人');
        const label = await second.locator('option').filter({ hasText: '王强' }).first().innerText();
        await second.selectOption({ label });
      });
    });
    await office.as('zhaomin', () => file.next('审核立案申请'));
    await office.as('chenguo', async () => {
      await file.open();
      await page.getByRole('link', { name: '下一步：审批立案' }).click();
      // The form that is approved stands under the buttons, with the rule of this family.
      await expect(page.getByRole('heading', { name: '立案审批表草稿' })).toBeVisible();
      await expect(main.getByText(matter.cause).first()).toBeVisible();
      await file.take('审批立案');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/平城管立字〔\d{4}〕\d+号/);
    });
    expect(said).toEqual([]);
  });
}
