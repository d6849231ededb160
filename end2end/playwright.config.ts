// How the journeys are walked: one browser, three ways to look at the office.
import { defineConfig } from '@playwright/test';

const desktop = { viewport: { width: 1366, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  // The journeys share one office and its numbers: one after the other.
  workers: 1,
  forbidOnly: !!process.env.CI,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    // `cargo xtask test` serves the demo office here, and the training office at ZHIHENG_TRAINING_URL.
    baseURL: process.env.ZHIHENG_URL ?? 'http://127.0.0.1:8080',
    actionTimeout: 15_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.ZHIHENG_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: 'plain/**', use: desktop },
    { name: 'phone', testIgnore: ['plain/**', 'desktop/**'], use: phone },
    // Old office computers, and pages whose scripts did not come through.
    { name: 'without-scripts', testMatch: 'plain/**/*.spec.ts', use: { ...desktop, javaScriptEnabled: false } },
  ],
});
