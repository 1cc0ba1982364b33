// The path: an employee works, the superior rates on facts, the Wali Kota sets the capaian, the employee opens and answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, kinerja, look, receipt, row, send, steps } from '../kit/index.mjs';

const app = kinerja();
const OPD = 'Dinas Kependudukan dan Pencatatan Sipil';

/** Two people of one team, two periods: neither run stands in the other's way. */
const RUNS = [
  {
    width: 1280,
    masuk: 'ratna',
    nama: 'Ratna Wulandari',
    periode: 'Triwulan III 2026',
    nilai: rateByKeys,
    rating: { hasil: 'Di atas', perilaku: 'Di atas' },
    predikat: 'Sangat Baik',
    jawab: accept,
  },
  {
    width: 360,
    masuk: 'yohana',
    nama: 'Yohana Tampubolon',
    periode: 'Tahun 2026',
    nilai: rateByTouch,
    rating: { hasil: 'Sesuai', perilaku: 'Sesuai' },
    predikat: 'Baik',
    jawab: object,
  },
];

for (const run of RUNS) {
  test(`from a day's entry to an answered result at ${run.width} px`, async (t) => {
    const [pegawai, penilai, pimpinan] = await Promise.all([run.masuk, 'marlina', 'walikota'].map((who) => open(run, who)));
    await steps(t, [
      ['the employee logs a day with a link as evidence', () => logDay(pegawai, run)],
      ['the employee fills in what was reached', () => fillRealisasi(pegawai, run)],
      ['the penilai gives feedback, the employee reads it', () => giveFeedback(penilai, pegawai, run)],
      ['the penilai rates on facts and waits for the capaian', () => rate(penilai, run)],
      ['the Wali Kota sets the capaian of the office', () => setCapaian(pimpinan, run)],
      ['the penilai tells the result', () => tell(penilai, run)],
      ['the employee opens the result and sees why', () => openResult(pegawai, run)],
      ['the employee answers', () => run.jawab(pegawai, run)],
    ]);
  });
}

async function open(run, who) {
  const page = await app.pageAt(run.width);
  await app.login(page, who);
  await look(page, `beranda-${who}`);
  return page;
}

async function logDay(page, run) {
  const kegiatan = `Memeriksa berkas KTP-el loket ${run.width}`;
  await page.goto('/progres');
  await look(page, 'progres');
  await page.getByLabel('Kegiatan', { exact: true }).fill(kegiatan);
  await choose(page, 'Lama', '2 j');
  await page.getByLabel('Mendukung RHK').selectOption({ index: 1 });
  await page.getByText('Lampirkan bukti').click();
  await page.getByLabel('Atau tautan').fill('https://contoh.go.id/berkas');
  assert.match(await send(page, 'Tambah catatan'), /^\w{4}-?\w{4}$/);
  const entry = page.getByRole('listitem').filter({ hasText: kegiatan });
  assert.equal(await entry.getByRole('link', { name: /^Bukti: / }).getAttribute('href'), 'https://contoh.go.id/berkas');
  await look(page, 'progres-tersimpan');
  await page.goto('/bukti-simpan');
  await look(page, 'bukti-simpan');
}

async function fillRealisasi(page, run) {
  await page.goto('/hasil');
  await look(page, 'hasil-daftar');
  const begin = `Isi realisasi ${run.periode}`;
  await page.getByRole('button', { name: begin }).or(page.getByRole('link', { name: begin })).click();
  await page.getByRole('heading', { level: 1, name: run.periode }).waitFor();
  for (const field of await page.getByLabel('Realisasi', { exact: true }).all()) {
    if ((await field.inputValue()) === '') await field.fill('98');
  }
  await page.getByLabel('Penilaian diri').fill('Antrean pagi berjalan baik. Saya ingin belajar membaca data loket.');
  await look(page, 'realisasi');
  await send(page, 'Simpan realisasi');
}

async function giveFeedback(penilai, pegawai, run) {
  await penilai.goto('/umpan-balik');
  await look(penilai, 'umpan-balik-tim');
  await penilai.getByRole('link', { name: new RegExp(`^Beri umpan balik ${run.nama}`) }).click();
  const teks = 'Senin pagi antrean mencapai 60 orang. Semua terlayani sebelum pukul 12.';
  await penilai.getByLabel('Yang ingin Anda sampaikan').fill(teks);
  await look(penilai, 'umpan-balik-beri');
  await send(penilai, 'Kirim umpan balik');
  await pegawai.goto('/umpan-balik');
  const item = pegawai.getByRole('listitem').filter({ hasText: teks });
  await look(pegawai, 'umpan-balik');
  await item.getByRole('button', { name: /^Sudah saya baca/ }).click();
  await item.getByText('Dibaca Kamis, 10 Desember 2026').waitFor();
}

async function rate(page, run) {
  await toTeam(page, run);
  await look(page, 'penilaian-tim');
  await row(page, run.nama).getByRole('link', { name: `Nilai ${run.nama}` }).click();
  await page.getByRole('heading', { level: 1, name: run.nama }).waitFor();
  await look(page, 'penilaian');
  await page.getByText(/Penilaian sementara, menunggu capaian organisasi/).waitFor();
  assert.ok((await page.getByRole('group', { name: /Fakta/ }).getByRole('checkbox', { checked: true }).count()) > 0);
  await run.nilai(page, run);
  await receipt(page);
  await toTeam(page, run);
  await row(page, run.nama).getByText('Menunggu capaian organisasi').waitFor();
}

/** Number keys choose, Ctrl+Enter saves, also from inside a text. */
async function rateByKeys(page, run) {
  await page.keyboard.press('1');
  await page.keyboard.press('4');
  await follows(page, run);
  await page.getByLabel(/^Satu kalimat alasan/).fill('Waktu layanan membaik tajam dan terjaga mutunya.');
  await page.getByLabel(/^Contoh perilaku/).fill('Membantu rekan tanpa diminta dan memberi kabar sebelum ditanya.');
  await look(page, 'penilaian-terisi');
  await page.keyboard.press('Control+Enter');
}

async function rateByTouch(page, run) {
  await choose(page, 'Hasil kerja', run.rating.hasil);
  await choose(page, 'Perilaku kerja', run.rating.perilaku);
  await follows(page, run);
  await look(page, 'penilaian-terisi');
  await page.getByRole('button', { name: 'Simpan dan lanjut ke pegawai berikutnya' }).click();
}

/** The predikat beside the form follows the choices. */
async function follows(page, run) {
  await page.getByText(`Predikat menurut tabel: ${run.predikat}`, { exact: true }).waitFor();
}

async function toTeam(page, run) {
  await page.goto('/penilaian');
  await page.getByRole('navigation', { name: 'Periode' }).getByRole('link', { name: run.periode }).click();
  await page.locator(`[aria-label=Periode] [aria-current=page]`).filter({ hasText: run.periode }).waitFor();
}

async function setCapaian(page, run) {
  await page.goto('/capaian');
  await page.getByRole('navigation', { name: 'Periode' }).getByRole('link', { name: run.periode }).click();
  await page.getByRole('link', { name: `Tetapkan capaian ${OPD}` }).click();
  await page.getByRole('radio', { name: /^Baik/ }).check();
  await page.getByLabel('Dasar penetapan').fill('Capaian 9 dari 10 IKU, rekomendasi Bappeda 8 Desember 2026.');
  await look(page, 'capaian-tetapkan');
  await send(page, 'Tetapkan capaian');
  await row(page, OPD).getByText('Baik', { exact: true }).waitFor();
  await look(page, 'capaian');
}

async function tell(page, run) {
  await toTeam(page, run);
  await row(page, run.nama).getByText('Siap disampaikan').waitFor();
  await row(page, run.nama).getByText(run.predikat, { exact: true }).waitFor();
  await look(page, 'penilaian-tim-siap');
  await send(page, `Sampaikan hasil ${run.nama}`);
  await row(page, run.nama).getByText('Sudah disampaikan').waitFor();
}

async function openResult(page, run) {
  await page.goto('/hasil');
  await page.getByRole('link', { name: `Buka hasil ${run.periode}` }).click();
  await look(page, 'hasil-tertutup');
  assert.equal(await page.getByText(run.predikat, { exact: true }).count(), 0);
  await page.getByRole('button', { name: 'Buka hasil saya' }).click();
  await page.getByRole('heading', { level: 2, name: 'Predikat' }).waitFor();
  const mine = page.getByRole('table', { name: /^Tabel predikat/ }).locator('.grid9-milik');
  assert.match(await mine.innerText(), new RegExp(`^${run.predikat}\\s+Anda$`, 'i'));
  await page.getByText('Mengapa predikat saya ini?').waitFor();
  await page.getByText(/^Tabel 3 × 3, lampiran PermenPANRB 6\/2022/).waitFor();
  await look(page, 'hasil');
}

async function accept(page) {
  await send(page, 'Saya terima');
  await page.getByText('Hasil diterima.').waitFor();
}

/** Without reasons it comes back; with them it goes to the superior of the penilai, who can read it. */
async function object(page, run) {
  const alasan = 'Data loket bulan Mei belum terhitung.';
  await page.getByRole('button', { name: 'Saya ingin menyampaikan keberatan' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'hasil-tanpa-alasan');
  await page.getByLabel('Catatan atau alasan').fill(alasan);
  await send(page, 'Saya ingin menyampaikan keberatan');
  await page.getByText(/^Keberatan disampaikan/).waitFor();
  const atasan = await open(run, 'nasrul');
  await atasan.goto(new URL(page.url()).pathname);
  await atasan.getByText(alasan).waitFor();
}
