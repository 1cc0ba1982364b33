// The office behind it: units, import, who rates whom and the rules. Looked at, nothing changed.

import { test } from 'node:test';
import { WIDTHS, kinerja, look } from '../kit/index.mjs';

const app = kinerja();

const PAGES = [
  ['/organisasi/unit', 'Organisasi', 'organisasi'],
  ['/organisasi/impor', 'Impor pegawai dan unit', 'impor'],
  ['/organisasi/pejabat-penilai?q=Ratna%20Wulandari', 'Pejabat Penilai', 'pejabat-penilai'],
  ['/aturan', 'Aturan', 'aturan'],
  ['/aturan/permenpanrb6_2022.predikat_kinerja_pegawai', 'Predikat', 'aturan-predikat'],
];

for (const width of WIDTHS) {
  test(`the pages of the tim pengelola can be used at ${width} px`, async () => {
    const page = await app.pageAt(width);
    await app.login(page, 'nurul');
    for (const [path, heading, name] of PAGES) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await look(page, name);
    }
    await page.goto(PAGES[2][0]);
    await page.getByRole('row').filter({ hasText: 'Ratna Wulandari' }).getByRole('link', { name: /^Ubah/ }).click();
    await page.getByRole('button').first().waitFor();
    await look(page, 'pejabat-penilai-ubah');
  });
}
