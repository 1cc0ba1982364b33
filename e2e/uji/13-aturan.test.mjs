// The law for everybody, and what the office sets itself: calculators, local rules, days off, accounts, cards, cycles.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDTHS, kinerja, look, send } from '../kit/index.mjs';

const app = kinerja();

for (const width of WIDTHS) {
  test(`anybody finds a rule, tries it with own numbers and sees the steps at ${width} px`, async () => {
    const page = await app.pageAt(width);
    await page.goto('/aturan');
    await look(page, 'aturan-daftar');
    await page.getByRole('link', { name: 'Slip gaji PNS', exact: true }).click();
    await page.getByRole('link', { name: 'Isi dengan contoh' }).click();
    await page.getByText('Rp3.239.600').first().waitFor();
    await page.getByLabel('Anak (paling banyak 2 yang dihitung)').fill('2');
    await page.getByLabel('Penerima tunjangan beras, termasuk pegawai (jiwa)').fill('4');
    await page.getByRole('button', { name: 'Hitung' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Tunjangan anak: 2 x 2 %' }).waitFor();
    await look(page, 'aturan-slip');
    await page.goto('/aturan/permenpanrb14_2017.ikm');
    await page.getByLabel('Jawaban tiap responden, urut menurut unsur').fill('4;4;4\n4;4;4');
    await page.getByRole('button', { name: 'Hitung' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Indeks 100: mutu A' }).waitFor();
    await look(page, 'aturan-ikm');
  });

  test(`the office sets a local rule after a look at what changes at ${width} px`, async () => {
    const [share, rest, year] = width === 360 ? ['70', '30', '2027'] : ['80', '20', '2028'];
    const page = await app.pageAt(width);
    await app.login(page, 'nurul');
    await page.goto('/aturan-setempat');
    await look(page, 'aturan-setempat');
    await page.getByRole('link', { name: 'Pembagian TPP menurut produktivitas dan disiplin' }).click();
    await page.getByRole('link', { name: 'Ubah aturan' }).click();
    await page.getByLabel('Bagian produktivitas kerja (persen)').fill(share);
    await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
    await page.getByText(`harus menjadi ${rest} agar keduanya berjumlah 100`).first().waitFor();
    await page.getByLabel('Bagian disiplin kerja (persen)').fill(rest);
    await page.getByLabel('Mulai berlaku').fill(`${year}-01-01`);
    await page.getByLabel('Dasar hukum').fill('Perwali 4/2027 Pasal 12');
    await page.getByRole('button', { name: 'Lihat akibatnya' }).click();
    await page.getByText(`Menjadi: ${share}`).waitFor();
    await look(page, 'aturan-setempat-akibat');
    assert.ok(await send(page, 'Tetapkan aturan'));
    await page.getByText('Perwali 4/2027 Pasal 12').first().waitFor();
    await look(page, 'aturan-setempat-satu');
    await page.goto('/hari-libur/2027/isi');
    await look(page, 'hari-libur-isi');
  });

  test(`accounts, cards and cycles can be used at ${width} px`, async () => {
    const page = await app.pageAt(width);
    await app.login(page, 'nurul');
    for (const [path, heading, name] of [
      ['/organisasi/akun', 'Akun dan Peran', 'akun'],
      ['/organisasi/kartu', 'Aktivasi Akun', 'kartu'],
      ['/siklus', 'Siklus', 'siklus'],
      ['/siklus/buka', 'Buka siklus', 'siklus-buka'],
      ['/hari-libur', 'Hari libur 2026', 'hari-libur'],
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await look(page, name);
    }
  });
}
