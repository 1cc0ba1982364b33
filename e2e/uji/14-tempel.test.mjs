// Twenty entries from a spreadsheet: pasted, looked at and saved in at most six clicks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDTHS, kinerja, look, send } from '../kit/index.mjs';

const app = kinerja();

/** Twenty lines as a sheet puts them on the clipboard, on days that the width has for itself. */
function lines(width) {
  const first = width === 360 ? 2 : 16;
  const line = (_, n) => {
    const [day, hour] = [String(first + Math.floor(n / 5)).padStart(2, '0'), String(8 + (n % 5)).padStart(2, '0')];
    return [`${day}/11/2026`, `${hour}:00`, `${hour}:45`, `Kegiatan lembar ${n + 1}`, '1', n + 1, 'berkas'].join('\t');
  };
  return Array.from({ length: 20 }, line).join('\n');
}

for (const width of WIDTHS) {
  test(`twenty entries are pasted and saved in at most six clicks at ${width} px`, async () => {
    const page = await app.pageAt(width);
    await app.login(page, 'ratna');
    let clicks = 0;
    const click = async (target) => {
      clicks += 1;
      await target.click();
    };
    await click(page.getByRole('link', { name: /^Progres/ }).filter({ visible: true }).first());
    await click(page.getByRole('link', { name: 'Tempel dari Excel' }));
    await page.getByLabel('Kegiatan', { exact: true }).fill(`${lines(width)}\nkemarin\t08:00\t09:00\tRapat`);
    await click(page.getByRole('button', { name: 'Periksa' }));
    await page.getByText('Baris 21').first().waitFor();
    await look(page, 'tempel-keliru');
    await page.getByLabel('Kegiatan', { exact: true }).fill(lines(width));
    await click(page.getByRole('button', { name: 'Periksa' }));
    await page.getByText('Kegiatan lembar 20').first().waitFor();
    await look(page, 'tempel-terbaca');
    clicks += 1;
    assert.ok(await send(page, 'Simpan 20 catatan'));
    assert.ok(clicks <= 6, `${clicks} clicks`);
    await page.getByText('Kegiatan lembar 20').first().waitFor();
  });
}
