// The plan: at the start of a year an employee writes an SKP, the penilai returns it, it is mended and agreed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillRhk, kinerja, look, row, send, steps } from '../kit/index.mjs';

/** The first working days of the next year, when the people below have no SKP yet. */
const app = kinerja({ today: '2027-01-06' });

const RUNS = [
  { width: 1280, masuk: 'ratna', nama: 'Ratna Wulandari' },
  { width: 360, masuk: 'yohana', nama: 'Yohana Tampubolon' },
];
const RHK = 'Terlayaninya permohonan KTP-el tepat waktu';
const INDIKATOR = [
  { teks: 'Berkas KTP-el selesai', target: '4800', satuan: 'berkas', sumber: 'Data loket' },
  { teks: 'Berkas tanpa perbaikan', target: '97', satuan: 'persen', sumber: 'SIAK' },
];
const CATATAN = 'Target berkas pada indikator 1 tahun lalu 5.000. Naikkan sedikit.';

for (const run of RUNS) {
  test(`an SKP is written, returned, mended and agreed at ${run.width} px`, async (t) => {
    const [pegawai, penilai] = await Promise.all([run.masuk, 'marlina'].map((who) => open(run, who)));
    await steps(t, [
      ['the employee writes an RHK with two indicators', () => write(pegawai)],
      ['the employee hands it in', () => handIn(pegawai, 'skp-diajukan')],
      ['the penilai returns it with a note', () => giveBack(penilai, run)],
      ['the employee reads the note and mends the target', () => mend(pegawai)],
      ['the penilai agrees', () => agree(penilai, run)],
      ['the employee sees it agreed', () => seeAgreed(pegawai)],
    ]);
  });
}

async function open(run, who) {
  const page = await app.pageAt(run.width);
  await app.login(page, who);
  return page;
}

async function write(page) {
  await page.goto('/skp');
  await look(page, 'skp-kosong');
  await page.getByRole('radio', { name: /^Kuantitatif/ }).check();
  await page.getByRole('button', { name: 'Mulai baru' }).click();
  await page.getByRole('link', { name: 'Tambah RHK' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await fillRhk(page, RHK, INDIKATOR);
  await look(page, 'skp-rhk');
  await send(page, 'Simpan draf');
  await page.getByText('1 RHK, 2 indikator').waitFor();
  await look(page, 'skp-draf');
}

async function handIn(page, name) {
  await send(page, 'Ajukan SKP');
  await page.getByText('Diajukan', { exact: true }).waitFor();
  await look(page, name);
}

async function toReview(page, run) {
  await page.goto('/persetujuan');
  await row(page, run.nama).getByRole('link', { name: `Periksa ${run.nama}` }).click();
  await page.getByRole('heading', { level: 1, name: run.nama }).waitFor();
}

async function giveBack(page, run) {
  await page.goto('/persetujuan');
  await look(page, 'persetujuan');
  await toReview(page, run);
  await page.getByRole('button', { name: 'Kembalikan dengan catatan' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'skp-periksa-tanpa-catatan');
  await page.getByLabel('Catatan untuk diperbaiki').fill(CATATAN);
  await send(page, 'Kembalikan dengan catatan');
}

async function mend(page) {
  await page.goto('/skp');
  await page.getByText(CATATAN).waitFor();
  await look(page, 'skp-dikembalikan');
  await page.getByRole('link', { name: 'Ubah RHK 1' }).click();
  const first = page.getByRole('group', { name: 'Indikator 1', exact: true });
  assert.match(await first.getByLabel('Target', { exact: true }).inputValue(), /^4\.?800$/);
  await first.getByLabel('Target', { exact: true }).fill('5100');
  await send(page, 'Simpan draf');
  await row(page, 'Berkas KTP-el selesai').getByText('5.100 berkas').waitFor();
  await handIn(page, 'skp-diajukan-lagi');
}

async function agree(page, run) {
  await toReview(page, run);
  await page.getByLabel('Berorientasi Pelayanan').fill('Sapa warga lebih dahulu.');
  await look(page, 'skp-periksa');
  await send(page, 'Setujui');
}

async function seeAgreed(page) {
  await page.goto('/skp');
  await page.getByText('Disetujui', { exact: true }).waitFor();
  await page.getByText('Sapa warga lebih dahulu.').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Ubah RHK 1' }).count(), 0);
  await look(page, 'skp');
}
