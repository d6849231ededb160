// A muck-truck case from filing to 双公示, by six people, in the training office whose clock can be set.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { unzipSync, strFromU8 } from 'fflate';
import { CaseFile } from '../pages/case_file';
import { Office, later, listen } from '../pages/office';

const address = process.env.ZHIHENG_TRAINING_URL ?? 'http://127.0.0.1:8081';

test('a case is filed, reviewed, decided, served, paid and reported', async ({ page }, info) => {
  test.setTimeout(300_000);
  const said = listen(page);
  const office = new Office(page, address);
  const party = `平顶山市端到端${info.project.name === 'phone' ? '乙' : '甲'}运输有限公司`;
  let file!: CaseFile;
  let number = '';

  const serve = (who: string) => async () => {
    await page.locator('main').getByLabel('签收人', { exact: true }).fill(who);
    await page.locator('main').getByLabel('与当事人的关系').fill('法定代表人');
    await page.locator('main').getByLabel('送达地点').fill('平顶山市湛河区开源路1号');
    await page.locator('main').getByLabel('另一名送达人').selectOption({ label: await option(page, '另一名送达人', '王强') });
  };

  await office.as('zhangwei', async () => {
    await page.getByRole('link', { name: '新建案件' }).first().click();
    // Five saved parts: the cause is found by its initials while one types.
    await page.getByLabel('查找案由').fill('szwlys');
    await page.getByRole('radio', { name: /散装物料运输未防遗撒或未按规定路线行驶（法典）/ }).check({ force: true });
    await page.getByRole('button', { name: '下一步：当事人' }).click();
    await page.getByRole('radio', { name: '单位', exact: true }).check({ force: true });
    await page.locator('main').getByLabel('姓名、单位名称或字号').fill(party);
    await page.locator('main').getByLabel('统一社会信用代码').fill('91410402MA00000660');
    await page.locator('main').getByLabel('法定代表人、负责人或经营者').fill('马建国');
    await page.locator('main').getByLabel('证件号码').fill('410402199001010019');
    await page.locator('main').getByLabel('住址、住所或经营场所').fill('平顶山市湛河区开源路1号');
    await page.getByRole('button', { name: '下一步：时间地点' }).click();
    await page.locator('main').getByLabel('地点').fill('建设路与开源路交叉口');
    await page.locator('main').getByLabel('车牌').fill('豫d a1234');
    await page.locator('main').getByLabel('违法事实').fill('豫D·A1234号自卸货车运输渣土未密闭，沿途遗撒约三十米');
    await page.getByRole('button', { name: '下一步：证据' }).click();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await expect(page.getByText('建设路与开源路交叉口')).toBeVisible();
    // The other project's case is about the same truck, place and day: the office asks first.
    for (const apart = page.getByRole('button', { name: '不是同一件' }); await apart.first().isVisible(); ) {
      await apart.first().click();
      await expect(page.getByRole('heading', { level: 2, name: '核对' })).toBeVisible();
    }
    await page.getByRole('button', { name: '登记并开始核查' }).click();
    await expect(page).toHaveURL(/\/cases\/\d+\/evidence/);
    file = new CaseFile(page, address + new URL(page.url()).pathname.replace('/evidence', ''));

    await page.locator('main').getByLabel('证明什么').fill('车辆载有渣土未密闭');
    await page.locator('#upload-files').setInputFiles('fixtures/night.png');
    await expect(page.getByText(/已收妥/).first()).toBeVisible();
    await page.getByRole('link', { name: '刷新证据列表' }).click();
    await expect(page.locator('.exhibit')).toHaveCount(1);
    await expect(page.getByText(/WGS-84 33\./)).toBeVisible();

    await file.next('申请立案', async () => {
      await page.locator('main').getByLabel('另一名承办人').selectOption({ label: await option(page, '另一名承办人', '王强') });
    });
  });

  await office.as('zhaomin', () => file.next('审核立案申请'));
  await office.as('chenguo', async () => {
    await file.open();
    // What cannot be done yet is there, with the reason and the article.
    await page.getByText(/^暂不能办/).first().click();
    await expect(page.getByText(/行政处罚事先告知书还没有送达证明/).first()).toBeVisible();
    await file.next('审批立案');
    number = await page.getByRole('heading', { level: 1 }).innerText();
    expect(number).toMatch(/平城管立字〔\d{4}〕\d+号/);
  });
  await office.as('zhaomin', () => file.next('指派承办人'));

  await office.as('zhangwei', async () => {
    await file.next('责令限期改正', async () => {
      await page.locator('main').getByLabel('改正要求').fill('立即对运输车辆采取密闭措施，清除道路遗撒物');
    });
    await file.next('登记送达', serve('马建国'));
    await file.next('提交调查终结报告', async () => {
      // A fine below the band is refused in words, and nothing typed is lost.
      await page.locator('main').getByLabel('拟罚款').fill('1500');
      // Two rules are in force at once for this act: they stand side by side, and the choice is reasoned.
      await expect(page.getByRole('heading', { name: '规定并列' })).toBeVisible();
      await page.locator('main').getByLabel('规定的比较').fill('几项规定幅度有重合，适用法律的规定');
      await page.locator('main').getByLabel('裁量理由').fill('初次查获，当场清除，属一般情形');
      await page.getByRole('checkbox', { name: /涉及多个法律关系/ }).check({ force: true });
      await page.locator('main').getByRole('button', { name: '提交调查终结报告' }).click();
      await expect(page.getByRole('alert').or(page.locator('.error-summary')).first()).toContainText('低于法定幅度 2,000–20,000 元');
      await expect(page).toHaveTitle(/有误：/);
      await expect(page.locator('main').getByLabel('裁量理由')).toHaveValue('初次查获，当场清除，属一般情形');
      await page.locator('main').getByLabel('拟罚款').fill('5,000');
    });
  });
  await office.as('zhaomin', () => file.next('审核调查终结报告'));
  await office.as('zhangwei', async () => {
    await file.next('制作事先告知书');
    await file.next('登记送达', serve('马建国'));
    // Five working days of the party lie before the re-check; the practice clock is set past them.
    await office.setDay(later(await office.today(), 16));
    await file.next('写复核意见');
    await file.next('送法制审核');
  });
  await office.as('limin', () =>
    file.next('出具法制审核意见', async () => {
      // The file stands beside the checklist; nothing changed since it was sent.
      const seen = page.getByRole('region', { name: '看卷' });
      await expect(seen.getByRole('heading', { name: '上次提交以来的变化' })).toBeVisible();
      await expect(seen).toContainText('首次提交审核');
      await expect(seen.locator('.exhibit')).not.toHaveCount(0);
      await expect(page.getByRole('region', { name: '审核', exact: true }).getByRole('radio')).toHaveCount(4);
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
      for (const box of await page.getByRole('group', { name: /审核清单/ }).getByRole('checkbox').all()) await box.check({ force: true });
      await page.getByRole('radio', { name: '同意', exact: true }).check({ force: true });
    }),
  );
  await office.as('chenguo', async () => {
    await file.next('登记集体讨论', async () => {
      await page.locator('main').getByLabel('参加人员').fill('陈国（主持）、赵敏、李敏（列席）');
      await page.locator('main').getByLabel('各人意见').fill('均同意承办机构意见');
      await page.locator('main').getByLabel('讨论结论').fill('一致同意按拟处罚意见作出决定');
    });
    await file.next('作出处罚决定');
  });

  let decision = '';
  await office.as('zhangwei', async () => {
    await file.open('documents');
    const row = page.getByRole('row', { name: /行政处罚决定书/ });
    decision = (await row.innerText()).match(/平城管罚决字〔\d{4}〕\d+号/)?.[0] ?? '';
    expect(decision).not.toBe('');
    const href = await row.getByRole('link', { name: '打开 PDF' }).getAttribute('href');
    const pdf = await page.request.get(address + href);
    expect(pdf.status()).toBe(200);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await file.next('登记送达', serve('马建国'));
    await file.next('登记复查', async () => {
      await page.locator('main').getByLabel('复查情况').fill('车辆已加装密闭盖板，遗撒物已清除');
    });
  });
  await office.as('wuyue', () =>
    file.next('登记缴款', async () => {
      await page.locator('main').getByLabel('票据号').fill(`豫财演${info.project.name}`);
    }),
  );

  await office.as('sunli', async () => {
    await page.goto(`${address}/disclosure`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 Excel' }).click();
    const path = await (await download).path();
    const book = unzipSync(readFileSync(path));
    const sheet = Object.entries(book).filter(([name]) => /sheet|sharedStrings/.test(name)).map(([, body]) => strFromU8(body)).join('');
    expect(sheet).toContain(decision);
    expect(sheet).toContain(party);
    await page.getByRole('row', { name: new RegExp(party) }).getByRole('checkbox').check({ force: true });
    await page.locator('main').getByLabel('报送批次').fill('第 1 批');
    await page.getByRole('button', { name: '登记报送' }).click();
    await expect(page.getByText('已登记报送。')).toBeVisible();
  });
  await office.as('zhangwei', () => file.next('申请结案'));
  await office.as('chenguo', async () => {
    await file.next('审批结案');
    await expect(page.locator('[aria-current="step"]')).toContainText('结案');
  });
  expect(said).toEqual([]);
});

/** The whole label of the option that begins with a name: certificate numbers stand behind it. */
async function option(page: import('@playwright/test').Page, field: string, name: string): Promise<string> {
  const labels = await page.locator('main').getByLabel(field).locator('option').allInnerTexts();
  const found = labels.find((label) => label.startsWith(name));
  if (!found) throw new Error(`${name} is not offered: ${labels.join('; ')}`);
  return found;
}
