// The checks that every other browser test trusts must be able to fail.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from '../kit/browser.mjs';
import { axe, noSidewaysScroll } from '../kit/index.mjs';

const html = (body, head = '') =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Contoh</title>${head}</head><body><main><h1>Contoh</h1>${body}</main></body></html>`;
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

async function pageWith(content, errors = []) {
  const page = await openPage(browser, { width: 360, errors });
  await page.setContent(content);
  return page;
}

test('axe passes a plain page, under a strict policy too', async () => {
  const errors = [];
  await axe(await pageWith(html('<p>Isi</p>', POLICY), errors));
  assert.deepEqual(errors, []);
});

test('axe names the rule and the place of a violation', async () => {
  const page = await pageWith(html('<input id="tanpa-label">'));
  await assert.rejects(axe(page), /label \(critical\)[^]*#tanpa-label/);
});

test('sideways scroll names what is too wide, and the width comes back', async () => {
  await noSidewaysScroll(await pageWith(html('<p>Isi</p>')));
  const page = await pageWith(html('<table id="lebar" width="400"><tr><td>Isi</td></tr></table>'));
  await assert.rejects(noSidewaysScroll(page), /px too wide at 320 px: [^]*table#lebar/);
  assert.equal(page.viewportSize().width, 360);
});

test('errors in scripts, in the console and breaches of the policy are kept', async () => {
  const errors = [];
  await pageWith(html('<script>tidakAda()</script>'), errors);
  const page = await pageWith(html('<p style="color: red">Isi</p>', POLICY), errors);
  await page.evaluate(() => console.error('ada yang keliru'));
  await page.waitForFunction(() => document.readyState === 'complete');
  assert.match(errors.join('\n'), /tidakAda is not defined/);
  assert.match(errors.join('\n'), /Content Security Policy/);
  assert.match(errors.join('\n'), /ada yang keliru/);
});
