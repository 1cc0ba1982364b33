// When something goes wrong, the page says what, why and the next step, and nothing typed is lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillRhk, kinerja, logOut, look, send } from '../kit/index.mjs';

const app = kinerja();
/** The start of the next year, when there is an SKP to be written. */
const awal = kinerja({ today: '2027-01-06' });
const WIDTH_PX = 360;

async function open(who, options) {
  const page = await app.pageAt(WIDTH_PX, options);
  await app.login(page, who);
  return page;
}

test('a wrong password says what to check, and keeps the name', async () => {
  const page = await app.pageAt(WIDTH_PX);
  await page.goto('/masuk');
  await page.getByLabel('NIP', { exact: true }).fill('hendra');
  await page.getByLabel('Kata sandi').fill('bukan sandinya');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  const alert = page.getByRole('alert');
  assert.match(await alert.innerText(), /belum cocok[^]*Sisa \d+ percobaan/);
  assert.equal(await page.getByLabel('NIP', { exact: true }).inputValue(), 'hendra');
  assert.equal(await page.getByLabel('Kata sandi').inputValue(), '');
  await look(page, 'galat-masuk');
});

for (const [status, path, heading] of [
  [404, '/tidak-ada', 'Halaman ini tidak ditemukan'],
  [404, '/penilaian/019b76da-a800-7000-8000-000000000000', 'Halaman ini tidak ditemukan'],
  [403, '/penilaian', 'Halaman ini tidak tersedia untuk peran Anda'],
]) {
  test(`${path} answers an employee with ${status} and a way on`, async () => {
    const page = await open('ratna');
    const answer = await page.goto(path);
    assert.equal(answer.status(), status);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await look(page, `galat-${status}`);
    await page.getByRole('link', { name: 'Ke Beranda' }).click();
    await page.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor();
  });
}

test('a session that ended gives back what was typed, after the login', async () => {
  const kegiatan = 'Menyusun laporan loket Desember';
  const page = await open('ratna');
  await page.goto('/progres');
  await page.getByLabel('Kegiatan', { exact: true }).fill(kegiatan);
  await endSessionElsewhere(page);
  await page.getByRole('button', { name: 'Tambah catatan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Silakan masuk lagi' }).waitFor();
  await look(page, 'sesi-habis');
  await logInAgain(page);
  await page.getByRole('heading', { level: 1, name: 'Isian Anda kembali' }).waitFor();
  await page.getByText(kegiatan).waitFor();
  await look(page, 'isian-kembali');
  await send(page, 'Kirim');
  assert.equal(await entries(page, kegiatan), 1);
});

/** The browser still holds its cookie; the session behind it is over. */
async function endSessionElsewhere(page) {
  const other = await app.pageAt(WIDTH_PX);
  await other.context().addCookies(await page.context().cookies());
  await other.goto('/');
  await logOut(other);
}

async function logInAgain(page) {
  const { name, password } = await app.program.account('ratna');
  await page.getByLabel('NIP', { exact: true }).fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

// With a script the page sends once; without it the server knows the second one by its key.
for (const javaScriptEnabled of [true, false]) {
  test(`a double click makes one entry, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const kegiatan = `Menekan dua kali ${javaScriptEnabled ? 'dengan' : 'tanpa'} skrip`;
    const page = await open('ratna', { javaScriptEnabled });
    await page.goto('/progres');
    await page.getByLabel('Kegiatan', { exact: true }).fill(kegiatan);
    await page.getByRole('button', { name: 'Tambah catatan' }).dblclick();
    await page.getByRole('listitem').filter({ hasText: kegiatan }).first().waitFor();
    assert.equal(await entries(page, kegiatan), 1);
  });
}

/** Entries of today with this text, on a fresh page. */
async function entries(page, kegiatan) {
  await page.goto('/progres');
  return page.getByRole('listitem').filter({ hasText: kegiatan }).count();
}

test('two tabs on one RHK: the second sees both texts and loses none', async () => {
  const [first, second] = await twoTabs();
  await first.getByLabel('Rencana hasil kerja').fill('Terlayaninya permohonan KTP-el dalam satu hari');
  await send(first, 'Simpan draf');

  await second.getByLabel('Rencana hasil kerja').fill('Terlayaninya permohonan KTP-el lansia');
  const answer = second.waitForResponse((response) => response.request().method() === 'POST');
  await second.getByRole('button', { name: 'Simpan draf' }).click();
  assert.equal((await answer).status(), 409);
  await second.getByText('Data ini baru saja diubah di tempat lain.').waitFor();
  await second.getByRole('alert').getByText('Terlayaninya permohonan KTP-el dalam satu hari').waitFor();
  assert.equal(await second.getByLabel('Rencana hasil kerja').inputValue(), 'Terlayaninya permohonan KTP-el lansia');
  await look(second, 'skp-berbeda');

  await send(second, 'Simpan draf');
  await second.getByRole('heading', { level: 2, name: 'Terlayaninya permohonan KTP-el lansia' }).waitFor();
});

/** One person, one RHK, two tabs of one browser. */
async function twoTabs() {
  const first = await awal.pageAt(WIDTH_PX);
  await awal.login(first, 'yohana');
  await first.goto('/skp');
  await first.getByRole('button', { name: 'Mulai baru' }).click();
  await first.getByRole('link', { name: 'Tambah RHK' }).click();
  await fillRhk(first, 'Terlayaninya permohonan KTP-el tepat waktu', []);
  await send(first, 'Simpan draf');
  await first.getByRole('link', { name: 'Ubah RHK 1' }).click();
  await first.getByLabel('Rencana hasil kerja').waitFor();
  const second = await first.context().newPage();
  await second.goto(first.url());
  return [first, second];
}
