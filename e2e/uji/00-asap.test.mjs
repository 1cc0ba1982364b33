// Smoke: the program starts, answers, and its first page can be used by everyone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDTHS, axe, kinerja, noSidewaysScroll, shot } from '../kit/index.mjs';

const app = kinerja();

test('the program says that it is well', async () => {
  const answer = await fetch(app.url('/healthz'));
  assert.equal(answer.status, 200);
});

for (const width of WIDTHS) {
  test(`the login page can be used at ${width} px`, async () => {
    const page = await app.pageAt(width);
    const answer = await page.goto('/masuk');
    assert.equal(answer.status(), 200);
    await page.getByLabel('Kata sandi').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'id');
    await shot(page, 'masuk');
    await axe(page);
    await noSidewaysScroll(page);
  });
}

test('an employee of the demo city can log in', async () => {
  const page = await app.pageAt(360);
  await app.login(page, 'ratna');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot(page, 'beranda');
});
