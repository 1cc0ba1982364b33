// The machine's own Chromium, driven by Playwright; nothing is downloaded.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const HEIGHT_PX = 800;
const ACTION_MS_MAX = 15_000;

/** A headless browser with a fresh profile, which Playwright makes and removes. `KINERJA_PERAMBAN` names the program. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.KINERJA_PERAMBAN ?? findBrowser(), args: ARGUMENTS });
}

/** A page in a context of its own. What goes wrong in its scripts, its console or its policy is added to `errors`. */
export async function openPage(browser, { width, baseURL, errors, options }) {
  const viewport = { width, height: HEIGHT_PX };
  const context = await browser.newContext({ viewport, baseURL, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...options });
  context.setDefaultTimeout(ACTION_MS_MAX);
  context.on('weberror', (event) => errors.push(String(event.error().stack)));
  context.on('console', (message) => {
    if (isWrong(message)) errors.push(`${message.page()?.url()}: ${message.text()}`);
  });
  return context.newPage();
}

/** Errors and breaches of the policy. The status of the page itself (404, 422) is the test's to judge, not an error. */
function isWrong(message) {
  if (/Content.Security.Policy/.test(message.text())) return true;
  const ownStatus = /server responded with a status of 4/.test(message.text()) && message.location().url === message.page()?.url();
  return message.type() === 'error' && !ownStatus;
}

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
  if (!found) throw new Error('no Chromium found: install it (Debian: chromium) or name it in KINERJA_PERAMBAN');
  return found;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
