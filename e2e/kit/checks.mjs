// What every screen is held to, whatever it shows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = path.resolve(import.meta.dirname, '../gambar');
/** The narrowest screen that must do without sideways scroll (WCAG 2.2, 1.4.10 Reflow). */
const NARROW_PX = 320;

/** Saves a picture of the whole page as `e2e/gambar/NAME-WIDTH.png`; with PostgreSQL in a folder of its own. */
export async function shot(page, name) {
  const folder = process.env.KINERJA_UJI_PG ? path.join(PICTURES, 'postgresql') : PICTURES;
  const file = path.join(folder, `${name}-${page.viewportSize().width}.png`);
  // What sticks to the screen's edge is drawn where the page is scrolled to.
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  return file;
}

/** What every page of a path is held to: a picture under `name`, no finding of axe, no sideways scroll. */
export async function look(page, name) {
  await shot(page, name);
  await axe(page);
  await noSidewaysScroll(page);
}

/** Asserts that axe finds no violation of its rules, WCAG and best practice alike. */
export async function axe(page) {
  // Through the debugger, so that the page's own policy stays in force.
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate('axe.run(document)');
  assert.ok(passes.length > 0, `axe looked at nothing on ${page.url()}`);
  assert.equal(violations.map(readable).join('\n\n'), '', `axe on ${page.url()}`);
}

function readable({ id, impact, help, nodes }) {
  const places = nodes.map((node) => `  ${node.target.join(' ')}\n    ${node.failureSummary.replaceAll('\n', '\n    ')}`);
  return [`${id} (${impact}): ${help}`, ...places].join('\n');
}

/** Asserts that at 320 px nothing is wider than the screen, and puts the page back to its width. */
export async function noSidewaysScroll(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: NARROW_PX, height: before.height });
  const { excess, wide } = await page.evaluate(measureWidth);
  await page.setViewportSize(before);
  assert.equal(excess, 0, `${page.url()} is ${excess} px too wide at ${NARROW_PX} px: ${wide.join(', ')}`);
}

/** Runs in the page: px beyond the screen's edge, and the elements that reach there. */
function measureWidth() {
  const root = document.documentElement;
  const excess = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  const beyond = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
  const name = (e) => e.tagName.toLowerCase() + (e.id && `#${e.id}`) + [...e.classList].map((c) => `.${c}`).join('');
  return { excess: Math.max(excess, 0), wide: beyond.slice(0, 5).map(name) };
}
