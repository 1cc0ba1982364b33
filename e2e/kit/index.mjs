// What a browser test needs: `kinerja()` at the top of a file gives it a program with a demo city of its own.
//
//   const app = kinerja();
//   test('…', async () => {
//     const page = await app.pageAt(360);
//     await app.login(page, 'ratna');
//     await axe(page);
//   });

import { after, before } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';
import { startProgram } from './program.mjs';

export { choose, fillRhk, logOut, receipt, row, send } from './pages.mjs';
export { axe, look, noSidewaysScroll, shot } from './checks.mjs';

/** Widths at which every screen is looked at: a phone and a desk. */
export const WIDTHS = [360, 1280];

/**
 * Starts program and browser before the tests of the calling file and stops both after them.
 * Options go to `startProgram`. Fails the file when a page threw an error, wrote one to the console or broke its Content-Security-Policy.
 */
export function kinerja(options = {}) {
  const app = { program: null, browser: null, pageErrors: [] };
  before(async () => {
    app.program = await startProgram(options);
    app.browser = await openBrowser();
  });
  after(async () => {
    try {
      await app.browser?.close();
    } finally {
      await app.program?.stop();
    }
    if (app.pageErrors.length > 0) throw new Error(`errors in pages:\n${app.pageErrors.join('\n')}`);
  });
  app.url = (path) => new URL(path, app.program.url).href;
  /** A page in a session of its own, `width` px wide. Options are Playwright's, for example `{ javaScriptEnabled: false }`. */
  app.pageAt = (width, options = {}) =>
    openPage(app.browser, { width, baseURL: app.program.url, errors: app.pageErrors, options });
  app.login = (page, who) => login(page, app.program, who);
  return app;
}

/** Logs in as the person whom the demo prints with the login `who` (for example `ratna`) and waits for the next page. */
async function login(page, program, who) {
  const { name, password } = await program.account(who);
  await page.goto('/masuk');
  const form = page.locator('form', { has: page.locator('input[type=password]') });
  await form.locator('input[autocomplete=username]').fill(name);
  await form.locator('input[type=password]').fill(password);
  await form.locator('button:not([type=button])').click();
  await page.waitForLoadState();
  if ((await form.count()) > 0) {
    throw new Error(`${who} could not log in; the page says: ${await page.locator('main').innerText()}`);
  }
}

/** Runs the steps of a path, `[name, function]` each; after the first that fails the others are passed over. */
export async function steps(t, list) {
  let broken = false;
  for (const [name, step] of list) {
    await t.test(name, { skip: broken && 'an earlier step failed' }, async () => {
      broken = true;
      await step();
      broken = false;
    });
  }
}
