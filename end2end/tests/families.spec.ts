// A typical matter of four families besides muck, from the list of causes to the paid fine.
import { type Page, expect, test } from '@playwright/test';
import { CaseFile } from '../pages/case_file';
import { discussed, onRecord, option, passed, serve } from '../pages/line';
import { Office, later, listen } from '../pages/office';

const address = process.env.ZHIHENG_TRAINING_URL ?? 'http://127.0.0.1:8081';

interface Matter {
  family: string;
  cause: RegExp;
  kind: '个人' | '单位';
  party: string;
  facts: string;
  /** What is asked of the party, and whether it is found ignored: some fines need that. */
  order: string;
  ignored?: boolean;
  /** What the closing report says about the penalty, and the amount it comes to. */
  report: (page: Page) => Promise<void>;
  fine: string;
  /** The lowest fine reaches what must be heard: legal review and discussion follow. */
  major?: boolean;
}

const amount = (fine: string) => (page: Page) => page.locator('main').getByLabel('拟罚款').fill(fine);

const matters: Matter[] = [
  { family: '停车', cause: /机动车在人行道上停放/, kind: '个人', party: '演示停车人', facts: '小型轿车停放在人行道上，妨碍行人通行',
    order: '立即驶离人行道', report: amount('100'), fine: '100' },
  { family: '养犬', cause: /携犬出户未束犬链/, kind: '个人', party: '演示养犬人', facts: '携犬出户未束犬链，经劝阻仍不改正',
    order: '携犬出户时束犬链', ignored: true, report: amount('500'), fine: '500' },
  { family: '商品房预售', cause: /未取得预售许可擅自预售商品房/, kind: '单位', party: '平顶山市演示置业有限公司', facts: '未取得预售许可证，收取购房人预付款',
    order: '立即停止预售活动',
    // One percent of what buyers paid in advance, proved by an exhibit.
    report: async (page) => {
      const main = page.locator('main');
      await main.getByLabel(/^计罚基数/).fill('3,000,000');
      await main.getByLabel('选定的比例（%）').fill('1');
      await main.getByLabel('证明它的证据').selectOption({ index: 1 });
      await main.getByLabel('拟罚款').fill('30,000');
      // The provincial rule of 2002 stands beside it; its amount binds only inside the national range.
      await main.getByLabel('规定的比较').fill('行政法规规定预付款百分之一以下，省条例超出的部分不适用');
    },
    fine: '30,000' },
  { family: '燃气', cause: /未取得燃气经营许可证从事燃气经营/, kind: '单位', party: '平顶山市演示燃气有限公司', facts: '未取得燃气经营许可证，销售瓶装液化石油气',
    order: '立即停止燃气经营', report: amount('50,000'), fine: '50,000', major: true },
];

/** The files that were opened, in the order of the matters. */
const files: string[] = [];

test.describe.configure({ mode: 'serial' });
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
        await main.getByLabel('另一名承办人').selectOption({ label: await option(page, '另一名承办人', '王强') });
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
    await office.as('zhaomin', () => file.next('指派承办人'));
    await office.as('zhangwei', async () => {
      await file.next('责令限期改正', () => main.getByLabel('改正要求').fill(matter.order));
      await file.next('登记送达', served(page, matter));
    });
    files.push(file.address);
    expect(said).toEqual([]);
  });
}

/** What each matter still has to do after the order; the days between are the same for all of them. */
const afterwards = (what: string, days: number, act: (matter: Matter, file: CaseFile, office: Office) => Promise<void>) => {
  matters.forEach((matter, at) => {
    test(`${matter.family}: ${what}`, async ({ page }) => {
      test.setTimeout(180_000);
      const said = listen(page);
      const office = new Office(page, address);
      if (at === 0) {
        await office.as('zhangwei', async () => office.setDay(later(await office.today(), days)));
      }
      await act(matter, new CaseFile(page, files[at]), office);
      expect(said).toEqual([]);
    });
  });
};

afterwards('the inquiry ends and the party is told', 1, async (matter, file, office) => {
  const { page } = office;
  await office.as('zhangwei', async () => {
    if (matter.ignored) {
      await file.next('登记复查', async () => {
        await page.getByRole('radio', { name: '没有改正' }).check({ force: true });
        await page.locator('main').getByLabel('复查情况').fill('复查时仍未改正');
        await onRecord(page);
      });
    }
    await file.next('提交调查终结报告', async () => {
      await matter.report(page);
      await page.locator('main').getByLabel('裁量理由').fill('情节一般，按幅度下限');
    });
  });
  await office.as('zhaomin', () => file.next('审核调查终结报告'));
  await office.as('zhangwei', async () => {
    await file.next('制作事先告知书');
    await file.next('登记送达', served(page, matter));
  });
});

// Five working days of the party, National Day included.
afterwards('the case is decided, served and paid', 16, async (matter, file, office) => {
  const { page } = office;
  const main = page.locator('main');
  await office.as('zhangwei', async () => {
    await file.next('写复核意见');
    if (matter.major) await file.next('送法制审核');
  });
  if (matter.major) await office.as('limin', () => file.next('出具法制审核意见', passed(page)));
  await office.as('chenguo', async () => {
    if (matter.major) await file.next('登记集体讨论', discussed(page));
    await file.next('作出处罚决定');
  });
  await office.as('zhangwei', async () => {
    await file.next('登记送达', served(page, matter));
    await file.choose('登记复查', async () => {
      await main.getByLabel('复查情况').fill('复查时已经改正');
      await onRecord(page);
    });
    await file.open('documents');
    await expect(page.getByRole('row', { name: /行政处罚决定书/ })).toContainText(/平城管罚决字〔\d{4}〕\d+号/);
  });
  await office.as('wuyue', () =>
    file.next('登记缴款', async () => {
      await expect(main).toContainText(`今天应缴 ${matter.fine} 元`);
      await main.getByLabel('票据号').fill(`豫财${matter.family}`);
    }),
  );
  await office.as('zhangwei', async () => {
    await file.open();
    await expect(page.locator('main')).toContainText('履行完毕');
  });
});

/** Handed to the party: in person, or to the legal representative. */
function served(page: Page, matter: Matter) {
  return matter.kind === '个人' ? serve(page, matter.party, '本人') : serve(page, '马建国');
}
