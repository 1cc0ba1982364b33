// Without JavaScript the simple forms do the same work.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, fillRhk, kinerja, logOut, row, send } from '../kit/index.mjs';

const app = kinerja();
/** The start of the next year, when there is an SKP to be written. */
const awal = kinerja({ today: '2027-01-06' });
const TANPA_SKRIP = { javaScriptEnabled: false };
const WIDTH_PX = 360;

test('login, an entry and logout', async () => {
  const page = await app.pageAt(WIDTH_PX, TANPA_SKRIP);
  await app.login(page, 'ratna');
  await page.getByLabel('Apa yang Anda kerjakan?').fill('Pelayanan loket tanpa skrip');
  await choose(page, 'Lama', '30 m');
  await send(page, 'Tambah catatan');
  await page.getByRole('listitem').filter({ hasText: 'Pelayanan loket tanpa skrip' }).getByText('30 m').first().waitFor();

  await logOut(page);
  await page.goto('/progres');
  await page.getByLabel('Kata sandi').waitFor();
});

test('an RHK is saved', async () => {
  const page = await awal.pageAt(WIDTH_PX, TANPA_SKRIP);
  await awal.login(page, 'ratna');
  await page.goto('/skp');
  await page.getByRole('button', { name: 'Mulai baru' }).click();
  await page.getByRole('link', { name: 'Tambah RHK' }).click();
  await page.getByRole('button', { name: 'Tambah indikator' }).click();
  await page.getByRole('group', { name: 'Indikator 3', exact: true }).waitFor();
  await fillRhk(page, 'Terlayaninya permohonan KTP-el tepat waktu', [
    { teks: 'Berkas selesai', target: '12', satuan: 'berkas', sumber: 'Data loket' },
  ]);
  await send(page, 'Simpan draf');
  await page.getByText('1 RHK, 1 indikator').waitFor();
});

test('a person is rated', async () => {
  const page = await app.pageAt(WIDTH_PX, TANPA_SKRIP);
  await app.login(page, 'marlina');
  await page.goto('/penilaian?periode=3');
  await row(page, 'Benny Tambunan').getByRole('link', { name: 'Nilai Benny Tambunan' }).click();
  await choose(page, 'Hasil kerja', 'Sesuai');
  await choose(page, 'Perilaku kerja', 'Sesuai');
  await send(page, 'Simpan dan lanjut ke pegawai berikutnya');
  await page.goto('/penilaian?periode=3');
  await row(page, 'Benny Tambunan').getByText('Menunggu capaian organisasi').waitFor();
  assert.match(await page.getByRole('main').innerText(), /1 dari \d+ pegawai sudah dinilai/);
});
